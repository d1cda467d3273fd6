risk: fails where rows of public.user have the same team_id

==== up.sql
-- Revision <id> unique_on_a_table_with_rows: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: outside a transaction

-- SHARE UPDATE EXCLUSIVE on public.user; reads every row of public.user
-- fails where rows of public.user have the same team_id
create unique index concurrently uq_user_team_id on public."user" (team_id);

-- step 2: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user"
    add constraint uq_user_team_id unique using index uq_user_team_id;

==== down.sql
-- Revision <id> unique_on_a_table_with_rows: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user" drop constraint uq_user_team_id;
