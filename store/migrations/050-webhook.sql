-- Addresses that are told of what happens to changes. Secrets are sealed; the one before works on for a while after a rotation.
create table webhook (
  id uuid primary key default gen_random_uuid(),
  url text not null,
  -- Types of events; empty: all.
  events text[] not null,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamptz,
  -- Why nothing is sent there any more; null: it is sent.
  disabled text check (disabled in ('gone', 'by_hand')),
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  check ((disabled is null) = (disabled_at is null))
);

-- One row an event and address, written in the transaction that records the event, so that none is lost.
create table webhook_delivery (
  id uuid primary key default gen_random_uuid(),
  webhook uuid not null references webhook (id) on delete cascade,
  change text not null,
  seq integer not null,
  type text not null,
  created_at timestamptz not null default now(),
  attempts integer not null default 0,
  -- When it is tried next; null: it is over.
  next_at timestamptz default now(),
  claimed_until timestamptz,
  delivered_at timestamptz,
  dead_at timestamptz,
  status integer,
  error text,
  unique (webhook, change, seq)
);
create index webhook_delivery_open on webhook_delivery (next_at) where next_at is not null;
create index webhook_delivery_log on webhook_delivery (webhook, created_at desc, id);
