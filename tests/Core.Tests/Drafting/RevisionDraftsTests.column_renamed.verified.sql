
==== up.sql
-- Revision <id> column_renamed: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.teams
alter table public.teams rename column name to title;

alter index public.uq_teams_name rename to uq_teams_title;

==== down.sql
-- Revision <id> column_renamed: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.teams
alter table public.teams rename column title to name;

alter index public.uq_teams_title rename to uq_teams_name;
