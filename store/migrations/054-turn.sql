-- Whose turn each minute of a change was, in order and without a gap. Written from its events in the transaction that records them;
-- the last row of a change that is not closed has no end.
create table change_turn (
  change text not null,
  nth integer not null,
  -- Rows of one team, or one person without a team, for one thing are one turn: the ball came to them once.
  turn integer not null,
  stage text not null,
  held boolean not null,
  party text not null,
  person uuid,
  -- The team of whoever had it, as it was then; of what a team builds, that team.
  team text,
  gate text,
  due_at timestamptz,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- Working time by their calendar as it was when the turn ended, in seconds, and of that what lies after the deadline.
  seconds float8,
  over_seconds float8,
  primary key (change, nth),
  check ((ended_at is null) = (seconds is null) and (ended_at is null) = (over_seconds is null))
);
create index change_turn_open on change_turn (change) where ended_at is null;
create index change_turn_people on change_turn (team, person);
