-- Feedback that people are asked for by a link of their own.
alter table link drop constraint link_kind_check;
alter table link add constraint link_kind_check check (kind in ('sign', 'training', 'proposal', 'audit', 'feedback'));

-- Whom a round asks. Chosen once, so that a message that is sent again goes to the same people.
create table feedback_asked (
  change text not null,
  round text not null,
  person uuid not null references person (id) on delete cascade,
  primary key (change, round, person)
);
create index feedback_asked_person on feedback_asked (person);

-- What people said. The id stands for the answer alone: answers are shown in its order and by it, never by person or time.
create table feedback_answer (
  id uuid primary key default gen_random_uuid(),
  change text not null,
  round text not null,
  person uuid not null references person (id) on delete cascade,
  helps text not null,
  easier text not null,
  check (helps <> '' or easier <> ''),
  unique (change, round, person)
);
create index feedback_answer_person on feedback_answer (person);
