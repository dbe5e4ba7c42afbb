-- What each person may do when signed in, as it was given over time; the last row counts. A session or a login link without scopes of
-- its own has those, so that what is taken away is gone at once.
create table permission (
  number bigint generated always as identity primary key,
  person uuid not null,
  scopes text[] not null,
  given_by uuid,
  given_at timestamptz not null
);
create index permission_person on permission (person, number desc);

alter table session alter column scopes drop not null;
alter table login_link alter column scopes drop not null;
