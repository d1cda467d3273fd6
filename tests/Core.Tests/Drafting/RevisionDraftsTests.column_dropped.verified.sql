loss: loses the values of column public.teams.parent_id

==== up.sql
-- Revision <id> column_dropped: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>
-- Agreed to: loses the values of column public.teams.parent_id

-- step 1: in a transaction

-- Constraints

-- ACCESS EXCLUSIVE on public.teams
alter table public.teams drop constraint fk_teams_parent_id;


-- Columns

-- ACCESS EXCLUSIVE on public.teams
-- loses the values of column public.teams.parent_id
alter table public.teams drop column parent_id;

==== down.sql
-- Revision <id> column_dropped: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Columns

-- ACCESS EXCLUSIVE on public.teams
alter table public.teams add column parent_id uuid;


-- Foreign keys

-- SHARE ROW EXCLUSIVE on public.teams
alter table public.teams
    add constraint fk_teams_parent_id
    foreign key (parent_id) references public.teams (id)
    not valid;

-- step 2: in a transaction

-- SHARE UPDATE EXCLUSIVE on public.teams; ACCESS EXCLUSIVE on public.teams without BYPASSRLS; reads every row of public.teams
-- fails where rows of public.teams refer by parent_id to no row of public.teams
do $$
declare
    is_bound boolean := not (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user);
begin
    if is_bound then
        alter table public.teams no force row level security;
    end if;
    alter table public.teams validate constraint fk_teams_parent_id;
    if is_bound then
        alter table public.teams force row level security;
    end if;
end
$$;
