-- Text of a proposal that somebody typed and has not kept yet: theirs alone, and no part of any record.
create table scratch (
  id uuid primary key,
  person uuid not null references person (id) on delete cascade,
  -- The change whose edit it is, and the revision it began from; null for a new change.
  change text,
  based_on integer,
  form jsonb not null,
  -- One more with each time it is kept: two tabs that type in the same text find out about each other.
  version integer not null,
  updated_at timestamptz not null
);
create index scratch_person on scratch (person, updated_at desc);

-- Changes that showed how things go and were taken away again. No list has them any more; their events stay, and are checked with all
-- others up to the head that is kept here.
create table removed_change (
  key text primary key,
  number integer not null unique,
  stage text not null,
  seq integer not null,
  head_hash text not null,
  last_at timestamptz not null,
  removed_at timestamptz not null,
  removed_by uuid
);
