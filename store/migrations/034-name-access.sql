-- Who was shown names of people, where, and of whom: one row a request. Only ever added to.
create table name_access (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  place text not null check (place in ('people', 'person', 'members')),
  -- The population, where it was one.
  population text,
  people uuid[] not null
);
create index name_access_people on name_access using gin (people);
