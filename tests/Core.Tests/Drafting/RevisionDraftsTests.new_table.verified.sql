
==== up.sql
-- Revision <id> new_table: the way there.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Tables

create table public.notes (
    id uuid not null,
    body text,
    constraint pk_notes primary key (id)
);
alter table public.notes owner to sqltest_owner;
revoke all on table public.notes from public, sqltest_anon, sqltest_authenticated, sqltest_admin;

==== down.sql
-- Revision <id> new_table: the way back.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>
-- Agreed to: loses the rows of table public.notes

-- step 1: in a transaction

-- Tables

-- ACCESS EXCLUSIVE on public.notes; loses the rows of table public.notes
drop table public.notes;
