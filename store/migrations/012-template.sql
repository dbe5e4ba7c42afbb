-- Templates that people added, or made of a finished change. Those that come with the program are files.
create table template (
  id text primary key,
  template jsonb not null,
  -- The change it was made of.
  made_of text,
  created_at timestamptz not null default now()
);
