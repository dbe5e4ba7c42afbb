-- Sources that are pulled: what is asked, how rows are read, how far it got, and how it goes.

create table usage_pull (
  source integer primary key references usage_source (number),
  kind text not null check (kind in ('sql', 'http', 'posthog')),
  -- What is asked and how rows are read. Holds no secret.
  plan jsonb not null,
  -- Passwords and keys, encrypted under a key derived from the installation's secret.
  sealed bytea not null,
  every_minutes integer not null check (every_minutes between 5 and 10080),
  paused boolean not null default false,
  -- It is to be removed, and its schedule may still be there.
  ending boolean not null default false,
  -- Grows with every edit; what the schedule was last brought to stands beside it.
  revision integer not null default 1,
  scheduled_revision integer,
  -- Where the next page begins, in the words of its kind. Moves with the rows it covers, in one transaction.
  position jsonb,
  -- Grows with every page and every new beginning, so that of two that pull at once one gives way.
  page bigint not null default 0,
  -- More was waiting when the last run ended.
  behind boolean not null default false,
  last_run_at timestamptz,
  last_success_at timestamptz,
  -- Failures in a row.
  failures integer not null default 0,
  failing_since timestamptz,
  last_error text,
  told boolean not null default false,
  -- Asked by the other side to stay away until then.
  not_before timestamptz
);
create index usage_pull_told on usage_pull (source) where told;
