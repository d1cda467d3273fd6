using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Tests;

/// <summary>One fault in a database of the sample, and what is said of it. Each is all that is said.</summary>
[Collection("roles of the server")]
public sealed class FaultTests
{
    /// <summary>What is planted, and the start of what is reported.</summary>
    public static TheoryData<string, string> Faults => new()
    {
        { "drop policy notes_authenticated_select on public.notes", "policy public.notes.notes_authenticated_select is missing" },
        { "alter policy notes_authenticated_select on public.notes using (true)", "policy public.notes.notes_authenticated_select: using is true, expected (" },
        { "alter policy notes_authenticated_insert on public.notes with check (true)", "policy public.notes.notes_authenticated_insert: with check is true" },
        { "alter policy notes_authenticated_select on public.notes to public", "policy public.notes.notes_authenticated_select: roles is PUBLIC, expected authenticated" },
        { "alter policy notes_authenticated_select on public.notes to authenticated, anon", "policy public.notes.notes_authenticated_select: roles is anon, authenticated, expected authenticated" },
        { "create policy everybody on public.users for select to anon using (true)", "policy public.users.everybody is there and is not expected: command select; kind permissive; roles anon; using true" },
        { "create policy nobody on public.users as restrictive for select to authenticated using (false)", "policy public.users.nobody is there and is not expected: command select; kind restrictive" },
        { "alter policy notes_authenticated_select on public.notes rename to renamed", "policy public.notes.notes_authenticated_select is missing" },
        { "alter table public.notes disable row level security", "table public.notes: row security is forced, not enabled, expected enabled and forced" },
        { "alter table public.notes no force row level security", "table public.notes: row security is enabled, not forced, expected enabled and forced" },
        { "alter table public.notes owner to study_hub_web", "grant table public.notes to study_hub_owner is missing" },
        { "grant truncate on public.notes to authenticated", "grant table public.notes to authenticated: truncate is granted, expected nothing" },
        { "grant references on public.notes to anon", "grant table public.notes to anon is there and is not expected: references granted" },
        { "grant trigger on public.notes to admin", "grant table public.notes to admin: trigger is granted, expected nothing" },
        { "grant select on public.notes to public", "grant table public.notes to PUBLIC is there and is not expected: select granted" },
        { "grant select on public.notes to anon", "grant table public.notes to anon is there and is not expected: select granted" },
        { "grant select on public.users to authenticated with grant option", "grant table public.users to authenticated: select is granted with grant option, expected granted" },
        { "grant update (subscription_tier) on public.users to authenticated", "grant table public.users to authenticated: update (subscription_tier) is granted, expected nothing" },
        { "grant update on public.users to authenticated", "grant table public.users to authenticated: update is granted, expected nothing" },
        { "grant insert (email) on public.users to public", "grant table public.users to PUBLIC is there and is not expected: insert (email) granted" },
        { "revoke update (display_name) on public.users from authenticated", "grant table public.users to authenticated: update (display_name) is missing, expected granted" },
        { "revoke delete on public.notes from authenticated", "grant table public.notes to authenticated: delete is missing, expected granted" },
        { "grant create on schema public to authenticated", "grant schema public to authenticated: create is granted, expected nothing" },
        { "grant usage on schema app to public", "grant schema app to PUBLIC is there and is not expected: usage granted" },
        { "create or replace function app.user_id() returns uuid language sql stable parallel safe set search_path = '' return pg_catalog.current_setting('app.user_id', true)::uuid", "function app.user_id(): definition is CREATE OR REPLACE FUNCTION" },
        { "alter function app.user_id() reset search_path", "function app.user_id(): definition is CREATE OR REPLACE FUNCTION" },
        { "alter function app.user_id() security definer", "function app.user_id(): definition is CREATE OR REPLACE FUNCTION" },
        { "alter function app.user_id() volatile", "function app.user_id(): definition is CREATE OR REPLACE FUNCTION" },
        { "grant execute on function app.user_id() to public", "grant function app.user_id() to PUBLIC is there and is not expected: execute granted" },
        { "revoke execute on function app.user_id() from authenticated", "grant function app.user_id() to authenticated is missing: execute granted" },
        { "create function app.user_id(text) returns uuid language sql return null::uuid", "function app.user_id(text) is there and is not expected" },
        { "create function public.peek() returns bigint language sql security definer return (select count(*) from public.users)", "function public.peek() is there and is not expected" },
        { "create or replace view public.subject_mastery with (security_invoker = true) as select framework_id, student_id, null::uuid as subject_id, null::varchar(20) as subject_code, 0::bigint as outcomes_practised, 0::bigint as outcomes_secure, 0::bigint as practices, null::date as next_review_date from public.student_outcome_progress", "view public.subject_mastery: definition is  SELECT" },
        { "alter view public.subject_mastery reset (security_invoker)", "view public.subject_mastery: options is missing, expected security_invoker=true" },
        { "drop view public.subject_mastery", "grant view public.subject_mastery to admin is missing" },
        { "grant select on public.subject_mastery to anon", "grant view public.subject_mastery to anon is there and is not expected: select granted" },
        { "create operator public.= (leftarg = text, rightarg = uuid, function = app.nothing)", "operator public." },
        { "alter default privileges for role study_hub_owner grant execute on functions to public", "default privileges functions of study_hub_owner" },
        { "alter default privileges for role study_hub_owner in schema public grant select on tables to anon", "default privileges tables in public of study_hub_owner is there and is not expected: select to anon granted" },
        { "alter table public.notes drop constraint fk_notes_student_id", "foreign key public.notes.fk_notes_student_id is missing" },
        { "alter table public.student_subjects drop constraint fk_student_subjects_student_id, add constraint fk_student_subjects_student_id foreign key (student_id) references public.students (id) on delete cascade", "foreign key public.student_subjects.fk_student_subjects_student_id: definition is FOREIGN KEY (student_id) REFERENCES" },
        { "alter table public.notes drop constraint fk_notes_student_id, add constraint fk_notes_student_id foreign key (student_id) references public.students (id) on delete cascade not valid", "foreign key public.notes.fk_notes_student_id: definition is FOREIGN KEY (student_id) REFERENCES public.students(id) ON DELETE CASCADE NOT VALID" },
        { "alter table public.notes disable trigger all", "foreign key public.notes.fk_notes_student_id: triggers is not enabled, expected nothing" },
        { "alter table public.students drop constraint ck_students_grade_level", "check public.students.ck_students_grade_level is missing" },
        { "alter table public.users drop constraint uq_users_email", "unique constraint public.users.uq_users_email is missing" },
        { "drop index public.idx_notes_awaiting_ocr", "index public.idx_notes_awaiting_ocr is missing" },
        { "update pg_index set indisvalid = false where indexrelid = 'public.idx_notes_awaiting_ocr'::regclass", "index public.idx_notes_awaiting_ocr: state is invalid, expected nothing" },
        { "alter table public.users alter subscription_tier set default 'premium'", "column public.users.subscription_tier: default is 'premium'::text, expected 'free'::text" },
        { "alter table public.users alter subscription_tier drop not null", "column public.users.subscription_tier: null is yes, expected no" },
        { "alter table public.users alter phone_number type varchar(30)", "column public.users.phone_number: type is character varying(30), expected character varying(20)" },
        { "alter table public.users add column is_admin boolean", "column public.users.is_admin is there and is not expected" },
        { "comment on column public.users.email is null", "column public.users.email: comment is missing" },
        { "drop trigger users_set_updated_at on public.users", "trigger public.users.users_set_updated_at is missing" },
        { "alter table public.users disable trigger users_set_updated_at", "trigger public.users.users_set_updated_at: fires is never, expected nothing" },
        { "create rule nothing as on insert to public.users do also notify users", "rule public.users.nothing is there and is not expected" },
        { "create view public.everybody as select * from public.users", "view public.everybody is there and is not expected" },
        { "create table public.loose (id int)", "table public.loose is there and is not expected" },
        { "create table public.child () inherits (public.notes)", "table public.child is there and is not expected" },
        { "create sequence public.loose", "sequence public.loose is there and is not expected" },
        { "alter table public.ai_usage set unlogged", "table public.ai_usage: persistence is unlogged, expected nothing" },
        { "alter table public.users replica identity full", "table public.users: replica identity is f, expected nothing" },
        { "create type public.mood as enum ('good')", "enum public.mood is there and is not expected" },
        { "create domain public.mail as text", "domain public.mail is there and is not expected" },
    };

    /// <summary>Of the server: with what takes them away again.</summary>
    public static TheoryData<string, string, string> FaultsOfRoles => new()
    {
        { "alter role authenticated bypassrls", "alter role authenticated nobypassrls", "role authenticated: bypass row security is yes, expected no" },
        { "alter role study_hub_web superuser", "alter role study_hub_web nosuperuser", "role study_hub_web: superuser is yes, expected no" },
        { "alter role study_hub_web inherit", "alter role study_hub_web noinherit", "role study_hub_web: inherit is yes, expected no" },
        { "alter role study_hub_owner login", "alter role study_hub_owner nologin", "role study_hub_owner: login is yes, expected no" },
        { "alter role study_hub_web createrole", "alter role study_hub_web nocreaterole", "role study_hub_web: create role is yes, expected no" },
        { "alter role study_hub_web replication", "alter role study_hub_web noreplication", "role study_hub_web: replication is yes, expected no" },
        { "grant admin to study_hub_web", "revoke admin from study_hub_web", "role study_hub_web: member of admin is set, expected nothing" },
        { "grant study_hub_owner to authenticated", "revoke study_hub_owner from authenticated", "role authenticated: member of study_hub_owner is set, expected nothing" },
        { "revoke authenticated from study_hub_web", "grant authenticated to study_hub_web", "role study_hub_web: member of authenticated is missing, expected set" },
        { "grant authenticated to study_hub_web with admin option", "revoke admin option for authenticated from study_hub_web", "role study_hub_web: member of authenticated is set, admin, expected set" },
        { "create role intruder login; grant admin to intruder", "drop role intruder", "membership intruder in admin is there and is not expected: may inherit, set" },
        { "alter role study_hub_web reset statement_timeout", "alter role study_hub_web set statement_timeout = '5s'", "role study_hub_web: setting statement_timeout is missing, expected 5s" },
        { "alter role study_hub_web set app.user_id = 'x'", "alter role study_hub_web reset app.user_id", "role study_hub_web: setting app.user_id is x, expected nothing" },
        { "do $$ begin execute format('alter role study_hub_web in database %I set row_security = off', current_database()); end $$", "do $$ begin execute format('alter role study_hub_web in database %I reset all', current_database()); end $$", "role study_hub_web: setting row_security in this database is off, expected nothing" },
        { "do $$ begin execute format('alter database %I set search_path = evil', current_database()); end $$", "select", "database of the schema is there and is not expected: setting search_path evil" },
        { "do $$ begin execute format('grant create on database %I to authenticated', current_database()); end $$", "select", "grant database to authenticated is there and is not expected: create granted" },
        { "grant set on parameter session_replication_role to authenticated", "revoke all on parameter session_replication_role from authenticated", "parameter session_replication_role to authenticated is there and is not expected: set granted" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_reported_by_name(string fault, string report)
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["StudyHub"]);
        if (fault.Contains("app.nothing", System.StringComparison.Ordinal))
            await live.RunAsync("create function app.nothing(text, uuid) returns boolean language sql return true");
        await live.RunAsync(fault);

        IReadOnlyList<string> reports = [.. (await live.CompareToKnownAsync()).Select(difference => difference.ToString())];
        reports.ShouldContain(text => text.StartsWith(report, System.StringComparison.Ordinal), string.Join("\n", reports));
    }

    [Theory]
    [MemberData(nameof(FaultsOfRoles))]
    public async Task A_fault_of_a_role_is_reported_and_nothing_but_that_role(string fault, string repair, string report)
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["StudyHub"]);
        await live.RunAsync(fault);
        EquatableArray<CatalogDifference> differences;
        try
        {
            differences = await live.CompareToKnownAsync();
        }
        finally
        {
            await live.RunAsync(repair);
        }
        differences.Select(difference => difference.ToString()).ShouldContain(report);
        differences.Select(difference => (difference.Kind, difference.Name)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_login_that_is_known_may_be_a_member()
    {
        await using LiveDatabase live = await LiveDatabase.OfAsync(await Servers.OfAsync(15), Schemas.All["StudyHub"]);
        await live.RunAsync("create role deployer login; grant study_hub_owner to deployer");
        try
        {
            (await live.CompareToKnownAsync()).Select(difference => difference.Name).ShouldBe(["deployer in study_hub_owner"]);
            CatalogScope scope = live.Scope with { KnownMembers = live.Scope.KnownMembers.With(new Naming.Identifier("deployer")) };
            (await CatalogReader.ReadAsync(live.Connection, scope)).Facts.ShouldNotContain(fact => fact.Kind == "membership");
        }
        finally
        {
            await live.RunAsync("drop role deployer");
        }
    }
}
