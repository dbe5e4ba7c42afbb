-- The leaders' list as it is read: two rows a change, one for who may see names and one for who may not, because what is told of a
-- target decides its place. Written from events and measurements; `rules` says by which version of the rules, so that rows of an
-- older one, or none at all, are written anew when the program is brought up to date.
create table portfolio (
  change text not null,
  names boolean not null,
  rules smallint not null,
  number integer not null,
  title text not null,
  stage text not null,
  team text,
  owner uuid,
  -- Its group, worst first: delivered, early, moving, adopted, ended.
  standing smallint not null,
  overdue boolean not null,
  gap float8 not null,
  closed boolean not null,
  -- People between here and what was signed, and how many were judged.
  missing float8 not null,
  judged integer not null,
  -- Launched, not closed and with a target: evidence of it may fall silent.
  live boolean not null,
  source text,
  freshness_days float8,
  -- The oldest measurement of a target that still runs.
  measured_at timestamptz,
  -- Whose turn it is; nobody's while it waits for time to pass.
  waits boolean not null,
  waits_for uuid[] not null,
  waits_since timestamptz not null,
  due_at timestamptz,
  primary key (change, names)
);
create index portfolio_place on portfolio (names, standing, (not overdue), (-gap), (-number));
create index portfolio_team on portfolio (names, lower(team));
create index portfolio_owner on portfolio (names, owner);
create index portfolio_stage on portfolio (names, stage);
create index portfolio_missing on portfolio (names, closed, (-missing)) where standing = 0 and missing > 0;
create index portfolio_due on portfolio (names, due_at) where waits;
create index portfolio_waits on portfolio (names, waits_since) where waits;
create index portfolio_waits_for on portfolio using gin (waits_for) where waits and names;
create index portfolio_source on portfolio (names, source, freshness_days) where live;
create index portfolio_measured on portfolio (measured_at) where names and measured_at is not null;
