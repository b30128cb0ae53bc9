-- Directives are a chain, as journals are: head is the hash after one (of its signed payload), prev the one before it. A full list
-- is a row too, with the session it is for and its pages. What is far behind is cut from the log, a full list stands for it.
alter table fleet_locker add column given_head text not null default repeat('0', 64);
alter table fleet_locker add column beyond bigint not null default 0;
alter table fleet_directive add column prev text;
alter table fleet_directive add column head text not null default '';
alter table fleet_directive add column session text;
alter table fleet_directive add column pages text[];

update fleet_directive
set head = encode(sha256(decode(
    rpad(translate(split_part(jws, '.', 2), '-_', '+/'),
         (length(split_part(jws, '.', 2)) + 3) / 4 * 4, '='), 'base64')), 'hex');
update fleet_locker l set given_head = d.head
from fleet_directive d where d.locker = l.locker and d.number = l.given;
