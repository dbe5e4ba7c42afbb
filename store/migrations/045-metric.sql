-- Values of the business metric of a change. A row is a version: the newest of a period and wave counts, none is changed.
create table metric_value (
  id bigint generated always as identity primary key,
  change text not null,
  -- Of what the values are of: a metric that was named otherwise since has none.
  definition text not null,
  -- The first day of the period.
  period_start date not null,
  -- Null for everybody.
  wave text,
  recorded_at timestamptz not null,
  -- Who brought it: person:… or key:….
  recorded_by text not null,
  -- Of the change as it was when this was kept, whatever clocks say.
  before_launch boolean not null,
  kind text not null check (kind in ('share', 'number')),
  -- What was counted, or what the number is.
  value double precision not null,
  -- The total that was counted of, or what the number is an average of.
  n bigint,
  -- Standard deviation of what the number is an average of.
  sd double precision
);
create index metric_value_change on metric_value (change, definition, id);

create function refuse_changing_metric_value() returns trigger language plpgsql as $$
begin
  raise exception 'a value is corrected by a newer one, never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger metric_value_append_only before update or delete on metric_value
  for each row execute function refuse_changing_metric_value();
