-- That the address of a person was changed, when, and by whom: links that were sent afterwards went somewhere else. The addresses
-- themselves are not kept.
create table address_change (
  person uuid not null,
  at timestamptz not null default now(),
  -- `person:ID` or `key:ID`, as events name who acts.
  actor text not null
);
create index address_change_person on address_change (person, at);
