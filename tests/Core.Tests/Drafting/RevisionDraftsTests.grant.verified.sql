opening: makes more visible: sqltest_authenticated may DELETE on public.user

==== up.sql
-- Revision <id> grant: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>
-- Agreed to: makes more visible: sqltest_authenticated may DELETE on public.user

-- step 1: in a transaction

-- makes more visible: sqltest_authenticated may DELETE on public.user
grant delete on public."user" to sqltest_authenticated;

==== down.sql
-- Revision <id> grant: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

revoke delete on public."user" from sqltest_authenticated;
