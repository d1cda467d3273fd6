risk: fails where rows of public.user have NULL in team_id

==== up.sql
-- Revision <id> not_null_on_a_table_with_rows: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user"
    add constraint nn_user_team_id check (team_id is not null)
    not valid;

-- step 2: in a transaction

-- SHARE UPDATE EXCLUSIVE on public.user; reads every row of public.user
-- fails where rows of public.user have NULL in team_id
alter table public."user" validate constraint nn_user_team_id;

-- step 3: in a transaction

-- Columns

-- ACCESS EXCLUSIVE on public.user
alter table public."user" alter column team_id set not null;


-- Constraints

-- ACCESS EXCLUSIVE on public.user
alter table public."user" drop constraint nn_user_team_id;

==== down.sql
-- Revision <id> not_null_on_a_table_with_rows: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user" alter column team_id drop not null;
