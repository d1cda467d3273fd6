risk: fails where column public.user.email has a value that character varying(50) does not take

==== up.sql
-- Revision <id> type_narrowed: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user; rewrites every row of public.user
-- fails where column public.user.email has a value that character varying(50) does not take
alter table public."user" alter column email type varchar(50);

==== down.sql
-- Revision <id> type_narrowed: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user" alter column email type varchar(200);
