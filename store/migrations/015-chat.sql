-- How a person is written to instead of by mail. The address of a webhook is as good as a key: it is kept sealed, and so that
-- it is found again, as a keyed hash. One webhook is one person's.
create table chat (
  person uuid primary key references person (id) on delete cascade,
  kind text not null check (kind in ('slack', 'slack_webhook', 'teams_webhook')),
  host text not null,
  address bytea,
  address_hash bytea unique,
  set_at timestamptz not null default now(),
  failed text,
  failed_at timestamptz,
  check ((kind = 'slack') = (address is null) and (address is null) = (address_hash is null))
);

-- Chat takes no message twice because it cannot tell: a message that was tried there and whose end is not known goes by mail.
alter table message add column chat_tried_at timestamptz;
alter table message add column chat_sent_at timestamptz;
alter table message add column chat_failed text;
alter table message drop constraint message_via_check;
alter table message add constraint message_via_check check (via in ('smtp', 'inbox', 'slack', 'teams'));
