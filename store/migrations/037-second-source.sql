-- A second source for the behaviour of a target. The one that was signed decides; this one is held beside it.
create table second_source (
  change text not null,
  target text not null,
  source text not null,
  behaviour jsonb not null,
  -- Shares may differ by so much before it is somebody's task.
  tolerance double precision not null check (tolerance >= 0 and tolerance <= 1),
  named_at timestamptz not null default now(),
  primary key (change, target)
);

-- Two sources that say different things: one open row a target and group, until somebody says why.
create table discrepancy (
  id uuid primary key default gen_random_uuid(),
  change text not null,
  target text not null,
  -- Null for everybody.
  "group" text,
  period_end timestamptz not null,
  judged integer not null,
  counted integer not null,
  second_counted integer not null,
  owner uuid,
  opened_at timestamptz not null default now(),
  resolution text check (resolution in ('first_mended', 'second_mended', 'explained')),
  explanation text,
  resolved_at timestamptz,
  check ((resolved_at is null) = (resolution is null and explanation is null))
);
create unique index discrepancy_open on discrepancy (change, target, coalesce("group", '')) where resolved_at is null;
