-- Revision 47a5ac81cc10 first: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze 47a5ac81cc10

-- step 1: in a transaction

-- Roles

do $$
begin
    for attempt in 1..100 loop
        begin
            if not exists (select from pg_catalog.pg_roles where rolname = 'cfi_pros_owner') then
                create role cfi_pros_owner nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'anon') then
                create role anon nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'authenticated') then
                create role authenticated nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'admin') then
                create role admin nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'cfi_pros_web') then
                create role cfi_pros_web login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'cfi_pros_backoffice') then
                create role cfi_pros_backoffice login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'cfi_pros_migrator') then
                begin
                    create role cfi_pros_migrator login inherit bypassrls;
                exception when insufficient_privilege then
                    create role cfi_pros_migrator login inherit;
                    raise warning using message = 'Role cfi_pros_migrator was made without BYPASSRLS, which takes a superuser (or, from PostgreSQL 16 on, one who has it). Where it adds a foreign key or changes rows, it must lift FORCE ROW LEVEL SECURITY for the transaction.';
                end;
            end if;
            exit;
        exception when duplicate_object or unique_violation or undefined_object or internal_error then
            -- Another run, perhaps in another database, does the same at this moment.
            if attempt = 100 then raise; end if;
            perform pg_catalog.pg_sleep(0.01);
        end;
    end loop;
end
$$;


-- Memberships

do $$
begin
    for attempt in 1..100 loop
        begin
            grant cfi_pros_owner to cfi_pros_migrator;
            if current_setting('server_version_num')::integer >= 160000 then
                execute 'grant anon, authenticated to cfi_pros_web with inherit false, set true';
                execute 'grant admin to cfi_pros_backoffice with inherit false, set true';
            else
                grant anon, authenticated to cfi_pros_web;
                grant admin to cfi_pros_backoffice;
                if exists (select from pg_catalog.pg_roles where rolname = 'cfi_pros_web' and rolinherit) then
                    raise warning using
                        message = 'Role cfi_pros_web exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of anon, authenticated without SET ROLE.',
                        hint = 'Run: alter role cfi_pros_web noinherit;';
                end if;
                if exists (select from pg_catalog.pg_roles where rolname = 'cfi_pros_backoffice' and rolinherit) then
                    raise warning using
                        message = 'Role cfi_pros_backoffice exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of admin without SET ROLE.',
                        hint = 'Run: alter role cfi_pros_backoffice noinherit;';
                end if;
            end if;
            exit;
        exception when duplicate_object or unique_violation or undefined_object or internal_error then
            -- Another run, perhaps in another database, does the same at this moment.
            if attempt = 100 then raise; end if;
            perform pg_catalog.pg_sleep(0.01);
        end;
    end loop;
end
$$;

do $$
begin
    for attempt in 1..100 loop
        begin
            if not pg_has_role(current_user, 'cfi_pros_owner', 'usage') then
                grant cfi_pros_owner to current_user;
            end if;
            exit;
        exception when duplicate_object or unique_violation or undefined_object or internal_error then
            -- Another run, perhaps in another database, does the same at this moment.
            if attempt = 100 then raise; end if;
            perform pg_catalog.pg_sleep(0.01);
        end;
    end loop;
end
$$;


-- Settings of roles

do $$
begin
    for attempt in 1..100 loop
        begin
            alter role cfi_pros_web set idle_in_transaction_session_timeout = '10s';
            alter role cfi_pros_web set lock_timeout = '2s';
            alter role cfi_pros_web set row_security = 'on';
            alter role cfi_pros_web set search_path = '';
            alter role cfi_pros_web set statement_timeout = '5s';
            alter role cfi_pros_backoffice set search_path = '';
            alter role cfi_pros_migrator set lock_timeout = '3s';
            alter role cfi_pros_migrator set row_security = 'off';
            exit;
        exception when duplicate_object or unique_violation or undefined_object or internal_error then
            -- Another run, perhaps in another database, does the same at this moment.
            if attempt = 100 then raise; end if;
            perform pg_catalog.pg_sleep(0.01);
        end;
    end loop;
end
$$;


-- Schemas

create schema app authorization cfi_pros_owner;


-- Access to schemas

revoke all on schema public from public;
grant usage, create on schema public to cfi_pros_owner;
grant usage on schema app to anon, authenticated, admin;
grant usage on schema public to anon, authenticated, admin;
alter default privileges for role cfi_pros_owner revoke execute on functions from public;


-- Functions

create function app.framework_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.framework_id', true), '')::uuid;
revoke all on function app.framework_id() from public;
grant execute on function app.framework_id() to anon, authenticated, admin;
alter function app.framework_id() owner to cfi_pros_owner;

create function app.set_updated_at()
returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  new.updated_at := pg_catalog.now();
  return new;
end;
$$;
revoke all on function app.set_updated_at() from public;
alter function app.set_updated_at() owner to cfi_pros_owner;

create function app.user_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
revoke all on function app.user_id() from public;
grant execute on function app.user_id() to anon, authenticated, admin;
alter function app.user_id() owner to cfi_pros_owner;


-- Tables

create table public.acs_codes (
    id uuid not null default gen_random_uuid(),
    code varchar(50) not null,
    area varchar(100) not null,
    task varchar(100) not null,
    kind text not null,
    description text not null,
    constraint pk_acs_codes primary key (id),
    constraint uq_acs_codes_code unique (code),
    constraint ck_acs_codes_kind check (kind in ('knowledge', 'risk_management', 'skill'))
);
alter table public.acs_codes owner to cfi_pros_owner;
revoke all on table public.acs_codes from public, anon, authenticated, admin;

create table public.student_progress (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    acs_code varchar(50) not null,
    mastered_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    constraint pk_student_progress primary key (id),
    constraint uq_student_progress_student_id_acs_code unique (student_id, acs_code)
);
alter table public.student_progress owner to cfi_pros_owner;
revoke all on table public.student_progress from public, anon, authenticated, admin;

create table public.students (
    id uuid not null,
    display_name varchar(255) not null,
    email varchar(255) not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_students primary key (id),
    constraint uq_students_email unique (email)
);
alter table public.students owner to cfi_pros_owner;
revoke all on table public.students from public, anon, authenticated, admin;

create table public.test_results (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    test_code varchar(10) not null,
    taken_on date not null,
    score integer not null,
    has_passed boolean not null generated always as (score >= 70) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_test_results primary key (id),
    constraint ck_test_results_score_is_a_percentage check (score >= 0 and score <= 100)
);
alter table public.test_results owner to cfi_pros_owner;
revoke all on table public.test_results from public, anon, authenticated, admin;


-- Foreign keys

alter table public.student_progress
    add constraint fk_student_progress_acs_code
    foreign key (acs_code) references public.acs_codes (code);

alter table public.student_progress
    add constraint fk_student_progress_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

-- SHARE ROW EXCLUSIVE on auth.users
alter table public.students
    add constraint fk_students_id
    foreign key (id) references auth.users (id)
    on delete cascade;

alter table public.test_results
    add constraint fk_test_results_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;


-- Indexes

create index idx_student_progress_acs_code on public.student_progress (acs_code);

create index idx_test_results_student_id_taken_on on public.test_results (student_id, taken_on);


-- Triggers

create trigger students_set_updated_at
    before update on public.students
    for each row execute function app.set_updated_at();

create trigger test_results_set_updated_at
    before update on public.test_results
    for each row execute function app.set_updated_at();


-- Comments

comment on function app.framework_id() is 'The framework that the request is bound to; NULL for none. Always call as (select app.framework_id()).';
comment on function app.set_updated_at() is 'Keeps updated_at at each UPDATE of a row, whatever the statement sets it to.';
comment on function app.user_id() is 'The request''s user; NULL outside a session. Always call as (select app.user_id()).';

comment on table public.acs_codes is 'One element of the Airman Certification Standards for private pilots, such as PA.I.A.K1: a thing to know, a risk to manage or a skill to show.';

comment on table public.student_progress is 'A student has mastered an ACS code: once for each code.';

comment on table public.students is 'Somebody who learns to fly. Goes by the id of the account.';
comment on column public.students.display_name is 'PII: how the student wants to be addressed; lawful basis: contract';
comment on column public.students.email is 'PII: contact address; lawful basis: contract';

comment on table public.test_results is 'The outcome of a knowledge test, as read from its report. The report is not kept: no raw files are stored.';
comment on column public.test_results.test_code is 'The authority''s code of the test, such as PAR (private pilot, airplane).';
comment on column public.test_results.score is 'Percent, 0 to 100.';
comment on column public.test_results.has_passed is '70 percent is what the authority asks for.';


-- Seeds

insert into public.acs_codes as existing (code, area, task, kind, description)
values
    ('PA.I.B.K1', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'General airworthiness requirements and compliance for airplanes, including:'),
    ('PA.I.B.K1a', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Certificate location and expiration dates'),
    ('PA.I.B.K1b', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Required inspections and airplane logbook documentation'),
    ('PA.I.B.K1c', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Airworthiness Directives and Special Airworthiness Information Bulletins'),
    ('PA.I.B.K1d', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Purpose and procedure for obtaining a special flight permit'),
    ('PA.I.B.K2', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Pilot-performed preventive maintenance.'),
    ('PA.I.B.K3', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Equipment requirements for day and night VFR flight, to include:'),
    ('PA.I.B.K3a', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Flying with inoperative equipment'),
    ('PA.I.B.K3b', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Using an approved Minimum Equipment List (MEL)'),
    ('PA.I.B.K3c', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Kinds of Operation Equipment List (KOEL)'),
    ('PA.I.B.K3d', 'Preflight Preparation', 'Airworthiness Requirements', 'knowledge', 'Required discrepancy records or placards'),
    ('PA.I.B.R1', 'Preflight Preparation', 'Airworthiness Requirements', 'risk_management', 'Inoperative equipment discovered prior to flight'),
    ('PA.I.B.S1', 'Preflight Preparation', 'Airworthiness Requirements', 'skill', 'Locate and describe airplane airworthiness and registration information.'),
    ('PA.I.B.S2', 'Preflight Preparation', 'Airworthiness Requirements', 'skill', 'Determine the airplane is airworthy in a scenario given by the evaluator.'),
    ('PA.I.B.S3', 'Preflight Preparation', 'Airworthiness Requirements', 'skill', 'Apply appropriate procedures for operating with inoperative equipment in a scenario given by the evaluator.')
on conflict (code) do update set
    area = excluded.area,
    task = excluded.task,
    kind = excluded.kind,
    description = excluded.description
where (existing.area, existing.task, existing.kind, existing.description)
    is distinct from (excluded.area, excluded.task, excluded.kind, excluded.description);

insert into public.acs_codes as existing (code, area, task, kind, description)
values
    (
        'PA.I.D.K1',
        'Preflight Preparation',
        'Cross-Country Flight Planning',
        'knowledge',
        'Route planning, including consideration of different classes and special use airspace (SUA) and selection of appropriate and available navigation/communication systems and facilities.'
    ),
    (
        'PA.I.D.K2',
        'Preflight Preparation',
        'Cross-Country Flight Planning',
        'knowledge',
        'Altitude selection accounting for terrain and obstacles, glide distance of the airplane, VFR cruising altitudes, and the effect of wind.'
    ),
    ('PA.I.D.K3', 'Preflight Preparation', 'Cross-Country Flight Planning', 'knowledge', 'Calculating:'),
    ('PA.I.D.K3a', 'Preflight Preparation', 'Cross-Country Flight Planning', 'knowledge', 'Time, climb and descent rates, course, distance, heading, true airspeed, and groundspeed'),
    ('PA.I.D.K3b', 'Preflight Preparation', 'Cross-Country Flight Planning', 'knowledge', 'Estimated time of arrival to include conversion to universal coordinated time (UTC)'),
    ('PA.I.D.K3c', 'Preflight Preparation', 'Cross-Country Flight Planning', 'knowledge', 'Fuel requirements, to include reserve'),
    ('PA.I.D.K4', 'Preflight Preparation', 'Cross-Country Flight Planning', 'knowledge', 'Elements of a VFR flight plan.'),
    ('PA.I.D.K5', 'Preflight Preparation', 'Cross-Country Flight Planning', 'knowledge', 'Procedures for activating and closing a VFR flight plan.'),
    ('PA.I.D.R1', 'Preflight Preparation', 'Cross-Country Flight Planning', 'risk_management', 'Pilot.'),
    ('PA.I.D.R2', 'Preflight Preparation', 'Cross-Country Flight Planning', 'risk_management', 'Aircraft.'),
    ('PA.I.D.R3', 'Preflight Preparation', 'Cross-Country Flight Planning', 'risk_management', 'Environment (e.g., weather, airports, airspace, terrain, obstacles).'),
    ('PA.I.D.R4', 'Preflight Preparation', 'Cross-Country Flight Planning', 'risk_management', 'External pressures.'),
    ('PA.I.D.R5', 'Preflight Preparation', 'Cross-Country Flight Planning', 'risk_management', 'Limitations of air traffic control (ATC) services.'),
    ('PA.I.D.R6', 'Preflight Preparation', 'Cross-Country Flight Planning', 'risk_management', 'Improper fuel planning.'),
    (
        'PA.I.D.S1',
        'Preflight Preparation',
        'Cross-Country Flight Planning',
        'skill',
        'Prepare, present, and explain a cross-country flight plan assigned by the evaluator including a risk analysis based on real-time weather, to the first fuel stop.'
    ),
    (
        'PA.I.D.S2',
        'Preflight Preparation',
        'Cross-Country Flight Planning',
        'skill',
        'Apply pertinent information from appropriate and current aeronautical charts, Chart Supplements; NOTAMs relative to airport, runway and taxiway closures; and other flight publications.'
    ),
    ('PA.I.D.S3', 'Preflight Preparation', 'Cross-Country Flight Planning', 'skill', 'Create a navigation plan and simulate filing a VFR flight plan.'),
    ('PA.I.D.S4', 'Preflight Preparation', 'Cross-Country Flight Planning', 'skill', 'Recalculate fuel reserves based on a scenario provided by the evaluator.')
on conflict (code) do update set
    area = excluded.area,
    task = excluded.task,
    kind = excluded.kind,
    description = excluded.description
where (existing.area, existing.task, existing.kind, existing.description)
    is distinct from (excluded.area, excluded.task, excluded.kind, excluded.description);

insert into public.acs_codes as existing (code, area, task, kind, description)
values
    ('PA.I.E.K1', 'Preflight Preparation', 'National Airspace System', 'knowledge', 'Types of airspace/airspace classes and associated requirements and limitations.'),
    ('PA.I.E.K2', 'Preflight Preparation', 'National Airspace System', 'knowledge', 'Charting symbology.'),
    (
        'PA.I.E.K3',
        'Preflight Preparation',
        'National Airspace System',
        'knowledge',
        'Special use airspace (SUA), special flight rules areas (SFRA), temporary flight restrictions (TFR), and other airspace areas.'
    ),
    ('PA.I.E.R1', 'Preflight Preparation', 'National Airspace System', 'risk_management', 'Various classes and types of airspace.'),
    ('PA.I.E.S1', 'Preflight Preparation', 'National Airspace System', 'skill', 'Identify and comply with the requirements for basic VFR weather minimums and flying in particular classes of airspace.'),
    ('PA.I.E.S2', 'Preflight Preparation', 'National Airspace System', 'skill', 'Correctly identify airspace and operate in accordance with associated communication and equipment requirements.'),
    (
        'PA.I.E.S3',
        'Preflight Preparation',
        'National Airspace System',
        'skill',
        'Identify the requirements for operating in SUA or within a TFR. Identify and comply with SATR and SFRA operations, if applicable.'
    )
on conflict (code) do update set
    area = excluded.area,
    task = excluded.task,
    kind = excluded.kind,
    description = excluded.description
where (existing.area, existing.task, existing.kind, existing.description)
    is distinct from (excluded.area, excluded.task, excluded.kind, excluded.description);

insert into public.acs_codes as existing (code, area, task, kind, description)
values
    ('PA.I.A.K1', 'Preflight Preparation', 'Pilot Qualifications', 'knowledge', 'Certification requirements, recent flight experience, and recordkeeping.'),
    ('PA.I.A.K2', 'Preflight Preparation', 'Pilot Qualifications', 'knowledge', 'Privileges and limitations.'),
    ('PA.I.A.K3', 'Preflight Preparation', 'Pilot Qualifications', 'knowledge', 'Medical certificates: class, expiration, privileges, temporary disqualifications.'),
    ('PA.I.A.K4', 'Preflight Preparation', 'Pilot Qualifications', 'knowledge', 'Documents required to exercise private pilot privileges.'),
    ('PA.I.A.K5', 'Preflight Preparation', 'Pilot Qualifications', 'knowledge', 'Part 68 BasicMed privileges and limitations.'),
    ('PA.I.A.R1', 'Preflight Preparation', 'Pilot Qualifications', 'risk_management', 'Failure to distinguish proficiency versus currency.'),
    ('PA.I.A.R2', 'Preflight Preparation', 'Pilot Qualifications', 'risk_management', 'Flying unfamiliar airplanes, or operating with unfamiliar flight display systems, and avionics.'),
    ('PA.I.A.S1', 'Preflight Preparation', 'Pilot Qualifications', 'skill', 'Apply requirements to act as PIC under Visual Flight Rules (VFR) in a scenario given by the evaluator.')
on conflict (code) do update set
    area = excluded.area,
    task = excluded.task,
    kind = excluded.kind,
    description = excluded.description
where (existing.area, existing.task, existing.kind, existing.description)
    is distinct from (excluded.area, excluded.task, excluded.kind, excluded.description);

insert into public.acs_codes as existing (code, area, task, kind, description)
values
    ('PA.I.C.K1', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Sources of weather data (e.g., National Weather Service, Flight Service) for flight planning purposes.'),
    (
        'PA.I.C.K2',
        'Preflight Preparation',
        'Weather Information',
        'knowledge',
        'Acceptable weather products and resources required for preflight planning, current and forecast weather for departure, en route, and arrival phases of flight.'
    ),
    (
        'PA.I.C.K3',
        'Preflight Preparation',
        'Weather Information',
        'knowledge',
        'Meteorology applicable to the departure, en route, alternate, and destination under VFR in Visual Meteorological Conditions (VMC) to include expected climate and hazardous conditions such as:'
    ),
    ('PA.I.C.K3a', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Atmospheric composition and stability'),
    ('PA.I.C.K3b', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Wind (e.g., crosswind, tailwind, windshear, mountain wave, etc.)'),
    ('PA.I.C.K3c', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Temperature'),
    ('PA.I.C.K3d', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Moisture/precipitation'),
    ('PA.I.C.K3e', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Weather system formation, including air masses and fronts'),
    ('PA.I.C.K3f', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Clouds'),
    ('PA.I.C.K3g', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Turbulence'),
    ('PA.I.C.K3h', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Thunderstorms and microbursts'),
    ('PA.I.C.K3i', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Icing and freezing level information'),
    ('PA.I.C.K3j', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Fog/mist'),
    ('PA.I.C.K3k', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Frost'),
    ('PA.I.C.K3l', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Obstructions to visibility (e.g., smoke, haze, volcanic ash, etc.)'),
    ('PA.I.C.K4', 'Preflight Preparation', 'Weather Information', 'knowledge', 'Flight deck displays of digital weather and aeronautical information.'),
    ('PA.I.C.R1', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Factors involved in making the go/no-go and continue/divert decisions, to include:'),
    ('PA.I.C.R1a', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Circumstances that would make diversion prudent'),
    ('PA.I.C.R1b', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Personal weather minimums'),
    ('PA.I.C.R1c', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Hazardous weather conditions to include known or forecast icing or turbulence aloft'),
    ('PA.I.C.R2', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Limitations of:'),
    ('PA.I.C.R2a', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Onboard weather equipment'),
    ('PA.I.C.R2b', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Aviation weather reports and forecasts'),
    ('PA.I.C.R2c', 'Preflight Preparation', 'Weather Information', 'risk_management', 'Inflight weather resources'),
    ('PA.I.C.S1', 'Preflight Preparation', 'Weather Information', 'skill', 'Use available aviation weather resources to obtain an adequate weather briefing.'),
    (
        'PA.I.C.S2',
        'Preflight Preparation',
        'Weather Information',
        'skill',
        'Analyze the implications of at least three of the conditions listed in K3a through K3l above, using actual weather or weather conditions in a scenario provided by the evaluator.'
    ),
    ('PA.I.C.S3', 'Preflight Preparation', 'Weather Information', 'skill', 'Correlate weather information to make a competent go/no-go decision.')
on conflict (code) do update set
    area = excluded.area,
    task = excluded.task,
    kind = excluded.kind,
    description = excluded.description
where (existing.area, existing.task, existing.kind, existing.description)
    is distinct from (excluded.area, excluded.task, excluded.kind, excluded.description);


-- Row security

alter table public.acs_codes enable row level security;
alter table public.acs_codes force row level security;

create policy acs_codes_admin_all on public.acs_codes
    for all
    to admin
    using (true)
    with check (true);

create policy acs_codes_anon_select on public.acs_codes
    for select
    to anon
    using (true);

create policy acs_codes_authenticated_select on public.acs_codes
    for select
    to authenticated
    using (true);


-- Grants

grant select on public.acs_codes to admin;
grant insert on public.acs_codes to admin;
grant update (id, code, area, task, kind, description) on public.acs_codes to admin;
grant delete on public.acs_codes to admin;
grant select on public.acs_codes to anon;
grant select on public.acs_codes to authenticated;


-- Row security

alter table public.student_progress enable row level security;
alter table public.student_progress force row level security;

create policy student_progress_admin_all on public.student_progress
    for all
    to admin
    using (true)
    with check (true);

create policy student_progress_authenticated_insert on public.student_progress
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy student_progress_authenticated_select on public.student_progress
    for select
    to authenticated
    using (student_id = (select app.user_id()));


-- Grants

grant select on public.student_progress to admin;
grant insert on public.student_progress to admin;
grant update (id, student_id, acs_code, mastered_at, created_at) on public.student_progress to admin;
grant delete on public.student_progress to admin;
grant select on public.student_progress to authenticated;
grant insert (
    id, student_id, acs_code, mastered_at, created_at
) on public.student_progress to authenticated;


-- Row security

alter table public.students enable row level security;
alter table public.students force row level security;

create policy students_admin_all on public.students
    for all
    to admin
    using (true)
    with check (true);

create policy students_authenticated_insert on public.students
    for insert
    to authenticated
    with check (id = (select app.user_id()));

create policy students_authenticated_select on public.students
    for select
    to authenticated
    using (id = (select app.user_id()));

create policy students_authenticated_update on public.students
    for update
    to authenticated
    using (id = (select app.user_id()))
    with check (id = (select app.user_id()));


-- Grants

grant select on public.students to admin;
grant insert on public.students to admin;
grant update (id, display_name, email, created_at, updated_at) on public.students to admin;
grant delete on public.students to admin;
grant select on public.students to authenticated;
grant insert (id, display_name, email) on public.students to authenticated;
grant update (display_name, email) on public.students to authenticated;


-- Row security

alter table public.test_results enable row level security;
alter table public.test_results force row level security;

create policy test_results_admin_all on public.test_results
    for all
    to admin
    using (true)
    with check (true);

create policy test_results_authenticated_insert on public.test_results
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy test_results_authenticated_select on public.test_results
    for select
    to authenticated
    using (student_id = (select app.user_id()));


-- Grants

grant select on public.test_results to admin;
grant insert on public.test_results to admin;
grant update (
    id, student_id, test_code, taken_on, score, created_at, updated_at
) on public.test_results to admin;
grant delete on public.test_results to admin;
grant select on public.test_results to authenticated;
grant insert (id, student_id, test_code, taken_on, score) on public.test_results to authenticated;
