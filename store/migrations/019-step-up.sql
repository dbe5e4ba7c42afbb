-- Codes mailed to whoever decides by link at a gate that wants more than the link. The code itself is nowhere: it follows from the
-- row's id and the installation's secret.
create table step_up_code (
  id uuid primary key,
  change text not null,
  request text not null,
  person uuid not null references person (id) on delete cascade,
  generation integer not null,
  serial integer not null check (serial > 0),
  created_at timestamptz not null,
  -- Equal to `created_at` where no mail server took the message.
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz,
  message_id text not null unique references message (message_id),
  unique (change, request, person, serial)
);

create index step_up_code_person on step_up_code (person);
