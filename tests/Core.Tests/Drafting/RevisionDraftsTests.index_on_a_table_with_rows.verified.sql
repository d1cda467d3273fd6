
==== up.sql
-- Revision <id> index_on_a_table_with_rows: the way there.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: outside a transaction

-- Indexes

-- SHARE UPDATE EXCLUSIVE on public.user; reads every row of public.user
create index concurrently idx_user_email on public."user" (email);

==== down.sql
-- Revision <id> index_on_a_table_with_rows: the way back.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: outside a transaction

-- Indexes

-- SHARE UPDATE EXCLUSIVE on public.user
drop index concurrently public.idx_user_email;
