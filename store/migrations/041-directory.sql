-- What the company's directory pushes: its users, its groups, and who is in them, as it last said.

-- A user of the directory is a person here. What they are called and how they are reached goes into person as well.
create table directory_user (
  person uuid primary key references person (id) on delete cascade,
  user_name text not null,
  external_id text unique,
  active boolean not null,
  -- Attributes as the directory said them, so that it reads what it wrote, and only what it changes is changed.
  said jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index directory_user_name on directory_user (lower(user_name));
create index directory_user_page on directory_user (created_at, person);

create table directory_group (
  id uuid primary key default gen_random_uuid(),
  display_name text not null,
  external_id text unique,
  -- Where its people count; null until somebody says where.
  population text references population (id) on delete set null,
  counts_as text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index directory_group_name on directory_group (lower(display_name));
create index directory_group_population on directory_group (population);

create table directory_group_member (
  directory_group uuid not null references directory_group (id) on delete cascade,
  person uuid not null references directory_user (person) on delete cascade,
  -- Of several groups of one population the one that somebody was added to last is theirs.
  added bigint generated always as identity,
  primary key (directory_group, person)
);
create index directory_group_member_person on directory_group_member (person, added);

-- Made for a group of the directory, so that the next group of that name may use it too.
alter table population add column from_directory boolean not null default false;
