-- Write keys of sources: several for each, so that one can be exchanged while clients still send with the other.
create table usage_key (
  id uuid primary key default gen_random_uuid(),
  source integer not null references usage_source (number),
  name text not null,
  hash bytea not null unique,
  -- The first characters, by which people recognise a key in a list.
  prefix text not null,
  created_at timestamptz not null default now(),
  -- Exact to half a minute: a key that was found is remembered for so long.
  last_used_at timestamptz,
  -- From then on it is no key any more.
  ends_at timestamptz,
  -- Deliveries that came with it after its end.
  refused bigint not null default 0,
  refused_at timestamptz
);
create index usage_key_source on usage_key (source, created_at);

insert into usage_key (source, name, hash, prefix, created_at)
  select number, 'First key', key_hash, key_prefix, created_at from usage_source;
alter table usage_source drop column key_hash, drop column key_prefix;
