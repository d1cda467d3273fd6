risk: fails where rows of public.user violate ck_user_email

==== up.sql
-- Revision <id> check_on_a_table_with_rows: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user"
    add constraint ck_user_email check (email <> '')
    not valid;

-- step 2: in a transaction

-- SHARE UPDATE EXCLUSIVE on public.user; reads every row of public.user
-- fails where rows of public.user violate ck_user_email
alter table public."user" validate constraint ck_user_email;

==== down.sql
-- Revision <id> check_on_a_table_with_rows: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter table public."user" drop constraint ck_user_email;
