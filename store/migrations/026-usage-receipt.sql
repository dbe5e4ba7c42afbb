-- What came from a source on a day of receipt (UTC), and how long after it happened. History is counted, but is not late.
create table usage_receipt (
  source integer not null references usage_source (number),
  day date not null,
  accepted bigint not null,
  duplicates bigint not null,
  rejected bigint not null,
  within_minute bigint not null,
  within_hour bigint not null,
  within_day bigint not null,
  within_week bigint not null,
  later bigint not null,
  primary key (source, day)
);
