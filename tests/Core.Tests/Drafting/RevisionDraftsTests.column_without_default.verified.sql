
==== up.sql
-- Revision <id> column_without_default: the way there.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Columns

-- ACCESS EXCLUSIVE on public.user
alter table public."user" add column nickname text;

==== down.sql
-- Revision <id> column_without_default: the way back.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>
-- Agreed to: loses the values of column public.user.nickname

-- step 1: in a transaction

-- Columns

-- ACCESS EXCLUSIVE on public.user; loses the values of column public.user.nickname
alter table public."user" drop column nickname;
