
==== up.sql
-- Revision <id> new_table: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

create table public.notes (
    id uuid not null,
    body text,
    constraint pk_notes primary key (id)
);
alter table public.notes owner to sqltest_owner;
revoke all on table public.notes from public, sqltest_anon, sqltest_authenticated, sqltest_admin;

==== down.sql
-- Revision <id> new_table: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>
-- To be agreed to: loses the rows of table public.notes

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.notes
-- loses the rows of table public.notes
drop table public.notes;
