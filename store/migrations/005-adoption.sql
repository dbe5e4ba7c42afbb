-- What launch, training and measurement leave behind.

-- The eligible people of a wave as they were when it launched.
create table roster (
  change text not null,
  wave text not null,
  person uuid not null,
  team text not null,
  primary key (change, wave, person)
);

create table training_completion (
  change text not null,
  training text not null,
  person uuid not null,
  at timestamptz not null,
  via text not null check (via in ('link', 'api', 'csv')),
  primary key (change, training, person)
);

-- One row a period end, restated by a new row: what was known of it when it was computed.
create table evaluation (
  change text not null,
  target text not null,
  period_end timestamptz not null,
  as_of timestamptz not null,
  computed_at timestamptz not null default now(),
  counts jsonb not null,
  counted integer not null,
  judged integer not null,
  unknown boolean not null,
  primary key (change, target, period_end, as_of)
);

-- The last whole measurement of a target, for lists.
create table target_reading (
  change text not null,
  target text not null,
  as_of timestamptz not null,
  verdict jsonb not null,
  ladder jsonb not null,
  computed_at timestamptz not null default now(),
  primary key (change, target)
);
