
==== up.sql
-- Revision <id> index_on_a_table_with_rows: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: outside a transaction

-- SHARE UPDATE EXCLUSIVE on public.user; reads every row of public.user
create index concurrently idx_user_email on public."user" (email);

==== down.sql
-- Revision <id> index_on_a_table_with_rows: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: outside a transaction

-- SHARE UPDATE EXCLUSIVE on public.user
drop index concurrently public.idx_user_email;
