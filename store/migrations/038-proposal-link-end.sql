-- Links of whoever proposed a change end as the others do. Those sent before have an end of their own from now on.
update link set expires_at = now() + interval '90 days' where kind = 'proposal' and expires_at is null;

-- Asking for a fresh link is one thing, whatever the link is to.
update message set task = jsonb_build_object('do', 'mail-fresh-link', 'kind', 'training', 'generation', task -> 'generation')
  where task ->> 'do' = 'mail-training-link';
