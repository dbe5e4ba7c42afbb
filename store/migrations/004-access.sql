-- Keys of programs, sessions of people, and the links that begin a session. Secrets are kept as hashes only.

create table api_key (
  id uuid primary key default gen_random_uuid(),
  hash bytea not null unique,
  -- The first characters, by which people recognise a key in a list.
  prefix text not null,
  name text not null,
  scopes text[] not null,
  person uuid,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table session (
  id uuid primary key default gen_random_uuid(),
  hash bytea not null unique,
  person uuid not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_person on session (person);

create table login_link (
  hash bytea primary key,
  person uuid not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index login_link_person on login_link (person);
