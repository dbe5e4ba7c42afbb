-- Service levels: what asks, what answers, and by which key they belong together.

create table response_series (
  id integer generated always as identity primary key,
  trigger_source integer not null references usage_source (number),
  answer_source integer not null references usage_source (number),
  -- Both filters, the key and the property of the group, in canonical JSON.
  definition jsonb not null,
  created_at timestamptz not null default now(),
  unique (trigger_source, answer_source, definition)
);

-- One row an event that asks or answers, kept in the transaction that stores the event. The key is a digest: a property can be
-- long, and can name somebody.
create table response_mark (
  series integer not null references response_series (id) on delete cascade,
  answers boolean not null,
  key bytea not null,
  at timestamptz not null,
  message_id text collate "C" not null,
  identity bigint not null,
  -- The group that owes the answer, where the asking event names it.
  owed_by text,
  primary key (series, answers, key, at, message_id)
);
create index response_mark_asked on response_mark (series, at) where not answers;
