-- Private addresses under which a calendar program reads the calendar. Of the address only its hash is kept; one that is revoked is gone.
create table calendar_feed (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  person uuid not null references person (id) on delete cascade,
  -- Where its reader uses it, in their words.
  name text not null,
  -- Only the dates of this team's changes; null: everybody's.
  team text references team (id) on delete cascade,
  created_at timestamptz not null default now()
);
create index calendar_feed_person on calendar_feed (person);

create index deadline_due on deadline (due_at);
create index change_last on change (last_at);
