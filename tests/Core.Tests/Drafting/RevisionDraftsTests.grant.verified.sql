opening: makes more visible: sqltest_authenticated may DELETE on public.user

==== up.sql
-- Revision <id> grant: the way there.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>
-- Agreed to: makes more visible: sqltest_authenticated may DELETE on public.user

-- step 1: in a transaction

-- Grants

-- makes more visible: sqltest_authenticated may DELETE on public.user
grant delete on public."user" to sqltest_authenticated;

==== down.sql
-- Revision <id> grant: the way back.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Grants

revoke delete on public."user" from sqltest_authenticated;
