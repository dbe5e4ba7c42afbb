-- Mail that was taken and came back later.
alter table message add column returned_at timestamptz;
alter table message add column delayed_at timestamptz;

-- What came to the address for returned mail, counted by what became of it. Nothing of it is kept.
create table returned_mail (
  result text primary key,
  reports bigint not null,
  last_at timestamptz not null
);
