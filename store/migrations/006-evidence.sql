-- The newest event of a source up to an instant: what its freshness at that instant is.
create index usage_event_source_at on usage_event (source, at);
