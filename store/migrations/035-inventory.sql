-- What is actually used: tools that somebody told of, and the last count of who uses what.

create table inventory_tool (
  id text primary key,
  name text not null,
  owner text,
  cost_per_year numeric(14, 2) check (cost_per_year >= 0),
  currency text,
  -- Which events are its own: pairs of a source and how names of its events begin.
  belongs jsonb not null
);

-- The last count, whole. It is read from the raw events, so it is made seldom and kept.
create table inventory_count (
  one boolean primary key default true check (one),
  counted_at timestamptz not null,
  -- The tools it was made for: with other ones it has to be made again.
  made_for text not null,
  cells jsonb not null
);
