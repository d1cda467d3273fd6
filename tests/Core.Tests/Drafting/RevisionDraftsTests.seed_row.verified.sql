
==== up.sql
-- Revision <id> seed_row: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.teams without BYPASSRLS
do $$
declare
    is_bound boolean := not (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user);
begin
    if is_bound then
        alter table public.teams no force row level security;
    end if;
    insert into public.teams (name)
    values
        ('Core 🎓'),
        ('Guests'),
        ('Parents')
    on conflict (name) do nothing;
    if is_bound then
        alter table public.teams force row level security;
    end if;
end
$$;

==== down.sql
-- Revision <id> seed_row: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>
-- To be agreed to: loses 1 rows of table public.teams, those of seed Core of public.teams
-- To be agreed to: loses the values of team_id of table public.user in rows that refer by fk_user_team_id to rows that go with seed Core of public.teams
-- To be agreed to: loses the values of team_name of table study.order in rows that refer by fk_order_team_name to rows that go with seed Core of public.teams

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.teams without BYPASSRLS
do $$
declare
    is_bound boolean := not (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user);
begin
    if is_bound then
        alter table public.teams no force row level security;
    end if;
    insert into public.teams (name)
    values
        ('Core 🎓'),
        ('Guests')
    on conflict (name) do nothing;
    if is_bound then
        alter table public.teams force row level security;
    end if;
end
$$;

-- ACCESS EXCLUSIVE on public.teams without BYPASSRLS
-- loses 1 rows of table public.teams, those of seed Core of public.teams
-- loses the values of team_id of table public.user in rows that refer by fk_user_team_id to rows that go with seed Core of public.teams
-- loses the values of team_name of table study.order in rows that refer by fk_order_team_name to rows that go with seed Core of public.teams
-- fails where rows of public.teams refer by fk_teams_parent_id to rows that go with seed Core of public.teams
do $$
declare
    is_bound boolean := not (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user);
begin
    if is_bound then
        alter table public.teams no force row level security;
    end if;
    delete from public.teams
    where (name) in (
        ('Parents')
    );
    if is_bound then
        alter table public.teams force row level security;
    end if;
end
$$;
