-- Messages that no change asks for: a person asks for the link of their own page.
alter table message drop constraint message_pkey;
alter table message drop constraint message_message_id_key;
alter table message add primary key (message_id);
alter table message alter column change drop not null;
alter table message add unique (change, effect, part);

-- Links of the page with everything that waits for a person. The token is an HMAC and only its hash is kept. A link is void
-- once a newer one was sent.
create table own_page (
  token_hash bytea primary key,
  person uuid not null references person (id) on delete cascade,
  generation integer not null check (generation > 0),
  expires_at timestamptz not null,
  message_id text not null unique references message (message_id),
  unique (person, generation)
);

create index link_person on link (person, kind);
