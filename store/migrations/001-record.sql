-- The event record of changes, the read model derived from it, and the texts and contents that events only commit to.

create table change_event (
  change text not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  actor jsonb not null,
  type text not null,
  data jsonb not null,
  previous_hash text not null,
  hash text not null,
  recorded_at timestamptz not null default now(),
  primary key (change, seq)
);

-- Append-only whoever asks: the application's role has no right to update or delete, and a trigger refuses even the owner.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'the event record is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger change_event_append_only before update or delete on change_event
  for each row execute function refuse_rewriting();
create trigger change_event_no_truncate before truncate on change_event
  for each statement execute function refuse_rewriting();

create sequence change_number;

-- One row a change: the state as the core folds it from the events, with the columns that lists filter and sort by.
create table change (
  key text primary key,
  number integer not null unique,
  state jsonb not null,
  stage text not null,
  outcome text,
  title text not null,
  tier text not null,
  team text,
  proposer uuid not null,
  owner uuid,
  sponsor uuid,
  seq integer not null,
  head_hash text not null,
  created_at timestamptz not null,
  last_at timestamptz not null
);
create index change_stage on change (stage, number desc);

-- A key is reserved before its workflow starts; the idempotency key finds it again after a crash in between.
create table change_reservation (
  key text primary key,
  number integer not null unique,
  idempotency_key text not null,
  actor text not null,
  content_hash text not null,
  reserved_at timestamptz not null default now(),
  unique (actor, idempotency_key)
);

create table revision (
  change text not null,
  number integer not null,
  hash text not null,
  salt text not null,
  content jsonb not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (change, number, hash)
);

-- Reasons and notes. Events hold the id and a salted commitment; the row can be erased.
create table text (
  id uuid primary key,
  change text not null,
  salt text not null,
  body text not null,
  author uuid,
  created_at timestamptz not null default now()
);
create index text_change on text (change);

-- Links sent to people. The token is an HMAC and only its hash is kept.
create table link (
  token_hash bytea primary key,
  kind text not null check (kind in ('sign', 'training')),
  change text not null,
  subject text not null,
  generation integer not null,
  person uuid not null,
  created_at timestamptz not null default now()
);
create index link_subject on link (change, kind, subject);

-- Fetches of link pages, apart from acts of people.
create table link_access (
  id bigint generated always as identity primary key,
  token_hash bytea not null,
  at timestamptz not null default now(),
  method text not null,
  agent text not null
);
create index link_access_token on link_access (token_hash, id desc);

-- One row a message. Bodies are rendered when needed; neither bodies nor tokens are kept.
create table message (
  change text not null,
  effect text not null,
  part text not null default '',
  person uuid not null,
  task jsonb not null,
  message_id text not null unique,
  due_at timestamptz not null,
  sent_at timestamptz,
  via text check (via in ('smtp', 'inbox')),
  failed text,
  shown_at timestamptz,
  primary key (change, effect, part)
);
create index message_inbox on message (sent_at desc);

create table work_item (
  change text not null,
  item text not null,
  title text not null,
  url text,
  created_at timestamptz not null default now(),
  primary key (change, item)
);

-- Deadlines as they were last computed; the event follows with the next batch.
create table deadline (
  change text not null,
  subject text not null,
  remind_at timestamptz[] not null default '{}',
  due_at timestamptz not null,
  primary key (change, subject)
);
