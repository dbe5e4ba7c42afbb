-- What is looked after once a change is launched or closed, and when it is to be looked at next. Written from events.
create table review (
  change text not null,
  -- `change`, or a connection of it as `integration/1`.
  subject text not null,
  owner uuid,
  due_at timestamptz not null,
  kept_at timestamptz,
  primary key (change, subject)
);
create index review_due on review (due_at);
