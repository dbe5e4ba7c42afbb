-- Everything that measuring reads of somebody's days lies in the key, in order, so that no page of the table is visited for it.
-- The index by day was asked by nobody, and every count of a day had to be written there too.
drop index usage_day_day;
create unique index usage_day_by_identity on usage_day (series, identity, day) include (n, first_at, last_at);
alter table usage_day drop constraint usage_day_pkey;
alter table usage_day add constraint usage_day_pkey primary key using index usage_day_by_identity;
