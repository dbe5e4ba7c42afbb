-- What somebody said about the weekly digest; nobody here has not said anything. The token of its link is an HMAC and only its
-- hash is kept. It has no end: a mail of years ago must still let its reader go.
create table digest_choice (
  person uuid primary key references person (id) on delete cascade,
  token_hash bytea not null unique,
  -- Of every change, as those who lead do, also without being signed in.
  everything boolean not null default false,
  stopped_at timestamptz
);

-- The digest of one person and week, by the Monday that the week began with in their zone. It is claimed before it is sent, so that
-- it is sent once; a claim whose end is not known is open to others after a while.
create table digest (
  person uuid not null references person (id) on delete cascade,
  week date not null,
  claimed_at timestamptz not null default now(),
  ended text check (ended in ('sent', 'empty', 'failed')),
  primary key (person, week)
);
