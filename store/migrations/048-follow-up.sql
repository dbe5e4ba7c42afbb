-- Which change grew out of which idea about another one. What was said is not here: it lies with whoever said it, and goes with them.
create table follow_up (
  change text not null,
  -- Of the answer to feedback, or of the text that a manager wrote.
  answer uuid not null,
  grown text not null unique,
  primary key (change, answer)
);

-- How many people a round asked, and had answers of, who are erased by now: what it counted stays as it was.
create table feedback_erased (
  change text not null,
  round text not null,
  asked integer not null,
  answered integer not null,
  primary key (change, round)
);

-- Who agreed to be asked by colleagues about a change. Taken back, or erased with the person, nothing stays of it.
create table champion (
  change text not null,
  person uuid not null references person (id) on delete cascade,
  offered_at timestamptz not null,
  primary key (change, person)
);
create index champion_person on champion (person);

alter table name_access drop constraint name_access_place_check;
alter table name_access add constraint name_access_place_check
  check (place in ('people', 'person', 'members', 'audit', 'champions'));
