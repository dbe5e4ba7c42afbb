-- Periods in which nothing launches. One that is lifted is kept: launches were moved because of it.
create table launch_freeze (
  number integer generated always as identity primary key,
  name text not null,
  reason text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Empty: every team.
  teams text[] not null,
  -- The caller's idempotency key with the caller: a request that is repeated is the same freeze.
  once text unique,
  created_at timestamptz not null default now(),
  lifted_at timestamptz
);
