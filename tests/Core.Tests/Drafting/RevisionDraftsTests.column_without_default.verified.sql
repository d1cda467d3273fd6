
==== up.sql
-- Revision <id> column_without_default: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user" add column nickname text;

==== down.sql
-- Revision <id> column_without_default: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>
-- To be agreed to: loses the values of column public.user.nickname

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
-- loses the values of column public.user.nickname
alter table public."user" drop column nickname;
