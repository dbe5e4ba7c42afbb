-- Effects that fail and are tried again: since when, how often and why. A row goes when its effect succeeds.
create table effect_trouble (
  change text not null,
  effect text not null,
  task jsonb not null,
  failures integer not null,
  since timestamptz not null,
  next_at timestamptz not null,
  reason text not null,
  -- It has failed often enough that people are told.
  told boolean not null,
  primary key (change, effect)
);
