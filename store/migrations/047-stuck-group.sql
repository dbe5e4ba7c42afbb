-- What may be told of groups that stand still, as it was last measured: it is told to a group's manager, with one suggested action.
alter table link drop constraint link_kind_check;
alter table link add constraint link_kind_check check (kind in ('sign', 'training', 'proposal', 'audit', 'feedback', 'suggestion'));

create table stuck_group (
  change text not null,
  target text not null,
  "group" text not null,
  as_of timestamptz not null,
  step text not null check (step in ('train', 'try', 'habit', 'return')),
  judged integer not null,
  -- How many count towards the target, and how many stand on the step; null where it would point at people.
  counted integer,
  people integer,
  primary key (change, target, "group")
);
