-- What came since an instant, for the reason of a restatement. Events are kept in the order they come, so that the summary of
-- each stretch of the table is enough, and costs intake next to nothing.
create index usage_event_received on usage_event using brin (received_at) with (autosummarize = on);
