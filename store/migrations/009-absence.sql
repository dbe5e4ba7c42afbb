-- Who is away from when to when, and who decides meanwhile. One row per person: the next or present absence.
create table absence (
  person uuid primary key references person (id) on delete cascade,
  away_from timestamptz not null,
  away_until timestamptz not null check (away_until > away_from),
  substitute uuid references person (id) on delete set null
);
