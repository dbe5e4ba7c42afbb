-- People, the teams they work in, and the populations whose use is measured.

create table team (
  id text primary key,
  name text not null,
  -- Working time as lib/business-time reads it; null is the default calendar.
  calendar jsonb,
  created_at timestamptz not null default now()
);

-- Someone known only from a roster has a user id and no address; who is asked to decide needs one.
create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text,
  team text references team (id),
  manager uuid references person (id) on delete set null,
  time_zone text,
  language text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index person_email on person (lower(email));
create index person_team on person (team, id);
create index person_name on person (lower(name), id);

-- What other systems call a person. One id is one person; a person may have several.
create table person_user_id (
  user_id text primary key,
  person uuid not null references person (id) on delete cascade
);
create index person_user_id_person on person_user_id (person);

create table population (
  id text primary key,
  name text not null,
  created_at timestamptz not null default now()
);

-- A row [joined_at, left_at) a person and joining. Of rows that overlap the one joined last holds.
create table membership (
  population text not null references population (id) on delete cascade,
  person uuid not null references person (id) on delete cascade,
  joined_at timestamptz not null,
  left_at timestamptz,
  "group" text not null,
  primary key (population, person, joined_at),
  check (left_at is null or left_at >= joined_at)
);
create index membership_group on membership (population, "group", person);
