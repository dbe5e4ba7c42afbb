-- Which requests a message told somebody of: several come in one. A claim that was never sent is open to others after a while.
create table told (
  kind text not null check (kind in ('asked', 'reminded')),
  change text not null,
  request text not null,
  -- When the gate was opened, or the reader's day: the same request is told once an occasion.
  occasion text not null,
  person uuid not null,
  message_id text not null,
  -- In the time of the change that sends it.
  at timestamptz not null,
  claimed_at timestamptz not null default now(),
  sent boolean not null default false,
  primary key (kind, change, request, occasion)
);
create index told_person on told (person, at desc);
create index told_message on told (message_id);
