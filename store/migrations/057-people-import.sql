-- How somebody likes to learn: who plans a training reads it.
alter table person add column learns_by text check (learns_by in ('live', 'video', 'written', 'office_hours'));

-- Lists of people that were taken in, so that one can be undone as long as nobody built on it.
create table people_import (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  actor text not null,
  people integer not null,
  undone_at timestamptz
);

-- What a list did to one person. It goes with the person, so that nothing of somebody erased is left here.
create table people_import_row (
  import uuid not null references people_import (id) on delete cascade,
  person uuid not null references person (id) on delete cascade,
  added boolean not null,
  -- What each changed field held before, and since; empty for somebody who was added.
  before jsonb not null,
  after jsonb not null,
  -- User ids that were new to the person, and names under which their use counts since.
  user_ids text[] not null,
  names text[] not null,
  primary key (import, person)
);
create index people_import_row_person on people_import_row (person);
