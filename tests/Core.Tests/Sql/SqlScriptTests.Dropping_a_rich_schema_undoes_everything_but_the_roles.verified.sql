-- Row security

drop policy "für ""alle""" on study."it's ""odd"" 🎓";
drop policy user_admin_all on public."user";
drop policy user_authenticated_insert on public."user";
drop policy user_authenticated_select on public."user";
drop policy user_authenticated_update on public."user";
drop policy user_not_hidden on public."user";
drop policy teams_authenticated_select on public.teams;


-- Triggers

drop trigger order_check on study."order";


-- Views

drop materialized view study.note_counts;
drop view study.order_notes;


-- Constraints

alter table study."order" drop constraint fk_order_team_name;
alter table public."user" drop constraint fk_user_team_id;
alter table public.teams drop constraint fk_teams_lead_id;


-- Tables

drop table study."order";
drop table study.kinds;
drop table study."it's ""odd"" 🎓";
drop table public."user";


-- Functions

drop function study.some_code();
drop function study.is_small(integer);
drop function study.check_note();
drop function app.user_id();
drop function app.set_updated_at();
drop function app.leads();


-- Tables

drop table public.teams;


-- Sequences

drop sequence study.numbers;


-- Domains

drop domain study.short_code;


-- Types

drop type study."Mood";


-- Access to schemas

alter default privileges for role sqltest_owner grant execute on functions to public;
revoke all on schema public from sqltest_anon, sqltest_authenticated, sqltest_admin;
revoke all on schema public from sqltest_owner;
grant usage on schema public to public;


-- Schemas

drop schema study;
drop schema app;
