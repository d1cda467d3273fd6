
==== up.sql
-- Revision <id> column_renamed: the way there.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Renames

-- ACCESS EXCLUSIVE on public.teams
alter table public.teams rename column name to title;

alter index public.uq_teams_name rename to uq_teams_title;

==== down.sql
-- Revision <id> column_renamed: the way back.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Renames

-- ACCESS EXCLUSIVE on public.teams
alter table public.teams rename column title to name;

alter index public.uq_teams_title rename to uq_teams_name;
