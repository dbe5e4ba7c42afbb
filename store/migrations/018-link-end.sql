-- Until when links of a gate work, kept for pages and messages until the event with it is recorded.
alter table deadline add column link_until timestamptz;

-- When a link to a training ends; a sign link's end is part of its change.
alter table link add column expires_at timestamptz;
