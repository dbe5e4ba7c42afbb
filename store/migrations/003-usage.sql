-- Usage: where it comes from, who acted, the raw events and their rollup.

create table usage_source (
  id text primary key,
  -- Stands for the source in the large tables.
  number integer generated always as identity unique,
  name text not null,
  key_hash bytea not null unique,
  key_prefix text not null,
  -- Instants are taken as they are given: no correction of clock skew, no limit to the future.
  historic boolean not null default false,
  -- Event time up to which somebody vouches that nothing is missing.
  complete_until timestamptz,
  -- Event time of the newest accepted event of any kind.
  watermark timestamptz,
  last_received_at timestamptz,
  accepted bigint not null default 0,
  duplicates bigint not null default 0,
  rejected bigint not null default 0,
  created_at timestamptz not null default now()
);

-- A user or device as a pseudonym, HMAC of its id. Events point here, so who somebody turns out to be is one update of
-- one row, and neither events nor rollup move.
create table usage_identity (
  id bigint generated always as identity primary key,
  user_key bytea not null unique,
  person uuid
);
create index usage_identity_person on usage_identity (person) where person is not null;

-- Pseudonyms that people themselves name: user ids and addresses on their record.
create table usage_anchor (
  identity bigint primary key references usage_identity (id),
  person uuid not null
);
create index usage_anchor_person on usage_anchor (person);

-- What alias and identify said. same: two names of one user; device: "one" was signed in on "other".
create table usage_link (
  kind text not null check (kind in ('same', 'device')),
  one bigint not null references usage_identity (id),
  other bigint not null references usage_identity (id),
  primary key (one, other, kind)
);
create index usage_link_other on usage_link (other);

-- Raw events; of a repeated message id the first received stays. No address, no trait, no context is kept.
create table usage_event (
  source integer not null,
  message_id text collate "C" not null,
  at timestamptz not null,
  received_at timestamptz not null,
  identity bigint not null,
  event text not null,
  properties jsonb,
  primary key (source, message_id)
);
create index usage_event_identity on usage_event (identity, at);

-- Names of events and how many there are, so that nobody has to count the raw ones.
create table usage_seen (
  source integer not null,
  event text not null,
  n bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (source, event)
);

-- What did not become an event, and why. Holds no value of the event.
create table usage_reject (
  id bigint generated always as identity primary key,
  source integer not null,
  received_at timestamptz not null,
  reason text not null,
  sentence text not null,
  excerpt jsonb not null,
  message_id text,
  unique (source, message_id, reason)
);
create index usage_reject_source on usage_reject (source, id desc);

-- Deliveries with a key that no source has.
create table usage_unknown_key (
  day date primary key,
  requests bigint not null,
  last_at timestamptz not null
);

-- One question asked of a source: a filter on events, counted by local day.
create table usage_series (
  id integer generated always as identity primary key,
  source integer not null references usage_source (number),
  event text not null,
  -- Predicates in canonical JSON.
  predicates jsonb not null,
  time_zone text not null,
  created_at timestamptz not null default now(),
  unique (source, event, predicates, time_zone)
);

-- The rollup: one row a series, identity and local day, kept in the transaction that stores the events.
create table usage_day (
  series integer not null references usage_series (id) on delete cascade,
  identity bigint not null,
  day date not null,
  n integer not null check (n > 0),
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (series, identity, day)
);
create index usage_day_day on usage_day (series, day) include (identity, n);
