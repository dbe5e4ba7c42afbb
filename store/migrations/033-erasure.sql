-- Somebody who is erased has no row in person any more. That an id was in a population stays, because changes were measured by it.
alter table membership drop constraint membership_person_fkey;

-- That somebody was erased, when and by whom; never who it was. Only ever added to.
create table person_erasure (
  person uuid primary key,
  at timestamptz not null,
  -- `person:ID` or `key:ID`, as events name who acts.
  actor text not null
);
