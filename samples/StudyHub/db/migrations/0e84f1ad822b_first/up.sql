-- Revision 0e84f1ad822b first: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze 0e84f1ad822b

-- step 1: in a transaction

-- Roles

do $$
begin
    for attempt in 1..100 loop
        begin
            if not exists (select from pg_catalog.pg_roles where rolname = 'study_hub_owner') then
                create role study_hub_owner nologin noinherit;
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
            if not exists (select from pg_catalog.pg_roles where rolname = 'study_hub_web') then
                create role study_hub_web login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'study_hub_backoffice') then
                create role study_hub_backoffice login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'study_hub_migrator') then
                begin
                    create role study_hub_migrator login inherit bypassrls;
                exception when insufficient_privilege then
                    create role study_hub_migrator login inherit;
                    raise warning using message = 'Role study_hub_migrator was made without BYPASSRLS, which takes a superuser (or, from PostgreSQL 16 on, one who has it). Where it adds a foreign key or changes rows, it must lift FORCE ROW LEVEL SECURITY for the transaction.';
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
            grant study_hub_owner to study_hub_migrator;
            if current_setting('server_version_num')::integer >= 160000 then
                execute 'grant anon, authenticated to study_hub_web with inherit false, set true';
                execute 'grant admin to study_hub_backoffice with inherit false, set true';
            else
                grant anon, authenticated to study_hub_web;
                grant admin to study_hub_backoffice;
                if exists (select from pg_catalog.pg_roles where rolname = 'study_hub_web' and rolinherit) then
                    raise warning using
                        message = 'Role study_hub_web exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of anon, authenticated without SET ROLE.',
                        hint = 'Run: alter role study_hub_web noinherit;';
                end if;
                if exists (select from pg_catalog.pg_roles where rolname = 'study_hub_backoffice' and rolinherit) then
                    raise warning using
                        message = 'Role study_hub_backoffice exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of admin without SET ROLE.',
                        hint = 'Run: alter role study_hub_backoffice noinherit;';
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
            if not pg_has_role(current_user, 'study_hub_owner', 'usage') then
                grant study_hub_owner to current_user;
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
            alter role study_hub_web set idle_in_transaction_session_timeout = '10s';
            alter role study_hub_web set lock_timeout = '2s';
            alter role study_hub_web set row_security = 'on';
            alter role study_hub_web set search_path = '';
            alter role study_hub_web set statement_timeout = '5s';
            alter role study_hub_backoffice set search_path = '';
            alter role study_hub_migrator set lock_timeout = '3s';
            alter role study_hub_migrator set row_security = 'off';
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

create schema app authorization study_hub_owner;


-- Access to schemas

revoke all on schema public from public;
grant usage, create on schema public to study_hub_owner;
grant usage on schema app to anon, authenticated, admin;
grant usage on schema public to anon, authenticated, admin;
alter default privileges for role study_hub_owner revoke execute on functions from public;


-- Types

create type public.mastery_level as enum (
    'not_started',
    'developing',
    'consolidating',
    'secure'
);
alter type public.mastery_level owner to study_hub_owner;


-- Functions

create function app.framework_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.framework_id', true), '')::uuid;
revoke all on function app.framework_id() from public;
grant execute on function app.framework_id() to anon, authenticated, admin;
alter function app.framework_id() owner to study_hub_owner;

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
alter function app.set_updated_at() owner to study_hub_owner;

create function app.user_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
revoke all on function app.user_id() from public;
grant execute on function app.user_id() to anon, authenticated, admin;
alter function app.user_id() owner to study_hub_owner;


-- Tables

create table public.achievement_definitions (
    id uuid not null default gen_random_uuid(),
    code varchar(50) not null,
    name varchar(100) not null,
    description varchar(500) not null,
    category varchar(50) not null,
    subject_code varchar(10),
    requirements jsonb not null,
    xp_reward integer not null default 0,
    icon varchar(50) not null default 'star',
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    constraint pk_achievement_definitions primary key (id),
    constraint uq_achievement_definitions_code unique (code),
    constraint ck_achievement_definitions_reward_is_not_negative check (xp_reward >= 0)
);
alter table public.achievement_definitions owner to study_hub_owner;
revoke all on table public.achievement_definitions from public, anon, authenticated, admin;

create table public.ai_interactions (
    id uuid not null default gen_random_uuid(),
    session_id uuid not null,
    student_id uuid not null,
    subject_id uuid,
    user_message text not null,
    ai_response text not null,
    model_used varchar(100) not null,
    task_type varchar(50) not null,
    input_tokens integer not null default 0,
    output_tokens integer not null default 0,
    estimated_cost_usd numeric(10, 6) not null default 0,
    curriculum_context jsonb,
    created_at timestamptz not null default now(),
    flagged boolean not null default false,
    flag_reason varchar(255),
    reviewed_by uuid,
    reviewed_at timestamptz,
    constraint pk_ai_interactions primary key (id),
    constraint ck_ai_interactions_usage_is_not_negative check (input_tokens >= 0 and output_tokens >= 0 and estimated_cost_usd >= 0)
);
alter table public.ai_interactions owner to study_hub_owner;
revoke all on table public.ai_interactions from public, anon, authenticated, admin;

create table public.ai_usage (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    date date not null,
    tokens_haiku integer not null default 0,
    tokens_sonnet integer not null default 0,
    total_cost_usd numeric(10, 6) not null default 0,
    request_count integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_ai_usage primary key (id),
    constraint uq_ai_usage_student_id_date unique (student_id, date),
    constraint ck_ai_usage_counts_are_not_negative check (tokens_haiku >= 0 and tokens_sonnet >= 0 and total_cost_usd >= 0 and request_count >= 0)
);
alter table public.ai_usage owner to study_hub_owner;
revoke all on table public.ai_usage from public, anon, authenticated, admin;

create table public.curriculum_frameworks (
    id uuid not null default gen_random_uuid(),
    code varchar(20) not null,
    name varchar(100) not null,
    country varchar(50) not null default 'Australia',
    region_type text not null default 'state',
    structure jsonb not null default '{"stages": [], "pathways": [], "seniorStructure": null}'::jsonb,
    syllabus_authority varchar(100),
    syllabus_url text,
    is_active boolean not null default true,
    is_default boolean not null default false,
    display_order integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_curriculum_frameworks primary key (id),
    constraint uq_curriculum_frameworks_code unique (code),
    constraint ck_curriculum_frameworks_region_type check (region_type in ('state', 'territory', 'country', 'international'))
);
alter table public.curriculum_frameworks owner to study_hub_owner;
revoke all on table public.curriculum_frameworks from public, anon, authenticated, admin;

create table public.curriculum_outcomes (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    subject_id uuid not null,
    outcome_code varchar(30) not null,
    description text not null,
    stage varchar(20) not null,
    strand varchar(100),
    substrand varchar(100),
    pathway varchar(10),
    content_descriptors text[] not null default '{}'::text[],
    elaborations jsonb,
    prerequisites text[] not null default '{}'::text[],
    display_order integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_curriculum_outcomes primary key (id),
    constraint uq_curriculum_outcomes_framework_id_id unique (framework_id, id),
    constraint uq_curriculum_outcomes_framework_id_outcome_code unique (framework_id, outcome_code)
);
alter table public.curriculum_outcomes owner to study_hub_owner;
revoke all on table public.curriculum_outcomes from public, anon, authenticated, admin;

create table public.deletion_requests (
    id uuid not null default gen_random_uuid(),
    user_id uuid,
    requested_at timestamptz not null default now(),
    scheduled_deletion_at timestamptz not null,
    confirmation_token uuid,
    confirmed_at timestamptz,
    executed_at timestamptz,
    cancelled_at timestamptz,
    status text not null default 'pending',
    ip_address varchar(45),
    reason text,
    data_export_requested boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    token_expires_at timestamptz,
    reminder_sent_at timestamptz,
    constraint pk_deletion_requests primary key (id),
    constraint uq_deletion_requests_confirmation_token unique (confirmation_token),
    constraint ck_deletion_requests_status check (status in ('pending', 'confirmed', 'executed', 'cancelled'))
);
alter table public.deletion_requests owner to study_hub_owner;
revoke all on table public.deletion_requests from public, anon, authenticated, admin;

create table public.flashcards (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    subject_id uuid,
    curriculum_outcome_id uuid,
    context_note_id uuid,
    front text not null,
    back text not null,
    generated_by varchar(20),
    generation_model varchar(50),
    review_count integer not null default 0,
    correct_count integer not null default 0,
    mastery_percent integer not null default 0,
    sr_interval integer not null default 1,
    sr_ease_factor numeric(4, 2) not null default 2.5,
    sr_next_review timestamptz,
    sr_repetition integer not null default 0,
    difficulty_level integer,
    tags text[] not null default '{}'::text[],
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_flashcards primary key (id),
    constraint ck_flashcards_correct_count_is_within_review_count check (correct_count >= 0 and correct_count <= review_count),
    constraint ck_flashcards_difficulty_level_is_in_range check (difficulty_level is null or (difficulty_level >= 1 and difficulty_level <= 5)),
    constraint ck_flashcards_mastery_percent_is_a_percentage check (mastery_percent >= 0 and mastery_percent <= 100),
    constraint ck_flashcards_sr_ease_factor_is_not_too_low check (sr_ease_factor >= 1.3)
);
alter table public.flashcards owner to study_hub_owner;
revoke all on table public.flashcards from public, anon, authenticated, admin;

create table public.goals (
    id uuid not null default gen_random_uuid(),
    parent_id uuid not null,
    student_id uuid not null,
    title varchar(255) not null,
    description text,
    target_outcomes text[] not null default '{}'::text[],
    target_mastery numeric(5, 2),
    target_date date,
    reward varchar(255),
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    achieved_at timestamptz,
    constraint pk_goals primary key (id),
    constraint ck_goals_target_mastery_is_a_percentage check (target_mastery is null or (target_mastery >= 0 and target_mastery <= 100))
);
alter table public.goals owner to study_hub_owner;
revoke all on table public.goals from public, anon, authenticated, admin;

create table public.note_outcomes (
    note_id uuid not null,
    outcome_id uuid not null,
    created_at timestamptz not null default now(),
    constraint pk_note_outcomes primary key (note_id, outcome_id)
);
alter table public.note_outcomes owner to study_hub_owner;
revoke all on table public.note_outcomes from public, anon, authenticated, admin;

create table public.notes (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    subject_id uuid,
    title varchar(255) not null,
    content_type varchar(50) not null,
    storage_url text,
    ocr_text text,
    ocr_status text not null default 'pending',
    tags text[] not null default '{}'::text[],
    note_metadata jsonb not null default '{"pageCount": null, "ocrConfidence": null}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint pk_notes primary key (id),
    constraint ck_notes_ocr_status check (ocr_status in ('pending', 'processing', 'completed', 'failed', 'not_needed'))
);
alter table public.notes owner to study_hub_owner;
revoke all on table public.notes from public, anon, authenticated, admin;

create table public.notification_preferences (
    user_id uuid not null,
    weekly_reports boolean not null default true,
    achievement_alerts boolean not null default true,
    concern_alerts boolean not null default true,
    goal_reminders boolean not null default true,
    insight_notifications boolean not null default true,
    email_frequency text not null default 'weekly',
    preferred_time time not null default '18:00:00'::time,
    preferred_day text not null default 'sunday',
    timezone varchar(50) not null default 'Australia/Sydney',
    quiet_hours_start time,
    quiet_hours_end time,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_notification_preferences primary key (user_id),
    constraint ck_notification_preferences_email_frequency check (email_frequency in ('daily', 'weekly', 'monthly', 'never')),
    constraint ck_notification_preferences_preferred_day check (preferred_day in ('sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday')),
    constraint ck_notification_preferences_quiet_hours_have_both_ends check ((quiet_hours_start is null) = (quiet_hours_end is null))
);
alter table public.notification_preferences owner to study_hub_owner;
revoke all on table public.notification_preferences from public, anon, authenticated, admin;

create table public.notifications (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    type text not null,
    title varchar(255) not null,
    message text not null,
    priority text not null default 'normal',
    related_student_id uuid,
    related_subject_id uuid,
    related_goal_id uuid,
    delivery_method text not null default 'in_app',
    created_at timestamptz not null default now(),
    sent_at timestamptz,
    read_at timestamptz,
    data jsonb,
    constraint pk_notifications primary key (id),
    constraint ck_notifications_delivery_method check (delivery_method in ('in_app', 'email', 'both')),
    constraint ck_notifications_priority check (priority in ('low', 'normal', 'high')),
    constraint ck_notifications_type check (type in ('achievement', 'concern', 'insight', 'reminder', 'goal_achieved', 'weekly_summary'))
);
alter table public.notifications owner to study_hub_owner;
revoke all on table public.notifications from public, anon, authenticated, admin;

create table public.push_subscriptions (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    endpoint text not null,
    p256dh_key varchar(255) not null,
    auth_key varchar(255) not null,
    user_agent varchar(512),
    device_name varchar(255),
    is_active boolean not null default true,
    last_used_at timestamptz,
    failed_attempts integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_push_subscriptions primary key (id),
    constraint uq_push_subscriptions_endpoint unique (endpoint),
    constraint ck_push_subscriptions_failed_attempts_are_not_negative check (failed_attempts >= 0)
);
alter table public.push_subscriptions owner to study_hub_owner;
revoke all on table public.push_subscriptions from public, anon, authenticated, admin;

create table public.revision_history (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    flashcard_id uuid not null,
    session_id uuid,
    was_correct boolean not null,
    quality_rating integer not null,
    response_time_seconds integer,
    sr_interval_before integer not null,
    sr_interval_after integer not null,
    sr_ease_before numeric(4, 2) not null,
    sr_ease_after numeric(4, 2) not null,
    sr_repetition_before integer not null,
    sr_repetition_after integer not null,
    created_at timestamptz not null default now(),
    constraint pk_revision_history primary key (id),
    constraint ck_revision_history_quality_rating_is_in_range check (quality_rating >= 0 and quality_rating <= 5)
);
alter table public.revision_history owner to study_hub_owner;
revoke all on table public.revision_history from public, anon, authenticated, admin;

create table public.senior_courses (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    subject_id uuid not null,
    code varchar(30) not null,
    name varchar(100) not null,
    description text,
    course_type varchar(50) not null,
    units numeric(3, 1) not null default 2,
    is_atar boolean not null default true,
    prerequisites text[] not null default '{}'::text[],
    exclusions text[] not null default '{}'::text[],
    modules jsonb,
    assessment_components jsonb,
    display_order integer not null default 0,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_senior_courses primary key (id),
    constraint uq_senior_courses_framework_id_code unique (framework_id, code),
    constraint uq_senior_courses_framework_id_id unique (framework_id, id),
    constraint ck_senior_courses_units_are_positive check (units > 0)
);
alter table public.senior_courses owner to study_hub_owner;
revoke all on table public.senior_courses from public, anon, authenticated, admin;

create table public.sessions (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    subject_id uuid,
    session_type varchar(50) not null,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    duration_minutes integer,
    xp_earned integer not null default 0,
    data jsonb not null default '{"outcomesWorkedOn": [], "questionsAttempted": 0, "questionsCorrect": 0, "flashcardsReviewed": 0}'::jsonb,
    constraint pk_sessions primary key (id),
    constraint ck_sessions_ends_after_it_starts check (ended_at is null or ended_at >= started_at)
);
alter table public.sessions owner to study_hub_owner;
revoke all on table public.sessions from public, anon, authenticated, admin;

create table public.student_outcome_progress (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    student_id uuid not null,
    outcome_id uuid not null,
    mastery_level public.mastery_level not null default 'not_started',
    last_practiced timestamptz,
    practice_count integer not null default 0,
    next_review_date date,
    ease_factor numeric(4, 2) not null default 2.5,
    interval_days integer not null default 1,
    repetition integer not null default 0,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint pk_student_outcome_progress primary key (id),
    constraint uq_student_outcome_progress_student_id_outcome_id unique (student_id, outcome_id),
    constraint ck_student_outcome_progress_ease_factor_is_not_too_low check (ease_factor >= 1.3),
    constraint ck_student_outcome_progress_interval_is_at_least_a_day check (interval_days >= 1),
    constraint ck_student_outcome_progress_practice_count_covers_repetition check (repetition >= 0 and repetition <= practice_count)
);
alter table public.student_outcome_progress owner to study_hub_owner;
revoke all on table public.student_outcome_progress from public, anon, authenticated, admin;

create table public.student_subjects (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    student_id uuid not null,
    subject_id uuid not null,
    pathway varchar(10),
    senior_course_id uuid,
    enrolled_at timestamptz not null default now(),
    progress jsonb not null default '{"outcomesCompleted": [], "outcomesInProgress": [], "overallPercentage": 0, "xpEarned": 0, "lastActivity": null}'::jsonb,
    current_focus_outcomes jsonb,
    last_activity_at timestamptz,
    constraint pk_student_subjects primary key (id),
    constraint uq_student_subjects_student_id_subject_id unique (student_id, subject_id)
);
alter table public.student_subjects owner to study_hub_owner;
revoke all on table public.student_subjects from public, anon, authenticated, admin;

create table public.students (
    id uuid not null default gen_random_uuid(),
    parent_id uuid not null,
    supabase_auth_id uuid,
    display_name varchar(255) not null,
    avatar_url text,
    grade_level integer not null,
    school_stage varchar(20) not null,
    framework_id uuid not null,
    preferences jsonb not null default '{"theme": "system", "dailyGoalMinutes": null}'::jsonb,
    gamification jsonb not null default '{"xp": 0, "level": 1, "streak": 0}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_active_at timestamptz,
    onboarding_completed boolean not null default false,
    deleted_at timestamptz,
    constraint pk_students primary key (id),
    constraint uq_students_framework_id_id unique (framework_id, id),
    constraint uq_students_supabase_auth_id unique (supabase_auth_id),
    constraint ck_students_grade_level check (grade_level >= 0 and grade_level <= 12)
);
alter table public.students owner to study_hub_owner;
revoke all on table public.students from public, anon, authenticated, admin;

create table public.subjects (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    code varchar(20) not null,
    name varchar(100) not null,
    kla varchar(100) not null,
    description text,
    icon varchar(50),
    color varchar(7),
    available_stages text[] not null,
    config jsonb not null default '{"hasPathways": false, "pathways": [], "seniorCourses": [], "assessmentTypes": [], "tutorStyle": "socratic"}'::jsonb,
    display_order integer not null default 0,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint pk_subjects primary key (id),
    constraint uq_subjects_framework_id_code unique (framework_id, code),
    constraint uq_subjects_framework_id_id unique (framework_id, id)
);
alter table public.subjects owner to study_hub_owner;
revoke all on table public.subjects from public, anon, authenticated, admin;

create table public.users (
    id uuid not null default gen_random_uuid(),
    supabase_auth_id uuid not null,
    email varchar(255) not null,
    display_name varchar(255) not null,
    phone_number varchar(20),
    subscription_tier text not null default 'free',
    subscription_expires_at timestamptz,
    preferences jsonb not null default '{"language": "en-AU", "theme": "system"}'::jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    last_login_at timestamptz,
    privacy_policy_accepted_at timestamptz,
    terms_accepted_at timestamptz,
    marketing_consent boolean not null default false,
    data_processing_consent boolean not null default true,
    constraint pk_users primary key (id),
    constraint uq_users_email unique (email),
    constraint uq_users_supabase_auth_id unique (supabase_auth_id),
    constraint ck_users_subscription_tier check (subscription_tier in ('free', 'basic', 'premium'))
);
alter table public.users owner to study_hub_owner;
revoke all on table public.users from public, anon, authenticated, admin;

create table public.weekly_insights (
    id uuid not null default gen_random_uuid(),
    student_id uuid not null,
    week_start date not null,
    insights jsonb not null,
    model_used varchar(50) not null,
    tokens_used integer,
    cost_estimate numeric(10, 6),
    generated_at timestamptz not null default now(),
    sent_to_parent_at timestamptz,
    constraint pk_weekly_insights primary key (id),
    constraint uq_weekly_insights_student_id_week_start unique (student_id, week_start)
);
alter table public.weekly_insights owner to study_hub_owner;
revoke all on table public.weekly_insights from public, anon, authenticated, admin;


-- Foreign keys

alter table public.ai_interactions
    add constraint fk_ai_interactions_session_id
    foreign key (session_id) references public.sessions (id)
    on delete cascade;

alter table public.ai_interactions
    add constraint fk_ai_interactions_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

alter table public.ai_interactions
    add constraint fk_ai_interactions_subject_id
    foreign key (subject_id) references public.subjects (id);

alter table public.ai_usage
    add constraint fk_ai_usage_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

alter table public.curriculum_outcomes
    add constraint fk_curriculum_outcomes_framework_id
    foreign key (framework_id) references public.curriculum_frameworks (id)
    on delete cascade;

alter table public.curriculum_outcomes
    add constraint fk_curriculum_outcomes_subject_id
    foreign key (framework_id, subject_id) references public.subjects (framework_id, id)
    on delete cascade;

alter table public.deletion_requests
    add constraint fk_deletion_requests_user_id
    foreign key (user_id) references public.users (id)
    on delete set null;

alter table public.flashcards
    add constraint fk_flashcards_context_note_id
    foreign key (context_note_id) references public.notes (id)
    on delete set null;

alter table public.flashcards
    add constraint fk_flashcards_curriculum_outcome_id
    foreign key (curriculum_outcome_id) references public.curriculum_outcomes (id)
    on delete set null;

alter table public.flashcards
    add constraint fk_flashcards_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

alter table public.flashcards
    add constraint fk_flashcards_subject_id
    foreign key (subject_id) references public.subjects (id)
    on delete set null;

alter table public.goals
    add constraint fk_goals_parent_id
    foreign key (parent_id) references public.users (id)
    on delete cascade;

alter table public.goals
    add constraint fk_goals_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

alter table public.note_outcomes
    add constraint fk_note_outcomes_note_id
    foreign key (note_id) references public.notes (id)
    on delete cascade;

alter table public.note_outcomes
    add constraint fk_note_outcomes_outcome_id
    foreign key (outcome_id) references public.curriculum_outcomes (id)
    on delete cascade;

alter table public.notes
    add constraint fk_notes_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

alter table public.notes
    add constraint fk_notes_subject_id
    foreign key (subject_id) references public.subjects (id);

alter table public.notification_preferences
    add constraint fk_notification_preferences_user_id
    foreign key (user_id) references public.users (id)
    on delete cascade;

alter table public.notifications
    add constraint fk_notifications_related_goal_id
    foreign key (related_goal_id) references public.goals (id)
    on delete cascade;

alter table public.notifications
    add constraint fk_notifications_related_student_id
    foreign key (related_student_id) references public.students (id)
    on delete cascade;

alter table public.notifications
    add constraint fk_notifications_related_subject_id
    foreign key (related_subject_id) references public.subjects (id)
    on delete set null;

alter table public.notifications
    add constraint fk_notifications_user_id
    foreign key (user_id) references public.users (id)
    on delete cascade;

alter table public.push_subscriptions
    add constraint fk_push_subscriptions_user_id
    foreign key (user_id) references public.users (id)
    on delete cascade;

alter table public.revision_history
    add constraint fk_revision_history_flashcard_id
    foreign key (flashcard_id) references public.flashcards (id)
    on delete cascade;

alter table public.revision_history
    add constraint fk_revision_history_session_id
    foreign key (session_id) references public.sessions (id)
    on delete set null;

alter table public.revision_history
    add constraint fk_revision_history_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

alter table public.senior_courses
    add constraint fk_senior_courses_framework_id
    foreign key (framework_id) references public.curriculum_frameworks (id)
    on delete cascade;

alter table public.senior_courses
    add constraint fk_senior_courses_subject_id
    foreign key (framework_id, subject_id) references public.subjects (framework_id, id)
    on delete cascade;

alter table public.sessions
    add constraint fk_sessions_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;

alter table public.sessions
    add constraint fk_sessions_subject_id
    foreign key (subject_id) references public.subjects (id);

alter table public.student_outcome_progress
    add constraint fk_student_outcome_progress_framework_id
    foreign key (framework_id) references public.curriculum_frameworks (id);

alter table public.student_outcome_progress
    add constraint fk_student_outcome_progress_outcome_id
    foreign key (framework_id, outcome_id) references public.curriculum_outcomes (framework_id, id)
    on delete cascade;

alter table public.student_outcome_progress
    add constraint fk_student_outcome_progress_student_id
    foreign key (framework_id, student_id) references public.students (framework_id, id)
    on delete cascade;

alter table public.student_subjects
    add constraint fk_student_subjects_framework_id
    foreign key (framework_id) references public.curriculum_frameworks (id);

alter table public.student_subjects
    add constraint fk_student_subjects_senior_course_id
    foreign key (framework_id, senior_course_id) references public.senior_courses (framework_id, id);

alter table public.student_subjects
    add constraint fk_student_subjects_student_id
    foreign key (framework_id, student_id) references public.students (framework_id, id)
    on delete cascade;

alter table public.student_subjects
    add constraint fk_student_subjects_subject_id
    foreign key (framework_id, subject_id) references public.subjects (framework_id, id)
    on delete cascade;

alter table public.students
    add constraint fk_students_framework_id
    foreign key (framework_id) references public.curriculum_frameworks (id);

alter table public.students
    add constraint fk_students_parent_id
    foreign key (parent_id) references public.users (id)
    on delete cascade;

alter table public.subjects
    add constraint fk_subjects_framework_id
    foreign key (framework_id) references public.curriculum_frameworks (id)
    on delete cascade;

alter table public.weekly_insights
    add constraint fk_weekly_insights_student_id
    foreign key (student_id) references public.students (id)
    on delete cascade;


-- Indexes

create index idx_achievement_definitions_category on public.achievement_definitions (category);
create index idx_achievement_definitions_subject_code on public.achievement_definitions (subject_code);

create index idx_ai_interactions_awaiting_review on public.ai_interactions (created_at)
    where (flagged and reviewed_at is null);
create index idx_ai_interactions_created_at on public.ai_interactions (created_at);
create index idx_ai_interactions_session_id on public.ai_interactions (session_id);
create index idx_ai_interactions_student_id on public.ai_interactions (student_id);
create index idx_ai_interactions_subject_id on public.ai_interactions (subject_id);

create index idx_ai_usage_date_total_cost_usd on public.ai_usage (date, total_cost_usd);

create unique index uq_curriculum_frameworks_is_default on public.curriculum_frameworks (is_default)
    where (is_default);

create index idx_curriculum_outcomes_framework_id_stage on public.curriculum_outcomes (framework_id, stage);
create index idx_curriculum_outcomes_framework_id_subject_id on public.curriculum_outcomes (framework_id, subject_id);

create index idx_deletion_requests_confirmed_scheduled_deletion_at on public.deletion_requests (scheduled_deletion_at)
    where (status = 'confirmed');
create index idx_deletion_requests_scheduled_deletion_at_reminder_sent_at on public.deletion_requests (scheduled_deletion_at, reminder_sent_at);
create index idx_deletion_requests_token_expires_at on public.deletion_requests (token_expires_at);
create index idx_deletion_requests_user_id_status on public.deletion_requests (user_id, status);

create index idx_flashcards_context_note_id on public.flashcards (context_note_id);
create index idx_flashcards_curriculum_outcome_id on public.flashcards (curriculum_outcome_id);
create index idx_flashcards_sr_next_review on public.flashcards (sr_next_review);
create index idx_flashcards_student_id_sr_next_review on public.flashcards (student_id, sr_next_review);
create index idx_flashcards_subject_id on public.flashcards (subject_id);

create index idx_goals_open_target_date on public.goals (target_date)
    where (is_active and achieved_at is null);
create index idx_goals_parent_id_student_id on public.goals (parent_id, student_id);
create index idx_goals_student_id on public.goals (student_id);

create index idx_note_outcomes_outcome_id on public.note_outcomes (outcome_id);

create index idx_notes_awaiting_ocr on public.notes (created_at)
    where (ocr_status = 'pending');
create index idx_notes_student_id_created_at on public.notes (student_id, created_at);
create index idx_notes_subject_id on public.notes (subject_id);

create index idx_notifications_created_at on public.notifications (created_at desc);
create index idx_notifications_related_goal_id on public.notifications (related_goal_id);
create index idx_notifications_related_student_id on public.notifications (related_student_id);
create index idx_notifications_related_subject_id on public.notifications (related_subject_id);
create index idx_notifications_unread on public.notifications (user_id, created_at)
    where (read_at is null);
create index idx_notifications_user_id_type on public.notifications (user_id, type);

create index idx_push_subscriptions_user_id_is_active on public.push_subscriptions (user_id, is_active);

create index idx_revision_history_created_at on public.revision_history (created_at);
create index idx_revision_history_flashcard_id on public.revision_history (flashcard_id);
create index idx_revision_history_session_id on public.revision_history (session_id);
create index idx_revision_history_student_id_created_at on public.revision_history (student_id, created_at);

create index idx_senior_courses_framework_id_subject_id on public.senior_courses (framework_id, subject_id);

create index idx_sessions_session_type on public.sessions (session_type);
create index idx_sessions_started_at on public.sessions (started_at);
create index idx_sessions_student_id_started_at on public.sessions (student_id, started_at);
create index idx_sessions_subject_id on public.sessions (subject_id);

create index idx_student_outcome_progress_framework_id_outcome_id on public.student_outcome_progress (framework_id, outcome_id);
create index idx_student_outcome_progress_framework_id_student_id on public.student_outcome_progress (framework_id, student_id);
create index idx_student_outcome_progress_student_id_next_review_date on public.student_outcome_progress (student_id, next_review_date);

create index idx_student_subjects_framework_id_senior_course_id on public.student_subjects (framework_id, senior_course_id);
create index idx_student_subjects_framework_id_student_id on public.student_subjects (framework_id, student_id);
create index idx_student_subjects_framework_id_subject_id on public.student_subjects (framework_id, subject_id);

create index idx_students_framework_id_grade_level on public.students (framework_id, grade_level);
create index idx_students_parent_id on public.students (parent_id);

create index idx_subjects_config_tutor_style on public.subjects (((config ->> 'tutorStyle')));

create index idx_weekly_insights_week_start on public.weekly_insights (week_start desc);


-- Triggers

create trigger ai_usage_set_updated_at
    before update on public.ai_usage
    for each row execute function app.set_updated_at();

create trigger curriculum_frameworks_set_updated_at
    before update on public.curriculum_frameworks
    for each row execute function app.set_updated_at();

create trigger curriculum_outcomes_set_updated_at
    before update on public.curriculum_outcomes
    for each row execute function app.set_updated_at();

create trigger deletion_requests_set_updated_at
    before update on public.deletion_requests
    for each row execute function app.set_updated_at();

create trigger flashcards_set_updated_at
    before update on public.flashcards
    for each row execute function app.set_updated_at();

create trigger goals_set_updated_at
    before update on public.goals
    for each row execute function app.set_updated_at();

create trigger notes_set_updated_at
    before update on public.notes
    for each row execute function app.set_updated_at();

create trigger notification_preferences_set_updated_at
    before update on public.notification_preferences
    for each row execute function app.set_updated_at();

create trigger push_subscriptions_set_updated_at
    before update on public.push_subscriptions
    for each row execute function app.set_updated_at();

create trigger senior_courses_set_updated_at
    before update on public.senior_courses
    for each row execute function app.set_updated_at();

create trigger student_outcome_progress_set_updated_at
    before update on public.student_outcome_progress
    for each row execute function app.set_updated_at();

create trigger students_set_updated_at
    before update on public.students
    for each row execute function app.set_updated_at();

create trigger subjects_set_updated_at
    before update on public.subjects
    for each row execute function app.set_updated_at();

create trigger users_set_updated_at
    before update on public.users
    for each row execute function app.set_updated_at();


-- Views

create view public.subject_mastery with (security_invoker = true) as
select
    p.framework_id,
    p.student_id,
    s.id as subject_id,
    s.code as subject_code,
    count(p.id) as outcomes_practised,
    count(p.id) filter (where p.mastery_level = 'secure') as outcomes_secure,
    sum(p.practice_count) as practices,
    min(p.next_review_date) as next_review_date
from public.student_outcome_progress p
join public.curriculum_outcomes o on o.id = p.outcome_id
join public.subjects s on s.id = o.subject_id
where p.deleted_at is null
group by p.framework_id, p.student_id, s.id;
alter view public.subject_mastery owner to study_hub_owner;
revoke all on table public.subject_mastery from public, anon, authenticated, admin;
grant select on public.subject_mastery to authenticated, admin;
comment on view public.subject_mastery is 'What a student has practised and commands in a subject, as the one who asks may see it';


-- Comments

comment on function app.framework_id() is 'The framework that the request is bound to; NULL for none. Always call as (select app.framework_id()).';
comment on function app.set_updated_at() is 'Keeps updated_at at each UPDATE of a row, whatever the statement sets it to.';
comment on function app.user_id() is 'The request''s user; NULL outside a session. Always call as (select app.user_id()).';

comment on table public.achievement_definitions is 'An achievement that students can unlock.';
comment on column public.achievement_definitions.subject_code is 'The code of a subject, whatever the framework; null for achievements of all subjects.';
comment on column public.achievement_definitions.requirements is 'What has to be reached.';
comment on column public.achievement_definitions.icon is 'The name of an icon of the app''s icon set.';

comment on table public.ai_interactions is 'One question to the tutor and its answer. Written once; the back office alone reviews it.';
comment on column public.ai_interactions.user_message is 'PII: what the child wrote; lawful basis: contract';
comment on column public.ai_interactions.estimated_cost_usd is 'US dollars.';
comment on column public.ai_interactions.flagged is 'Somebody should look at it.';
comment on column public.ai_interactions.reviewed_by is 'The account that reviewed it. No foreign key: a review stays valid when its author''s account is deleted.';

comment on table public.ai_usage is 'What a student''s questions have cost on one day. The back office counts, so that nobody can lower their own count.';

comment on table public.curriculum_frameworks is 'A curriculum authority''s framework, such as NSW: its stages, and the subjects and outcomes that belong to it.';
comment on column public.curriculum_frameworks.code is 'The short name that everybody knows it by, such as NSW.';
comment on column public.curriculum_frameworks.structure is 'The stages of schooling and how the senior years are organised.';
comment on column public.curriculum_frameworks.is_active is 'Only active frameworks are shown to users.';
comment on column public.curriculum_frameworks.is_default is 'The framework that a new family is offered first; at most one.';

comment on table public.curriculum_outcomes is 'One thing that a syllabus wants students to know or to be able to do, such as MA4-INT-01.';
comment on column public.curriculum_outcomes.outcome_code is 'The authority''s own code.';
comment on column public.curriculum_outcomes.stage is 'Code of a stage of the framework''s structure.';
comment on column public.curriculum_outcomes.pathway is 'One of the subject''s pathways, where the stage has them.';
comment on column public.curriculum_outcomes.elaborations is 'Examples that the syllabus gives for the outcome.';
comment on column public.curriculum_outcomes.prerequisites is 'Codes of outcomes that come before.';

comment on table public.deletion_requests is 'Somebody wants their account and all its data deleted. The row outlives the account, as the proof that it was done.';
comment on column public.deletion_requests.user_id is 'Null once the account is gone.';
comment on column public.deletion_requests.ip_address is 'PII: where the request came from; lawful basis: legal obligation';
comment on column public.deletion_requests.reason is 'PII: free text by the account''s holder; lawful basis: legal obligation';

comment on table public.flashcards is 'A question and its answer, shown again when it is about to be forgotten.';
comment on column public.flashcards.context_note_id is 'The note that it was made from.';
comment on column public.flashcards.generated_by is 'Who made it, such as "user" or "ai".';
comment on column public.flashcards.sr_interval is 'Days.';
comment on column public.flashcards.difficulty_level is '1 (easy) to 5 (hard).';

comment on table public.goals is 'Something that a parent and a child have agreed on.';
comment on column public.goals.target_outcomes is 'Codes of the outcomes that are to be mastered.';
comment on column public.goals.target_mastery is 'Percent, 0 to 100.';
comment on column public.goals.reward is 'What there will be when it is done.';

comment on type public.mastery_level is 'How well a student commands an outcome.';

comment on table public.note_outcomes is 'A note is about an outcome. A table, and no array of ids in the note: no foreign key can hold an array''s items.';

comment on table public.notes is 'A student''s note: typed, or a photographed page that a machine reads. The picture itself lies in object storage.';
comment on column public.notes.storage_url is 'Where the picture lies.';
comment on column public.notes.ocr_text is 'PII: what the child wrote; lawful basis: contract';

comment on table public.notification_preferences is 'What an account''s holder wants to be told, how often and when: one row for each account.';
comment on column public.notification_preferences.preferred_time is 'In Timezone.';
comment on column public.notification_preferences.timezone is 'An IANA name.';

comment on table public.notifications is 'Something that an account''s holder is told. The back office writes it; the holder marks it as read.';

comment on table public.push_subscriptions is 'A browser or device that push messages go to.';
comment on column public.push_subscriptions.endpoint is 'PII: address of a device at its push service; lawful basis: consent';
comment on column public.push_subscriptions.user_agent is 'PII: browser and device; lawful basis: consent';
comment on column public.push_subscriptions.device_name is 'PII: the holder''s name for the device; lawful basis: consent';
comment on column public.push_subscriptions.failed_attempts is 'Deliveries that have failed in a row.';

comment on table public.revision_history is 'One answer to a flashcard, and how it moved the card''s schedule. Written once and never changed.';
comment on column public.revision_history.quality_rating is '0 (no idea) to 5 (at once).';
comment on column public.revision_history.sr_interval_before is 'Days.';
comment on column public.revision_history.sr_interval_after is 'Days.';

comment on table public.senior_courses is 'A course of the last two years of school, such as Mathematics Extension 1.';
comment on column public.senior_courses.course_type is 'The authority''s name for the kind of course.';
comment on column public.senior_courses.units is 'Units of study; half units exist.';
comment on column public.senior_courses.is_atar is 'Counts towards the Australian Tertiary Admission Rank.';
comment on column public.senior_courses.prerequisites is 'Codes of courses that must be taken before.';
comment on column public.senior_courses.exclusions is 'Codes of courses that cannot be taken together with it.';

comment on table public.sessions is 'A stretch of learning, from sitting down to getting up.';

comment on table public.student_outcome_progress is 'How far a student has come with an outcome, and when it is to be practised again. Student and outcome are of one framework.';
comment on column public.student_outcome_progress.ease_factor is 'How fast the intervals grow, 1.3 or more.';
comment on column public.student_outcome_progress.interval_days is 'Days between the last practice and the next.';
comment on column public.student_outcome_progress.repetition is 'Successes in a row.';

comment on table public.student_subjects is 'A student takes a subject. The row carries its framework, and both references include it: the database itself refuses a student of one framework a subject of another.';
comment on column public.student_subjects.pathway is 'One of the subject''s pathways, where the student''s stage has them.';
comment on column public.student_subjects.current_focus_outcomes is 'Current outcomes being focused on';
comment on column public.student_subjects.last_activity_at is 'Last activity timestamp for this subject';

comment on table public.students is 'A child who learns. Its parent''s account keeps it; with an account of its own it signs in itself.';
comment on column public.students.id is 'Also the session''s user when the student is signed in.';
comment on column public.students.supabase_auth_id is 'The account at the identity provider, for a student who signs in alone. PII: identifier at the identity provider; lawful basis: contract';
comment on column public.students.display_name is 'PII: the child''s name as the family writes it; lawful basis: contract';
comment on column public.students.avatar_url is 'PII: a picture that may show the child; lawful basis: consent';
comment on column public.students.grade_level is '0 is the year before year 1.';
comment on column public.students.school_stage is 'Code of a stage of the framework''s structure.';

comment on table public.subjects is 'A subject of a framework, such as Mathematics in NSW.';
comment on column public.subjects.kla is 'The key learning area that the authority files the subject under.';
comment on column public.subjects.icon is 'The name of an icon of the app''s icon set.';
comment on column public.subjects.color is '#RRGGBB.';
comment on column public.subjects.available_stages is 'Codes of the stages that it is taught in.';
comment on column public.subjects.config is 'What the app needs to know to teach it.';

comment on table public.users is 'A grown-up''s account: a parent, or somebody of the back office.';
comment on column public.users.supabase_auth_id is 'PII: identifier at the identity provider; lawful basis: contract';
comment on column public.users.email is 'PII: contact address and sign-in; lawful basis: contract';
comment on column public.users.display_name is 'PII: how the person wants to be addressed; lawful basis: contract';
comment on column public.users.phone_number is 'PII: contact number for account recovery; lawful basis: consent';

comment on table public.weekly_insights is 'What a parent is told about a child''s week. The back office writes it.';
comment on column public.weekly_insights.week_start is 'A Monday.';
comment on column public.weekly_insights.cost_estimate is 'US dollars.';


-- Seeds

insert into public.curriculum_frameworks as existing (
    code, name, country, region_type, structure, syllabus_authority, syllabus_url, is_active,
    is_default, display_order
)
values
    (
        'NSW',
        'NSW Education Standards Authority (NESA)',
        'Australia',
        'state',
        '{"stages": [{"code": "ES1", "name": "Early Stage 1", "years": ["K"], "ageRange": "5-6"}, {"code": "S1", "name": "Stage 1", "years": ["1", "2"], "ageRange": "6-8"}, {"code": "S2", "name": "Stage 2", "years": ["3", "4"], "ageRange": "8-10"}, {"code": "S3", "name": "Stage 3", "years": ["5", "6"], "ageRange": "10-12"}, {"code": "S4", "name": "Stage 4", "years": ["7", "8"], "ageRange": "12-14"}, {"code": "S5", "name": "Stage 5", "years": ["9", "10"], "ageRange": "14-16"}, {"code": "S6", "name": "Stage 6", "years": ["11", "12"], "ageRange": "16-18"}], "pathways": [{"subjectCode": "MATH", "stage": "S5", "options": ["5.1", "5.2", "5.3"], "description": "Stage 5 Mathematics has three pathways based on ability"}], "seniorStructure": {"preliminary": "Year 11", "final": "Year 12", "unitTypes": ["2 Unit", "Extension 1", "Extension 2"]}}'::jsonb,
        'NSW Education Standards Authority',
        'https://curriculum.nsw.edu.au/',
        true,
        true,
        1
    )
on conflict (code) do update set
    name = excluded.name,
    country = excluded.country,
    region_type = excluded.region_type,
    structure = excluded.structure,
    syllabus_authority = excluded.syllabus_authority,
    syllabus_url = excluded.syllabus_url,
    is_active = excluded.is_active,
    is_default = excluded.is_default,
    display_order = excluded.display_order
where (
    existing.name, existing.country, existing.region_type, existing.structure,
    existing.syllabus_authority, existing.syllabus_url, existing.is_active, existing.is_default,
    existing.display_order
) is distinct from (
    excluded.name, excluded.country, excluded.region_type, excluded.structure,
    excluded.syllabus_authority, excluded.syllabus_url, excluded.is_active, excluded.is_default,
    excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'CA',
        'Creative Arts',
        'Creative Arts',
        'Development of creative and expressive capabilities through art, music, drama and dance.',
        'palette',
        '#EC4899',
        array['ES1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": false, "pathways": [], "seniorCourses": ["Visual Arts", "Music 1", "Music 2", "Music Extension", "Drama", "Dance"], "assessmentTypes": ["performance", "portfolio", "composition", "analysis"], "tutorStyle": "creative_mentoring"}'::jsonb,
        7
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'ENG',
        'English',
        'English',
        'Development of effective communication skills in speaking, listening, reading, writing, viewing and representing.',
        'book-open',
        '#8B5CF6',
        array['ES1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": false, "pathways": [], "seniorCourses": ["English Standard", "English Advanced", "English Extension 1", "English Extension 2", "English Studies", "English EAL/D"], "assessmentTypes": ["essay", "creative_writing", "speech", "analysis"], "tutorStyle": "socratic_analytical"}'::jsonb,
        2
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'HSIE',
        'Human Society and Its Environment',
        'HSIE',
        'Understanding of human societies, environments, and how people interact with each other and the world.',
        'globe',
        '#F59E0B',
        array['ES1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": false, "pathways": [], "seniorCourses": ["Ancient History", "Modern History", "History Extension", "Geography", "Legal Studies", "Business Studies", "Economics", "Society and Culture", "Studies of Religion I", "Studies of Religion II"], "assessmentTypes": ["essay", "source_analysis", "research", "fieldwork"], "tutorStyle": "socratic_analytical"}'::jsonb,
        4
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'LANG',
        'Languages',
        'Languages',
        'Development of communication skills in languages other than English.',
        'languages',
        '#14B8A6',
        array['S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": false, "pathways": [], "seniorCourses": ["French Beginners", "French Continuers", "French Extension", "German Beginners", "German Continuers", "German Extension", "Italian Beginners", "Italian Continuers", "Italian Extension", "Japanese Beginners", "Japanese Continuers", "Japanese Extension", "Chinese Beginners", "Chinese Continuers", "Chinese Extension", "Korean Beginners", "Korean Continuers", "Spanish Beginners", "Spanish Continuers", "Spanish Extension"], "assessmentTypes": ["speaking", "listening", "reading", "writing"], "tutorStyle": "immersive"}'::jsonb,
        8
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'MATH',
        'Mathematics',
        'Mathematics',
        'Development of mathematical understanding, fluency, reasoning and problem-solving skills.',
        'calculator',
        '#3B82F6',
        array['ES1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": true, "pathways": ["5.1", "5.2", "5.3"], "seniorCourses": ["Mathematics Standard 1", "Mathematics Standard 2", "Mathematics Advanced", "Mathematics Extension 1", "Mathematics Extension 2"], "assessmentTypes": ["test", "assignment", "investigation"], "tutorStyle": "socratic_stepwise"}'::jsonb,
        1
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'PDHPE',
        'Personal Development, Health and Physical Education',
        'PDHPE',
        'Development of knowledge, understanding and skills for healthy, safe and active lifestyles.',
        'heart-pulse',
        '#EF4444',
        array['ES1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": false, "pathways": [], "seniorCourses": ["PDHPE", "Community and Family Studies", "Sport, Lifestyle and Recreation Studies"], "assessmentTypes": ["practical", "theory_test", "research"], "tutorStyle": "discussion_based"}'::jsonb,
        5
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'SCI',
        'Science',
        'Science and Technology',
        'Understanding of the natural and made world through inquiry, investigation and critical thinking.',
        'flask-conical',
        '#10B981',
        array['ES1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": false, "pathways": [], "seniorCourses": ["Biology", "Chemistry", "Physics", "Earth and Environmental Science", "Investigating Science", "Science Extension"], "assessmentTypes": ["practical", "research", "test", "depth_study"], "tutorStyle": "inquiry_based"}'::jsonb,
        3
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.subjects as existing (
    framework_id, code, name, kla, description, icon, color, available_stages, config, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        'TAS',
        'Technology and Applied Studies',
        'TAS',
        'Development of technological capability through design, production and evaluation of solutions.',
        'wrench',
        '#6366F1',
        array['ES1', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6']::text[],
        '{"hasPathways": false, "pathways": [], "seniorCourses": ["Design and Technology", "Engineering Studies", "Food Technology", "Industrial Technology", "Information Processes and Technology", "Software Design and Development", "Textiles and Design"], "assessmentTypes": ["project", "portfolio", "practical", "theory"], "tutorStyle": "project_based"}'::jsonb,
        6
    )
on conflict (framework_id, code) do update set
    name = excluded.name,
    kla = excluded.kla,
    description = excluded.description,
    icon = excluded.icon,
    color = excluded.color,
    available_stages = excluded.available_stages,
    config = excluded.config,
    display_order = excluded.display_order
where (
    existing.name, existing.kla, existing.description, existing.icon, existing.color,
    existing.available_stages, existing.config, existing.display_order
) is distinct from (
    excluded.name, excluded.kla, excluded.description, excluded.icon, excluded.color,
    excluded.available_stages, excluded.config, excluded.display_order
);

insert into public.curriculum_outcomes as existing (
    framework_id, subject_id, outcome_code, description, stage, strand, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'ENE-OLC-01',
        'Communicates with peers and known adults in informal and guided activities demonstrating emerging skills and strategies.',
        'ES1',
        'Oral Language and Communication',
        1
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'ENE-UARL-01',
        'Understands and responds to literature read to them.',
        'ES1',
        'Understanding and Responding to Literature',
        2
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN1-OLC-01',
        'Communicates with a range of people in informal and guided activities demonstrating interaction skills and considers how own communication is adjusted in different situations.',
        'S1',
        'Oral Language and Communication',
        3
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN1-RECOM-01',
        'Comprehends independently read texts using reading strategies.',
        'S1',
        'Reading Comprehension',
        4
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN2-OLC-01',
        'Communicates in a range of informal and formal contexts by adopting a range of roles in discussion.',
        'S2',
        'Oral Language and Communication',
        5
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN2-CWT-01',
        'Plans, composes and reviews a range of texts that are more demanding in terms of topic, audience and language.',
        'S2',
        'Creating Written Texts',
        6
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN3-OLC-01',
        'Communicates effectively for a variety of audiences and purposes using increasingly challenging topics, ideas, issues and language forms and features.',
        'S3',
        'Oral Language and Communication',
        7
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN3-UARL-01',
        'Analyses and evaluates how language forms, features and structures of texts vary according to purpose, audience and context.',
        'S3',
        'Understanding and Responding to Literature',
        8
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN4-OLC-01',
        'Responds to and composes texts for understanding, interpretation, critical analysis, imaginative expression and pleasure.',
        'S4',
        'Oral Language and Communication',
        9
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN4-CWT-01',
        'Uses processes of writing to compose a range of texts with control and accuracy.',
        'S4',
        'Creating Written Texts',
        10
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN5-OLC-01',
        'A student responds to and composes increasingly sophisticated and sustained texts for understanding, interpretation, critical analysis and pleasure.',
        'S5',
        'Oral Language and Communication',
        11
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'ENG'),
        'EN5-CWT-01',
        'A student crafts controlled, sophisticated texts with purposeful selection of language features.',
        'S5',
        'Creating Written Texts',
        12
    )
on conflict (framework_id, outcome_code) do update set
    subject_id = excluded.subject_id,
    description = excluded.description,
    stage = excluded.stage,
    strand = excluded.strand,
    display_order = excluded.display_order
where (
    existing.subject_id, existing.description, existing.stage, existing.strand,
    existing.display_order
) is distinct from (
    excluded.subject_id, excluded.description, excluded.stage, excluded.strand,
    excluded.display_order
);

insert into public.curriculum_outcomes as existing (
    framework_id, subject_id, outcome_code, description, stage, strand, substrand, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'HT1-1',
        'Communicates an understanding of change and continuity in family life using appropriate historical terms.',
        'S1',
        'History',
        'Present and Past Family Life',
        1
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'HT1-2',
        'Identifies and describes significant people, events, places and sites in the local community.',
        'S1',
        'History',
        'The Past in the Present',
        2
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'HT2-1',
        'Identifies celebrations and commemorations of significance in Australia and the world.',
        'S2',
        'History',
        'Community and Remembrance',
        3
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'GE2-1',
        'Examines features and characteristics of places and environments.',
        'S2',
        'Geography',
        'Places are Similar and Different',
        4
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'HT3-1',
        'Describes and explains the significance of people, groups, places and events to the development of Australia.',
        'S3',
        'History',
        'The Australian Colonies',
        5
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'GE3-1',
        'Describes the diverse features and characteristics of places and environments.',
        'S3',
        'Geography',
        'Factors that Shape Places',
        6
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'HT4-1',
        'Describes the nature of history and archaeology and explains their contribution to an understanding of the past.',
        'S4',
        'History',
        'The Ancient World',
        7
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'GE4-1',
        'Locates and describes the diverse features and characteristics of a range of places and environments.',
        'S4',
        'Geography',
        'Landscapes and Landforms',
        8
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'HT5-1',
        'Explains and assesses the historical forces and factors that shaped the modern world and Australia.',
        'S5',
        'History',
        'The Making of the Modern World',
        9
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'HSIE'),
        'GE5-1',
        'Explains the diverse features and characteristics of a range of places and environments.',
        'S5',
        'Geography',
        'Sustainable Biomes',
        10
    )
on conflict (framework_id, outcome_code) do update set
    subject_id = excluded.subject_id,
    description = excluded.description,
    stage = excluded.stage,
    strand = excluded.strand,
    substrand = excluded.substrand,
    display_order = excluded.display_order
where (
    existing.subject_id, existing.description, existing.stage, existing.strand, existing.substrand,
    existing.display_order
) is distinct from (
    excluded.subject_id, excluded.description, excluded.stage, excluded.strand, excluded.substrand,
    excluded.display_order
);

insert into public.curriculum_outcomes as existing (
    framework_id, subject_id, outcome_code, description, stage, strand, substrand, pathway,
    display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MAE-RWN-01',
        'Demonstrates an understanding of how whole numbers indicate quantity.',
        'ES1',
        'Number and Algebra',
        'Representing Whole Numbers',
        default,
        1
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MAE-RWN-02',
        'Reads and represents whole numbers from 0 to 20.',
        'ES1',
        'Number and Algebra',
        'Representing Whole Numbers',
        default,
        2
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA1-RWN-01',
        'Represents numbers in a variety of ways.',
        'S1',
        'Number and Algebra',
        'Representing Whole Numbers',
        default,
        3
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA1-CSQ-01',
        'Uses number sequences to solve problems.',
        'S1',
        'Number and Algebra',
        'Combining and Separating Quantities',
        default,
        4
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA2-RN-01',
        'Applies place value to partition, rearrange and regroup numbers up to four digits.',
        'S2',
        'Number and Algebra',
        'Representing Numbers',
        default,
        5
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA2-AR-01',
        'Uses mental and written strategies for addition and subtraction involving two-, three- and four-digit numbers.',
        'S2',
        'Number and Algebra',
        'Additive Relations',
        default,
        6
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA3-RN-01',
        'Applies an understanding of place value to represent decimals and negative numbers in a variety of ways.',
        'S3',
        'Number and Algebra',
        'Representing Numbers',
        default,
        7
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA3-MR-01',
        'Selects and applies appropriate strategies for multiplication and division and solves problems involving multiplication and division.',
        'S3',
        'Number and Algebra',
        'Multiplicative Relations',
        default,
        8
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA4-INT-01',
        'Compares, orders and calculates with integers.',
        'S4',
        'Number and Algebra',
        'Integers',
        default,
        9
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA4-ALG-01',
        'Uses algebraic techniques to solve simple linear equations.',
        'S4',
        'Number and Algebra',
        'Algebraic Techniques',
        default,
        10
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA5.1-RN-01',
        'Operates with rational numbers to solve problems.',
        'S5',
        'Number and Algebra',
        'Rational Numbers',
        '5.1',
        11
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA5.2-IND-01',
        'Simplifies algebraic expressions involving indices.',
        'S5',
        'Number and Algebra',
        'Indices',
        '5.2',
        12
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'MATH'),
        'MA5.3-FNC-01',
        'Uses functions to model and solve problems.',
        'S5',
        'Number and Algebra',
        'Functions',
        '5.3',
        13
    )
on conflict (framework_id, outcome_code) do update set
    subject_id = excluded.subject_id,
    description = excluded.description,
    stage = excluded.stage,
    strand = excluded.strand,
    substrand = excluded.substrand,
    pathway = excluded.pathway,
    display_order = excluded.display_order
where (
    existing.subject_id, existing.description, existing.stage, existing.strand, existing.substrand,
    existing.pathway, existing.display_order
) is distinct from (
    excluded.subject_id, excluded.description, excluded.stage, excluded.strand, excluded.substrand,
    excluded.pathway, excluded.display_order
);

insert into public.curriculum_outcomes as existing (
    framework_id, subject_id, outcome_code, description, stage, strand, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD1-1',
        'Describes the qualities and characteristics that make them similar and different to others.',
        'S1',
        'Health, Wellbeing and Relationships',
        1
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD1-4',
        'Performs fundamental movement skills with equipment in minor games and play situations.',
        'S1',
        'Movement Skill and Performance',
        2
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD2-1',
        'Explores strategies to manage physical, social and emotional change.',
        'S2',
        'Health, Wellbeing and Relationships',
        3
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD2-4',
        'Performs and refines movement skills in a variety of sequences and situations.',
        'S2',
        'Movement Skill and Performance',
        4
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD3-1',
        'Evaluates factors that influence health decisions and health behaviours.',
        'S3',
        'Health, Wellbeing and Relationships',
        5
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD3-4',
        'Refines and applies movement skills creatively to a variety of challenging situations.',
        'S3',
        'Movement Skill and Performance',
        6
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD4-1',
        'Examines and evaluates strategies to manage current and future challenges.',
        'S4',
        'Health, Wellbeing and Relationships',
        7
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD4-4',
        'Demonstrates and refines movement skills in a range of dynamic physical activity contexts.',
        'S4',
        'Movement Skill and Performance',
        8
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD5-1',
        'Assesses their own and others'' capacity to reflect on and respond positively to challenges.',
        'S5',
        'Health, Wellbeing and Relationships',
        9
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'PDHPE'),
        'PD5-4',
        'Adapts and improvises movement skills to perform creative movement across a range of dynamic physical activity contexts.',
        'S5',
        'Movement Skill and Performance',
        10
    )
on conflict (framework_id, outcome_code) do update set
    subject_id = excluded.subject_id,
    description = excluded.description,
    stage = excluded.stage,
    strand = excluded.strand,
    display_order = excluded.display_order
where (
    existing.subject_id, existing.description, existing.stage, existing.strand,
    existing.display_order
) is distinct from (
    excluded.subject_id, excluded.description, excluded.stage, excluded.strand,
    excluded.display_order
);

insert into public.curriculum_outcomes as existing (
    framework_id, subject_id, outcome_code, description, stage, strand, display_order
)
values
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'ST1-1WS',
        'Observes, questions and collects data to communicate ideas.',
        'S1',
        'Working Scientifically',
        1
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'ST1-4LW',
        'Describes observable features of living things and their environments.',
        'S1',
        'Living World',
        2
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'ST2-1WS',
        'Questions, plans and conducts scientific investigations, collects and summarises data and communicates using scientific representations.',
        'S2',
        'Working Scientifically',
        3
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'ST2-6ES',
        'Describes how scientific knowledge is used to inform decisions and identify new developments in the Earth and space.',
        'S2',
        'Earth and Space',
        4
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'ST3-1WS',
        'Plans and conducts scientific investigations to collect reliable data, analyses data and evaluates evidence and conclusions.',
        'S3',
        'Working Scientifically',
        5
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'ST3-5PW',
        'Explains how energy is transferred and transformed within systems.',
        'S3',
        'Physical World',
        6
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'SC4-4WS',
        'Identifies questions and problems that can be tested or researched and makes predictions based on scientific knowledge.',
        'S4',
        'Working Scientifically',
        7
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'SC4-14LW',
        'Relates the structure and function of living things to their classification, survival and reproduction.',
        'S4',
        'Living World',
        8
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'SC5-4WS',
        'Develops questions or hypotheses to be investigated scientifically.',
        'S5',
        'Working Scientifically',
        9
    ),
    (
        (select id from public.curriculum_frameworks where code = 'NSW'),
        (select id from public.subjects where framework_id = (select id from public.curriculum_frameworks where code = 'NSW') and code = 'SCI'),
        'SC5-16CW',
        'Explains how models, theories and laws about matter have been refined over time.',
        'S5',
        'Chemical World',
        10
    )
on conflict (framework_id, outcome_code) do update set
    subject_id = excluded.subject_id,
    description = excluded.description,
    stage = excluded.stage,
    strand = excluded.strand,
    display_order = excluded.display_order
where (
    existing.subject_id, existing.description, existing.stage, existing.strand,
    existing.display_order
) is distinct from (
    excluded.subject_id, excluded.description, excluded.stage, excluded.strand,
    excluded.display_order
);


-- Row security

alter table public.achievement_definitions enable row level security;
alter table public.achievement_definitions force row level security;

create policy achievement_definitions_admin_all on public.achievement_definitions
    for all
    to admin
    using (true)
    with check (true);

create policy achievement_definitions_anon_select on public.achievement_definitions
    for select
    to anon
    using (is_active);

create policy achievement_definitions_authenticated_select on public.achievement_definitions
    for select
    to authenticated
    using (is_active);


-- Grants

grant select on public.achievement_definitions to admin;
grant insert on public.achievement_definitions to admin;
grant update (
    id, code, name, description, category, subject_code, requirements, xp_reward, icon, is_active,
    created_at
) on public.achievement_definitions to admin;
grant delete on public.achievement_definitions to admin;
grant select on public.achievement_definitions to anon;
grant select on public.achievement_definitions to authenticated;


-- Row security

alter table public.ai_interactions enable row level security;
alter table public.ai_interactions force row level security;

create policy ai_interactions_admin_all on public.ai_interactions
    for all
    to admin
    using (true)
    with check (true);

create policy ai_interactions_authenticated_insert on public.ai_interactions
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy ai_interactions_authenticated_select on public.ai_interactions
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));


-- Grants

grant select on public.ai_interactions to admin;
grant insert on public.ai_interactions to admin;
grant update (
    id, session_id, student_id, subject_id, user_message, ai_response, model_used, task_type,
    input_tokens, output_tokens, estimated_cost_usd, curriculum_context, created_at, flagged,
    flag_reason, reviewed_by, reviewed_at
) on public.ai_interactions to admin;
grant delete on public.ai_interactions to admin;
grant select on public.ai_interactions to authenticated;
grant insert (
    id, session_id, student_id, subject_id, user_message, ai_response, model_used, task_type,
    input_tokens, output_tokens, estimated_cost_usd, curriculum_context, created_at, flagged,
    flag_reason, reviewed_by, reviewed_at
) on public.ai_interactions to authenticated;


-- Row security

alter table public.ai_usage enable row level security;
alter table public.ai_usage force row level security;

create policy ai_usage_admin_all on public.ai_usage
    for all
    to admin
    using (true)
    with check (true);

create policy ai_usage_authenticated_select on public.ai_usage
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));


-- Grants

grant select on public.ai_usage to admin;
grant insert on public.ai_usage to admin;
grant update (
    id, student_id, date, tokens_haiku, tokens_sonnet, total_cost_usd, request_count, created_at,
    updated_at
) on public.ai_usage to admin;
grant delete on public.ai_usage to admin;
grant select on public.ai_usage to authenticated;


-- Row security

alter table public.curriculum_frameworks enable row level security;
alter table public.curriculum_frameworks force row level security;

create policy curriculum_frameworks_admin_all on public.curriculum_frameworks
    for all
    to admin
    using (true)
    with check (true);

create policy curriculum_frameworks_anon_select on public.curriculum_frameworks
    for select
    to anon
    using (is_active);

create policy curriculum_frameworks_authenticated_select on public.curriculum_frameworks
    for select
    to authenticated
    using (is_active);


-- Grants

grant select on public.curriculum_frameworks to admin;
grant insert on public.curriculum_frameworks to admin;
grant update (
    id, code, name, country, region_type, structure, syllabus_authority, syllabus_url, is_active,
    is_default, display_order, created_at, updated_at
) on public.curriculum_frameworks to admin;
grant delete on public.curriculum_frameworks to admin;
grant select on public.curriculum_frameworks to anon;
grant select on public.curriculum_frameworks to authenticated;


-- Row security

alter table public.curriculum_outcomes enable row level security;
alter table public.curriculum_outcomes force row level security;

create policy curriculum_outcomes_admin_all on public.curriculum_outcomes
    for all
    to admin
    using (true)
    with check (true);

create policy curriculum_outcomes_anon_select on public.curriculum_outcomes
    for select
    to anon
    using (true);

create policy curriculum_outcomes_authenticated_select on public.curriculum_outcomes
    for select
    to authenticated
    using (true);


-- Grants

grant select on public.curriculum_outcomes to admin;
grant insert on public.curriculum_outcomes to admin;
grant update (
    id, framework_id, subject_id, outcome_code, description, stage, strand, substrand, pathway,
    content_descriptors, elaborations, prerequisites, display_order, created_at, updated_at
) on public.curriculum_outcomes to admin;
grant delete on public.curriculum_outcomes to admin;
grant select on public.curriculum_outcomes to anon;
grant select on public.curriculum_outcomes to authenticated;


-- Row security

alter table public.deletion_requests enable row level security;
alter table public.deletion_requests force row level security;

create policy deletion_requests_admin_all on public.deletion_requests
    for all
    to admin
    using (true)
    with check (true);

create policy deletion_requests_authenticated_insert on public.deletion_requests
    for insert
    to authenticated
    with check (user_id is not null and user_id = (select app.user_id()) and status = 'pending');

create policy deletion_requests_authenticated_select on public.deletion_requests
    for select
    to authenticated
    using (user_id is not null and user_id = (select app.user_id()));

create policy deletion_requests_authenticated_update on public.deletion_requests
    for update
    to authenticated
    using (user_id is not null and user_id = (select app.user_id()) and (status = 'pending' or status = 'cancelled'))
    with check (user_id is not null and user_id = (select app.user_id()) and (status = 'pending' or status = 'cancelled'));


-- Grants

grant select on public.deletion_requests to admin;
grant insert on public.deletion_requests to admin;
grant update (
    id, user_id, requested_at, scheduled_deletion_at, confirmation_token, confirmed_at, executed_at,
    cancelled_at, status, ip_address, reason, data_export_requested, created_at, updated_at,
    token_expires_at, reminder_sent_at
) on public.deletion_requests to admin;
grant delete on public.deletion_requests to admin;
grant select on public.deletion_requests to authenticated;
grant insert (
    id, user_id, requested_at, scheduled_deletion_at, confirmation_token, confirmed_at, executed_at,
    cancelled_at, status, ip_address, reason, data_export_requested, token_expires_at,
    reminder_sent_at
) on public.deletion_requests to authenticated;
grant update (
    user_id, requested_at, scheduled_deletion_at, confirmation_token, confirmed_at, executed_at,
    cancelled_at, status, ip_address, reason, data_export_requested, token_expires_at,
    reminder_sent_at
) on public.deletion_requests to authenticated;


-- Row security

alter table public.flashcards enable row level security;
alter table public.flashcards force row level security;

create policy flashcards_admin_all on public.flashcards
    for all
    to admin
    using (true)
    with check (true);

create policy flashcards_authenticated_delete on public.flashcards
    for delete
    to authenticated
    using (student_id = (select app.user_id()));

create policy flashcards_authenticated_insert on public.flashcards
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy flashcards_authenticated_select on public.flashcards
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));

create policy flashcards_authenticated_update on public.flashcards
    for update
    to authenticated
    using (student_id = (select app.user_id()))
    with check (student_id = (select app.user_id()));


-- Grants

grant select on public.flashcards to admin;
grant insert on public.flashcards to admin;
grant update (
    id, student_id, subject_id, curriculum_outcome_id, context_note_id, front, back, generated_by,
    generation_model, review_count, correct_count, mastery_percent, sr_interval, sr_ease_factor,
    sr_next_review, sr_repetition, difficulty_level, tags, created_at, updated_at
) on public.flashcards to admin;
grant delete on public.flashcards to admin;
grant select on public.flashcards to authenticated;
grant insert (
    id, student_id, subject_id, curriculum_outcome_id, context_note_id, front, back, generated_by,
    generation_model, review_count, correct_count, mastery_percent, sr_interval, sr_ease_factor,
    sr_next_review, sr_repetition, difficulty_level, tags
) on public.flashcards to authenticated;
grant update (
    student_id, subject_id, curriculum_outcome_id, context_note_id, front, back, generated_by,
    generation_model, review_count, correct_count, mastery_percent, sr_interval, sr_ease_factor,
    sr_next_review, sr_repetition, difficulty_level, tags
) on public.flashcards to authenticated;
grant delete on public.flashcards to authenticated;


-- Row security

alter table public.goals enable row level security;
alter table public.goals force row level security;

create policy goals_admin_all on public.goals
    for all
    to admin
    using (true)
    with check (true);

create policy goals_authenticated_delete on public.goals
    for delete
    to authenticated
    using (parent_id = (select app.user_id()));

create policy goals_authenticated_insert on public.goals
    for insert
    to authenticated
    with check (parent_id = (select app.user_id()) and exists (select from public.students s where s.id = goals.student_id and s.parent_id = (select app.user_id())));

create policy goals_authenticated_select on public.goals
    for select
    to authenticated
    using (student_id = (select app.user_id()) or parent_id = (select app.user_id()));

create policy goals_authenticated_update on public.goals
    for update
    to authenticated
    using (parent_id = (select app.user_id()) and student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))))
    with check (parent_id = (select app.user_id()) and exists (select from public.students s where s.id = goals.student_id and s.parent_id = (select app.user_id())));


-- Grants

grant select on public.goals to admin;
grant insert on public.goals to admin;
grant update (
    id, parent_id, student_id, title, description, target_outcomes, target_mastery, target_date,
    reward, is_active, created_at, updated_at, achieved_at
) on public.goals to admin;
grant delete on public.goals to admin;
grant select on public.goals to authenticated;
grant insert (
    id, parent_id, student_id, title, description, target_outcomes, target_mastery, target_date,
    reward, is_active, achieved_at
) on public.goals to authenticated;
grant update (
    parent_id, student_id, title, description, target_outcomes, target_mastery, target_date, reward,
    is_active, achieved_at
) on public.goals to authenticated;
grant delete on public.goals to authenticated;


-- Row security

alter table public.note_outcomes enable row level security;
alter table public.note_outcomes force row level security;

create policy note_outcomes_admin_all on public.note_outcomes
    for all
    to admin
    using (true)
    with check (true);

create policy note_outcomes_authenticated_delete on public.note_outcomes
    for delete
    to authenticated
    using (note_id = any (array(select n.id from public.notes n where n.student_id = (select app.user_id()))));

create policy note_outcomes_authenticated_insert on public.note_outcomes
    for insert
    to authenticated
    with check (exists (select from public.notes n where n.id = note_outcomes.note_id and n.student_id = (select app.user_id())));

create policy note_outcomes_authenticated_select on public.note_outcomes
    for select
    to authenticated
    using (exists (select from public.notes n where n.id = note_outcomes.note_id));


-- Grants

grant select on public.note_outcomes to admin;
grant insert on public.note_outcomes to admin;
grant update (note_id, outcome_id, created_at) on public.note_outcomes to admin;
grant delete on public.note_outcomes to admin;
grant select on public.note_outcomes to authenticated;
grant insert (note_id, outcome_id, created_at) on public.note_outcomes to authenticated;
grant delete on public.note_outcomes to authenticated;


-- Row security

alter table public.notes enable row level security;
alter table public.notes force row level security;

create policy notes_admin_all on public.notes
    for all
    to admin
    using (true)
    with check (true);

create policy notes_authenticated_delete on public.notes
    for delete
    to authenticated
    using (student_id = (select app.user_id()));

create policy notes_authenticated_insert on public.notes
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy notes_authenticated_select on public.notes
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));

create policy notes_authenticated_update on public.notes
    for update
    to authenticated
    using (student_id = (select app.user_id()))
    with check (student_id = (select app.user_id()));


-- Grants

grant select on public.notes to admin;
grant insert on public.notes to admin;
grant update (
    id, student_id, subject_id, title, content_type, storage_url, ocr_text, ocr_status, tags,
    note_metadata, created_at, updated_at, deleted_at
) on public.notes to admin;
grant delete on public.notes to admin;
grant select on public.notes to authenticated;
grant insert (
    id, student_id, subject_id, title, content_type, storage_url, ocr_text, ocr_status, tags,
    note_metadata, deleted_at
) on public.notes to authenticated;
grant update (
    student_id, subject_id, title, content_type, storage_url, ocr_text, ocr_status, tags,
    note_metadata, deleted_at
) on public.notes to authenticated;
grant delete on public.notes to authenticated;


-- Row security

alter table public.notification_preferences enable row level security;
alter table public.notification_preferences force row level security;

create policy notification_preferences_admin_all on public.notification_preferences
    for all
    to admin
    using (true)
    with check (true);

create policy notification_preferences_authenticated_delete on public.notification_preferences
    for delete
    to authenticated
    using (user_id = (select app.user_id()));

create policy notification_preferences_authenticated_insert on public.notification_preferences
    for insert
    to authenticated
    with check (user_id = (select app.user_id()));

create policy notification_preferences_authenticated_select on public.notification_preferences
    for select
    to authenticated
    using (user_id = (select app.user_id()));

create policy notification_preferences_authenticated_update on public.notification_preferences
    for update
    to authenticated
    using (user_id = (select app.user_id()))
    with check (user_id = (select app.user_id()));


-- Grants

grant select on public.notification_preferences to admin;
grant insert on public.notification_preferences to admin;
grant update (
    user_id, weekly_reports, achievement_alerts, concern_alerts, goal_reminders,
    insight_notifications, email_frequency, preferred_time, preferred_day, timezone,
    quiet_hours_start, quiet_hours_end, created_at, updated_at
) on public.notification_preferences to admin;
grant delete on public.notification_preferences to admin;
grant select on public.notification_preferences to authenticated;
grant insert (
    user_id, weekly_reports, achievement_alerts, concern_alerts, goal_reminders,
    insight_notifications, email_frequency, preferred_time, preferred_day, timezone,
    quiet_hours_start, quiet_hours_end
) on public.notification_preferences to authenticated;
grant update (
    weekly_reports, achievement_alerts, concern_alerts, goal_reminders, insight_notifications,
    email_frequency, preferred_time, preferred_day, timezone, quiet_hours_start, quiet_hours_end
) on public.notification_preferences to authenticated;
grant delete on public.notification_preferences to authenticated;


-- Row security

alter table public.notifications enable row level security;
alter table public.notifications force row level security;

create policy notifications_admin_all on public.notifications
    for all
    to admin
    using (true)
    with check (true);

create policy notifications_authenticated_select on public.notifications
    for select
    to authenticated
    using (user_id = (select app.user_id()));

create policy notifications_authenticated_update on public.notifications
    for update
    to authenticated
    using (user_id = (select app.user_id()))
    with check (user_id = (select app.user_id()));


-- Grants

grant select on public.notifications to admin;
grant insert on public.notifications to admin;
grant update (
    id, user_id, type, title, message, priority, related_student_id, related_subject_id,
    related_goal_id, delivery_method, created_at, sent_at, read_at, data
) on public.notifications to admin;
grant delete on public.notifications to admin;
grant select on public.notifications to authenticated;
grant update (read_at) on public.notifications to authenticated;


-- Row security

alter table public.push_subscriptions enable row level security;
alter table public.push_subscriptions force row level security;

create policy push_subscriptions_admin_all on public.push_subscriptions
    for all
    to admin
    using (true)
    with check (true);

create policy push_subscriptions_authenticated_delete on public.push_subscriptions
    for delete
    to authenticated
    using (user_id = (select app.user_id()));

create policy push_subscriptions_authenticated_insert on public.push_subscriptions
    for insert
    to authenticated
    with check (user_id = (select app.user_id()));

create policy push_subscriptions_authenticated_select on public.push_subscriptions
    for select
    to authenticated
    using (user_id = (select app.user_id()));

create policy push_subscriptions_authenticated_update on public.push_subscriptions
    for update
    to authenticated
    using (user_id = (select app.user_id()))
    with check (user_id = (select app.user_id()));


-- Grants

grant select on public.push_subscriptions to admin;
grant insert on public.push_subscriptions to admin;
grant update (
    id, user_id, endpoint, p256dh_key, auth_key, user_agent, device_name, is_active, last_used_at,
    failed_attempts, created_at, updated_at
) on public.push_subscriptions to admin;
grant delete on public.push_subscriptions to admin;
grant select on public.push_subscriptions to authenticated;
grant insert (
    id, user_id, endpoint, p256dh_key, auth_key, user_agent, device_name, is_active, last_used_at,
    failed_attempts
) on public.push_subscriptions to authenticated;
grant update (
    endpoint, p256dh_key, auth_key, user_agent, device_name, is_active, last_used_at,
    failed_attempts
) on public.push_subscriptions to authenticated;
grant delete on public.push_subscriptions to authenticated;


-- Row security

alter table public.revision_history enable row level security;
alter table public.revision_history force row level security;

create policy revision_history_admin_all on public.revision_history
    for all
    to admin
    using (true)
    with check (true);

create policy revision_history_authenticated_insert on public.revision_history
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy revision_history_authenticated_select on public.revision_history
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));


-- Grants

grant select on public.revision_history to admin;
grant insert on public.revision_history to admin;
grant update (
    id, student_id, flashcard_id, session_id, was_correct, quality_rating, response_time_seconds,
    sr_interval_before, sr_interval_after, sr_ease_before, sr_ease_after, sr_repetition_before,
    sr_repetition_after, created_at
) on public.revision_history to admin;
grant delete on public.revision_history to admin;
grant select on public.revision_history to authenticated;
grant insert (
    id, student_id, flashcard_id, session_id, was_correct, quality_rating, response_time_seconds,
    sr_interval_before, sr_interval_after, sr_ease_before, sr_ease_after, sr_repetition_before,
    sr_repetition_after, created_at
) on public.revision_history to authenticated;


-- Row security

alter table public.senior_courses enable row level security;
alter table public.senior_courses force row level security;

create policy senior_courses_admin_all on public.senior_courses
    for all
    to admin
    using (true)
    with check (true);

create policy senior_courses_anon_select on public.senior_courses
    for select
    to anon
    using (is_active);

create policy senior_courses_authenticated_select on public.senior_courses
    for select
    to authenticated
    using (is_active);


-- Grants

grant select on public.senior_courses to admin;
grant insert on public.senior_courses to admin;
grant update (
    id, framework_id, subject_id, code, name, description, course_type, units, is_atar,
    prerequisites, exclusions, modules, assessment_components, display_order, is_active, created_at,
    updated_at
) on public.senior_courses to admin;
grant delete on public.senior_courses to admin;
grant select on public.senior_courses to anon;
grant select on public.senior_courses to authenticated;


-- Row security

alter table public.sessions enable row level security;
alter table public.sessions force row level security;

create policy sessions_admin_all on public.sessions
    for all
    to admin
    using (true)
    with check (true);

create policy sessions_authenticated_insert on public.sessions
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy sessions_authenticated_select on public.sessions
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));

create policy sessions_authenticated_update on public.sessions
    for update
    to authenticated
    using (student_id = (select app.user_id()))
    with check (student_id = (select app.user_id()));


-- Grants

grant select on public.sessions to admin;
grant insert on public.sessions to admin;
grant update (
    id, student_id, subject_id, session_type, started_at, ended_at, duration_minutes, xp_earned,
    data
) on public.sessions to admin;
grant delete on public.sessions to admin;
grant select on public.sessions to authenticated;
grant insert (
    id, student_id, subject_id, session_type, started_at, ended_at, duration_minutes, xp_earned,
    data
) on public.sessions to authenticated;
grant update (
    student_id, subject_id, session_type, started_at, ended_at, duration_minutes, xp_earned, data
) on public.sessions to authenticated;


-- Row security

alter table public.student_outcome_progress enable row level security;
alter table public.student_outcome_progress force row level security;

create policy student_outcome_progress_admin_all on public.student_outcome_progress
    for all
    to admin
    using (true)
    with check (true);

create policy student_outcome_progress_authenticated_insert on public.student_outcome_progress
    for insert
    to authenticated
    with check (student_id = (select app.user_id()));

create policy student_outcome_progress_authenticated_select on public.student_outcome_progress
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));

create policy student_outcome_progress_authenticated_update on public.student_outcome_progress
    for update
    to authenticated
    using (student_id = (select app.user_id()))
    with check (student_id = (select app.user_id()));


-- Grants

grant select on public.student_outcome_progress to admin;
grant insert on public.student_outcome_progress to admin;
grant update (
    id, framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count,
    next_review_date, ease_factor, interval_days, repetition, created_at, updated_at, deleted_at
) on public.student_outcome_progress to admin;
grant delete on public.student_outcome_progress to admin;
grant select on public.student_outcome_progress to authenticated;
grant insert (
    id, framework_id, student_id, outcome_id, mastery_level, last_practiced, practice_count,
    next_review_date, ease_factor, interval_days, repetition, deleted_at
) on public.student_outcome_progress to authenticated;
grant update (
    student_id, outcome_id, mastery_level, last_practiced, practice_count, next_review_date,
    ease_factor, interval_days, repetition, deleted_at
) on public.student_outcome_progress to authenticated;


-- Row security

alter table public.student_subjects enable row level security;
alter table public.student_subjects force row level security;

create policy student_subjects_admin_all on public.student_subjects
    for all
    to admin
    using (true)
    with check (true);

create policy student_subjects_authenticated_all on public.student_subjects
    for all
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))))
    with check (student_id = (select app.user_id()) or exists (select from public.students s where s.id = student_subjects.student_id and s.parent_id = (select app.user_id())));


-- Grants

grant select on public.student_subjects to admin;
grant insert on public.student_subjects to admin;
grant update (
    id, framework_id, student_id, subject_id, pathway, senior_course_id, enrolled_at, progress,
    current_focus_outcomes, last_activity_at
) on public.student_subjects to admin;
grant delete on public.student_subjects to admin;
grant select on public.student_subjects to authenticated;
grant insert (
    id, framework_id, student_id, subject_id, pathway, senior_course_id, enrolled_at, progress,
    current_focus_outcomes, last_activity_at
) on public.student_subjects to authenticated;
grant update (
    student_id, subject_id, pathway, senior_course_id, enrolled_at, progress,
    current_focus_outcomes, last_activity_at
) on public.student_subjects to authenticated;
grant delete on public.student_subjects to authenticated;


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
    with check (parent_id = (select app.user_id()));

create policy students_authenticated_select on public.students
    for select
    to authenticated
    using (id = (select app.user_id()) or parent_id = (select app.user_id()));

create policy students_authenticated_update on public.students
    for update
    to authenticated
    using (parent_id = (select app.user_id()))
    with check (parent_id = (select app.user_id()));


-- Grants

grant select on public.students to admin;
grant insert on public.students to admin;
grant update (
    id, parent_id, supabase_auth_id, display_name, avatar_url, grade_level, school_stage,
    framework_id, preferences, gamification, created_at, updated_at, last_active_at,
    onboarding_completed, deleted_at
) on public.students to admin;
grant delete on public.students to admin;
grant select on public.students to authenticated;
grant insert (
    id, parent_id, supabase_auth_id, display_name, avatar_url, grade_level, school_stage,
    framework_id, preferences, gamification, last_active_at, onboarding_completed, deleted_at
) on public.students to authenticated;
grant update (
    parent_id, supabase_auth_id, display_name, avatar_url, grade_level, school_stage, preferences,
    gamification, last_active_at, onboarding_completed, deleted_at
) on public.students to authenticated;


-- Row security

alter table public.subjects enable row level security;
alter table public.subjects force row level security;

create policy subjects_admin_all on public.subjects
    for all
    to admin
    using (true)
    with check (true);

create policy subjects_anon_select on public.subjects
    for select
    to anon
    using (is_active);

create policy subjects_authenticated_select on public.subjects
    for select
    to authenticated
    using (is_active);


-- Grants

grant select on public.subjects to admin;
grant insert on public.subjects to admin;
grant update (
    id, framework_id, code, name, kla, description, icon, color, available_stages, config,
    display_order, is_active, created_at, updated_at
) on public.subjects to admin;
grant delete on public.subjects to admin;
grant select on public.subjects to anon;
grant select on public.subjects to authenticated;


-- Row security

alter table public.users enable row level security;
alter table public.users force row level security;

create policy users_admin_all on public.users
    for all
    to admin
    using (true)
    with check (true);

create policy users_authenticated_insert on public.users
    for insert
    to authenticated
    with check (id = (select app.user_id()) and subscription_tier = 'free');

create policy users_authenticated_select on public.users
    for select
    to authenticated
    using (id = (select app.user_id()));

create policy users_authenticated_update on public.users
    for update
    to authenticated
    using (id = (select app.user_id()))
    with check (id = (select app.user_id()));


-- Grants

grant select on public.users to admin;
grant insert on public.users to admin;
grant update (
    id, supabase_auth_id, email, display_name, phone_number, subscription_tier,
    subscription_expires_at, preferences, created_at, updated_at, last_login_at,
    privacy_policy_accepted_at, terms_accepted_at, marketing_consent, data_processing_consent
) on public.users to admin;
grant delete on public.users to admin;
grant select on public.users to authenticated;
grant insert (
    id, supabase_auth_id, email, display_name, phone_number, subscription_tier,
    subscription_expires_at, preferences, last_login_at, privacy_policy_accepted_at,
    terms_accepted_at, marketing_consent, data_processing_consent
) on public.users to authenticated;
grant update (
    display_name, phone_number, preferences, marketing_consent
) on public.users to authenticated;


-- Row security

alter table public.weekly_insights enable row level security;
alter table public.weekly_insights force row level security;

create policy weekly_insights_admin_all on public.weekly_insights
    for all
    to admin
    using (true)
    with check (true);

create policy weekly_insights_authenticated_select on public.weekly_insights
    for select
    to authenticated
    using (student_id = (select app.user_id()) or student_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id()))));


-- Grants

grant select on public.weekly_insights to admin;
grant insert on public.weekly_insights to admin;
grant update (
    id, student_id, week_start, insights, model_used, tokens_used, cost_estimate, generated_at,
    sent_to_parent_at
) on public.weekly_insights to admin;
grant delete on public.weekly_insights to admin;
grant select on public.weekly_insights to authenticated;
