-- Why a period end reads otherwise than when it was computed before.
alter table evaluation
  -- Events of the behaviour that came between the two and had happened before the period end.
  add column late_events integer,
  add column because text check (because in ('late_events', 'evidence', 'people'));
