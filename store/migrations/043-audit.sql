-- Proficiency by sampled audit. That it was drawn, how, and what it found are on the record of its change; here is what it was drawn
-- of and what its reviewer made of each item, which can be erased.
create table audit (
  change text not null,
  id text not null,
  target text not null,
  reviewer uuid not null,
  draws text not null check (draws in ('actions', 'people')),
  -- What good work is, as it was signed when it was drawn.
  standard text not null,
  span_from timestamptz not null,
  span_until timestamptz not null,
  candidates integer not null,
  size integer not null,
  seed text not null,
  -- Of the commitments on the record.
  salt text not null,
  -- Set when its reviewer is through: no mark changes after it.
  sealed_at timestamptz,
  primary key (change, id)
);
create index audit_reviewer on audit (reviewer);

create table audit_item (
  change text not null,
  audit text not null,
  -- The place in the draw, from 1.
  number integer not null,
  person uuid not null,
  "group" text not null,
  -- The event, where actions were drawn.
  source integer,
  message_id text collate "C",
  mark text check (mark in ('meets', 'fails', 'unclear')),
  note text,
  marked_at timestamptz,
  primary key (change, audit, number),
  foreign key (change, audit) references audit (change, id) on delete cascade
);
create index audit_item_person on audit_item (person);

alter table link drop constraint link_kind_check;
alter table link add constraint link_kind_check check (kind in ('sign', 'training', 'proposal', 'audit'));
alter table name_access drop constraint name_access_place_check;
alter table name_access add constraint name_access_place_check
  check (place in ('people', 'person', 'members', 'audit'));
