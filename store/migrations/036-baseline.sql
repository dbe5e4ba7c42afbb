-- What a target's behaviour was before the launch. A row is added until the first wave launches, the newest counts, none is changed.
create table baseline (
  change text not null,
  target text not null,
  taken_at timestamptz not null,
  -- Of what was measured: a target that was signed otherwise since has no baseline.
  definition text not null,
  taken text not null check (taken in ('by_hand', 'at_launch')),
  period_end timestamptz not null,
  counted integer not null,
  judged integer not null,
  -- The last period ends with their counts, oldest first.
  periods jsonb not null,
  primary key (change, target, taken_at)
);

create function refuse_changing_baseline() returns trigger language plpgsql as $$
begin
  raise exception 'a baseline is taken anew, never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger baseline_append_only before update or delete on baseline
  for each row execute function refuse_changing_baseline();
