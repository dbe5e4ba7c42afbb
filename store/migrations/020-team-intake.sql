-- What a team says of itself before somebody asks it for something. Working time is text, as "2 days"; null is as usual.
alter table team add column answer_in text;
alter table team add column at_once integer check (at_once > 0);
alter table team add column build_in text;

-- A proposer reads and answers by a link of their own, without an account.
alter table link drop constraint link_kind_check;
alter table link add constraint link_kind_check check (kind in ('sign', 'training', 'proposal'));
