-- Up to where the head of each record was told to something outside this database: a file, or an address on the web.
create table anchor (
  target text not null,
  change text not null,
  seq integer not null,
  primary key (target, change)
);
