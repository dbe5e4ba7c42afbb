-- Who said why two sources differed, so that their words go with them when they are erased. Not known of what was said before.
alter table discrepancy add column explained_by uuid;
