risk: fails where column public.user.email has a value that character varying(50) does not take

==== up.sql
-- Revision <id> type_narrowed: the way there.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Columns

-- ACCESS EXCLUSIVE on public.user; writes every row anew of public.user; fails where column public.user.email has a value that character varying(50) does not take
alter table public."user" alter column email type varchar(50);

==== down.sql
-- Revision <id> type_narrowed: the way back.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Columns

-- ACCESS EXCLUSIVE on public.user
alter table public."user" alter column email type varchar(200);
