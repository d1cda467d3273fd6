-- Roles

do $$
begin
    for attempt in 1..100 loop
        begin
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary owner') then
                create role "vocabulary owner" nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_guest') then
                create role vocabulary_guest nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_reader') then
                create role vocabulary_reader nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_librarian') then
                create role vocabulary_librarian nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_www') then
                create role vocabulary_www login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_desk') then
                create role vocabulary_desk login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_deploy') then
                begin
                    create role vocabulary_deploy login inherit bypassrls;
                exception when insufficient_privilege then
                    create role vocabulary_deploy login inherit;
                    raise warning using message = 'Role vocabulary_deploy was made without BYPASSRLS, which takes a superuser (or, from PostgreSQL 16 on, one who has it). Where it adds a foreign key or changes rows, it must lift FORCE ROW LEVEL SECURITY for the transaction.';
                end;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_helper') then
                create role vocabulary_helper nologin noinherit;
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
            grant "vocabulary owner", vocabulary_helper to vocabulary_deploy;
            if current_setting('server_version_num')::integer >= 160000 then
                execute 'grant vocabulary_guest, vocabulary_reader to vocabulary_www with inherit false, set true';
                execute 'grant vocabulary_librarian to vocabulary_desk with inherit false, set true';
            else
                grant vocabulary_guest, vocabulary_reader to vocabulary_www;
                grant vocabulary_librarian to vocabulary_desk;
                if exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_www' and rolinherit) then
                    raise warning using
                        message = 'Role vocabulary_www exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of vocabulary_guest, vocabulary_reader without SET ROLE.',
                        hint = 'Run: alter role vocabulary_www noinherit;';
                end if;
                if exists (select from pg_catalog.pg_roles where rolname = 'vocabulary_desk' and rolinherit) then
                    raise warning using
                        message = 'Role vocabulary_desk exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of vocabulary_librarian without SET ROLE.',
                        hint = 'Run: alter role vocabulary_desk noinherit;';
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
            if not pg_has_role(current_user, 'vocabulary owner', 'usage') then
                grant "vocabulary owner" to current_user;
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
            if not pg_has_role(current_user, 'vocabulary_helper', 'usage') then
                grant vocabulary_helper to current_user;
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
            alter role vocabulary_www set idle_in_transaction_session_timeout = '10s';
            alter role vocabulary_www set lock_timeout = '2s';
            alter role vocabulary_www set row_security = 'on';
            alter role vocabulary_www set search_path = '';
            alter role vocabulary_www set statement_timeout = '5s';
            alter role vocabulary_desk set search_path = '';
            alter role vocabulary_deploy set lock_timeout = '3s';
            alter role vocabulary_deploy set row_security = 'off';
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

create schema app authorization "vocabulary owner";
create schema lib authorization "vocabulary owner";


-- Access to schemas

grant usage on schema app to vocabulary_guest, vocabulary_reader, vocabulary_librarian;
grant usage on schema lib to vocabulary_guest, vocabulary_reader, vocabulary_librarian;
alter default privileges for role "vocabulary owner" revoke execute on functions from public;


-- Types

create type lib.condition as enum (
    'worn',
    'good',
    'as_new'
);
alter type lib.condition owner to "vocabulary owner";

create type lib."weather kind" as enum (
    'clear',
    'Partly "Cloudy"',
    'http_storm'
);
alter type lib."weather kind" owner to "vocabulary owner";


-- Functions

create function app.framework_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.framework_id', true), '')::uuid;
revoke all on function app.framework_id() from public;
grant execute on function app.framework_id() to vocabulary_guest, vocabulary_reader, vocabulary_librarian;
alter function app.framework_id() owner to "vocabulary owner";

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
alter function app.set_updated_at() owner to "vocabulary owner";

create function app.user_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
revoke all on function app.user_id() from public;
grant execute on function app.user_id() to vocabulary_guest, vocabulary_reader, vocabulary_librarian;
alter function app.user_id() owner to "vocabulary owner";


-- Tables

create table app.admins (
    user_id uuid not null,
    constraint pk_admins primary key (user_id)
);


-- Functions

create function app.is_admin()
returns boolean
  language sql stable parallel safe security definer
  set search_path = ''
  return exists (
    select from app.admins a
    where a.user_id = nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid);
revoke all on function app.is_admin() from public;
grant execute on function app.is_admin() to vocabulary_guest, vocabulary_reader, vocabulary_librarian;


-- Access to schemas

grant usage, create on schema app to vocabulary_helper;


-- Functions

alter function app.is_admin() owner to vocabulary_helper;


-- Access to schemas

revoke all on schema app from vocabulary_helper;


-- Tables

alter table app.admins owner to "vocabulary owner";
revoke all on table app.admins from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.access_events (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    what text not null,
    at timestamptz not null default now(),
    constraint pk_access_events primary key (id)
);
alter table lib.access_events owner to "vocabulary owner";
revoke all on table lib.access_events from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.answers (
    id uuid not null default gen_random_uuid(),
    letter_id uuid not null,
    text text not null,
    constraint pk_answers primary key (id)
);
alter table lib.answers owner to "vocabulary owner";
revoke all on table lib.answers from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.authors (
    id uuid not null default gen_random_uuid(),
    name text not null,
    deleted_at timestamptz,
    constraint pk_authors primary key (id)
);
alter table lib.authors owner to "vocabulary owner";
revoke all on table lib.authors from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.books (
    id uuid not null default gen_random_uuid(),
    isbn varchar(20) not null,
    owner_id uuid,
    sequel_of uuid,
    copy_of text,
    shelf integer,
    place smallint,
    loan_id uuid,
    constraint pk_books primary key (id),
    constraint uq_books_isbn unique (isbn)
);
alter table lib.books owner to "vocabulary owner";
revoke all on table lib.books from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.branches (
    id uuid not null default gen_random_uuid(),
    code text not null,
    constraint pk_branches primary key (id),
    constraint uq_branches_code unique (code)
);
alter table lib.branches owner to "vocabulary owner";
revoke all on table lib.branches from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.cards (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    name text not null,
    "limit" integer not null,
    constraint pk_cards primary key (id)
);
alter table lib.cards owner to "vocabulary owner";
revoke all on table lib.cards from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.complaints (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    text text not null,
    constraint pk_complaints primary key (id)
);
alter table lib.complaints owner to "vocabulary owner";
revoke all on table lib.complaints from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.desks (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    setup jsonb not null default '{"level": 1, "theme": null, "tutor": {"style": "socratic2_way", "voice": "calm", "max-turns": null}, "second": null, "contact": null, "styles": [], "scores": {}}'::jsonb,
    other jsonb,
    corner jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint pk_desks primary key (id)
);
alter table lib.desks owner to "vocabulary owner";
revoke all on table lib.desks from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.letters (
    id uuid not null default gen_random_uuid(),
    circle_id uuid not null,
    text text not null,
    topics text[] not null default '{}'::text[],
    constraint pk_letters primary key (id)
);
alter table lib.letters owner to "vocabulary owner";
revoke all on table lib.letters from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.loans (
    id uuid not null default gen_random_uuid(),
    book_id uuid,
    note text not null default '',
    constraint pk_loans primary key (id),
    constraint "ck in SQL" check (length(note) < 10)
);
alter table lib.loans owner to "vocabulary owner";
revoke all on table lib.loans from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.memberships (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    user_id uuid not null,
    constraint pk_memberships primary key (id),
    constraint uq_memberships_user_id_framework_id unique (user_id, framework_id)
);
alter table lib.memberships owner to "vocabulary owner";
revoke all on table lib.memberships from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.nullable_scalars (
    id uuid not null default gen_random_uuid(),
    flag boolean,
    small smallint,
    whole integer,
    big bigint,
    "real" real,
    precise double precision,
    money numeric,
    text text,
    other uuid,
    day date,
    "time" time,
    span interval,
    instant timestamptz,
    local timestamp,
    bytes bytea,
    address inet,
    mood text,
    weather lib."weather kind",
    document jsonb,
    raw jsonb,
    element jsonb,
    texts text[],
    ints integer[],
    moods text[],
    weathers lib."weather kind"[],
    gaps text[],
    instants timestamptz[],
    number smallint,
    fine numeric(38, 18),
    inners jsonb,
    constraint pk_nullable_scalars primary key (id),
    constraint ck_nullable_scalars_mood check (mood in ('sunny', 'it''s raining', 'very_cold')),
    constraint ck_nullable_scalars_moods check (moods <@ array['sunny', 'it''s raining', 'very_cold']::text[])
);
alter table lib.nullable_scalars owner to "vocabulary owner";
revoke all on table lib.nullable_scalars from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.people (
    id uuid not null default gen_random_uuid(),
    contact text,
    name text not null,
    loud text not null generated always as (upper(name)) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint pk_people primary key (id)
);
alter table lib.people owner to "vocabulary owner";
revoke all on table lib.people from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.posters (
    id uuid not null default gen_random_uuid(),
    title text not null,
    is_hanging boolean not null,
    constraint pk_posters primary key (id)
);
alter table lib.posters owner to "vocabulary owner";
revoke all on table lib.posters from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.publishers (
    id uuid not null default gen_random_uuid(),
    name text not null,
    is_listed boolean not null default true,
    town_id uuid,
    constraint pk_publishers primary key (id)
);
alter table lib.publishers owner to "vocabulary owner";
revoke all on table lib.publishers from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.readers (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    circle_id uuid not null,
    since timestamptz not null default now(),
    may_write boolean not null,
    constraint pk_readers primary key (id),
    constraint uq_readers_user_id_circle_id unique (user_id, circle_id)
);
alter table lib.readers owner to "vocabulary owner";
revoke all on table lib.readers from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.reviews (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    author_id uuid not null,
    text text not null,
    constraint pk_reviews primary key (id)
);
alter table lib.reviews owner to "vocabulary owner";
revoke all on table lib.reviews from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.rooms (
    id uuid not null default gen_random_uuid(),
    framework_id uuid not null,
    name text not null,
    parent_id uuid,
    constraint pk_rooms primary key (id),
    constraint uq_rooms_framework_id_id unique (framework_id, id),
    constraint uq_rooms_framework_id_name unique (framework_id, name)
);
alter table lib.rooms owner to "vocabulary owner";
revoke all on table lib.rooms from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.rules (
    id uuid not null default gen_random_uuid(),
    a integer not null,
    b integer,
    f boolean not null,
    g boolean,
    s text,
    mood text not null,
    weather lib."weather kind",
    "from" date,
    "to" date,
    price numeric not null,
    constraint pk_rules primary key (id),
    constraint ck_rules_choice check (case when f then coalesce(b > 0, false) else not coalesce(b = 5, false) end),
    constraint ck_rules_flags check (not f or coalesce(g, true)),
    constraint ck_rules_mood check (mood in ('sunny', 'it''s raining', 'very_cold')),
    constraint ck_rules_moods check (mood in ('sunny', 'very_cold') or weather is distinct from 'clear'),
    constraint ck_rules_numbers check (((a >= 0 and a < 100) or a = -7) and a + 1 <> a * 2 - 5),
    constraint ck_rules_ordered check ("to" is null or coalesce("from" <= "to", false)),
    constraint ck_rules_prices check (price * 2 < 1000.5 and (b is not null) = (b is not null)),
    constraint ck_rules_texts check (s is null or starts_with(s, 'a') or strpos(s, '%_') > 0 or right(s, length('z')) = 'z')
);
alter table lib.rules owner to "vocabulary owner";
revoke all on table lib.rules from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.salaries (
    id uuid not null default gen_random_uuid(),
    cents integer not null,
    constraint pk_salaries primary key (id)
);
alter table lib.salaries owner to "vocabulary owner";
revoke all on table lib.salaries from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.scalars (
    id uuid not null default gen_random_uuid(),
    flag boolean not null default true,
    small smallint not null default -3,
    whole integer not null default 4,
    big bigint not null default -9223372036854775808,
    "real" real not null default 0.1,
    precise double precision not null default 0.1,
    money numeric not null default 12.50,
    price numeric(10, 2) not null default 2.50,
    text text not null default 'it''s 😀 \ 
',
    code varchar(10) not null,
    other uuid not null default '11111111-2222-3333-4444-555555555555'::uuid,
    day date not null default '2024-02-29'::date,
    "time" time not null default '23:59:58'::time,
    span interval not null default '2 days'::interval,
    instant timestamptz not null default '2020-01-02 03:04:05+00:00'::timestamptz,
    local timestamp not null,
    bytes bytea not null default '\x0100ff'::bytea,
    address inet not null,
    mood text not null default 'it''s raining',
    weather lib."weather kind" not null default 'Partly "Cloudy"',
    document jsonb not null default '{"title": "none", "inner": {"name": "", "the-mood": "sunny", "moods": [], "price": null}, "inners": [], "counts": {}, "at": null, "ratio": 0}'::jsonb,
    raw jsonb not null default '{"a": 1}'::jsonb,
    element jsonb not null,
    inners jsonb not null default '[]'::jsonb,
    texts text[] not null default array['a', 'b"c', 'null', '']::text[],
    codes varchar(5)[] not null default '{}'::varchar(5)[],
    ints integer[] not null default array[-1, 2]::integer[],
    longs bigint[] not null default '{}'::bigint[],
    shorts smallint[] not null default '{}'::smallint[],
    ids uuid[] not null default '{}'::uuid[],
    days date[] not null default '{}'::date[],
    instants timestamptz[] not null default '{}'::timestamptz[],
    decimals numeric[] not null default '{}'::numeric[],
    flags boolean[] not null default '{}'::boolean[],
    doubles double precision[] not null default '{}'::double precision[],
    reals real[] not null default '{}'::real[],
    times time[] not null default '{}'::time[],
    spans interval[] not null default '{}'::interval[],
    addresses inet[] not null default '{}'::inet[],
    moods text[] not null default array['it''s raining']::text[],
    weathers lib."weather kind"[] not null default array['Partly "Cloudy"', 'clear']::lib."weather kind"[],
    number integer not null default 7,
    fine numeric(38, 18) not null default 0.000000000000000000,
    prices numeric(12, 4)[] not null default '{}'::numeric(12, 4)[],
    short varchar(5) not null default ''::varchar,
    fixed character(3) not null default 'abc'::bpchar,
    constraint pk_scalars primary key (id),
    constraint ck_scalars_mood check (mood in ('sunny', 'it''s raining', 'very_cold')),
    constraint ck_scalars_moods check (moods <@ array['sunny', 'it''s raining', 'very_cold']::text[])
);
alter table lib.scalars owner to "vocabulary owner";
revoke all on table lib.scalars from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib."select" (
    id bigint not null generated always as identity,
    "from" integer not null,
    "ORDER" integer not null,
    "where" text,
    "user" boolean not null,
    tags text[] not null default '{}'::text[],
    document jsonb not null default '{"title": "none", "inner": {"name": "", "the-mood": "sunny", "moods": [], "price": null}, "inners": [], "counts": {}, "at": null, "ratio": 0}'::jsonb,
    until timestamptz not null default now() + interval '30 days',
    constraint pk_select primary key (id),
    constraint "table" unique nulls not distinct ("from", "where"),
    constraint ck_select_open_or_from_is_known check (("user" and "ORDER" > 3) or "from" <> 0)
);
alter table lib."select" owner to "vocabulary owner";
revoke all on table lib."select" from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.shelf_places (
    shelf integer not null,
    place smallint not null,
    remark text default 'empty',
    constraint "places pkey" primary key (shelf, place)
);
alter table lib.shelf_places owner to "vocabulary owner";
revoke all on table lib.shelf_places from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.towns (
    id uuid not null default gen_random_uuid(),
    name text not null,
    constraint pk_towns primary key (id)
);
alter table lib.towns owner to "vocabulary owner";
revoke all on table lib.towns from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;

create table lib.volumes (
    id uuid not null default gen_random_uuid(),
    title text not null,
    author_id uuid not null,
    publisher_id uuid not null,
    printer_id uuid,
    pages integer not null,
    copies smallint not null default 1,
    sold bigint not null,
    price numeric not null,
    weight double precision,
    read_on date,
    mood text not null,
    condition lib.condition not null,
    about jsonb,
    deleted_at timestamptz,
    constraint pk_volumes primary key (id),
    constraint ck_volumes_mood check (mood in ('sunny', 'it''s raining', 'very_cold'))
);
alter table lib.volumes owner to "vocabulary owner";
revoke all on table lib.volumes from public, vocabulary_guest, vocabulary_reader, vocabulary_librarian;


-- Foreign keys

alter table lib.answers
    add constraint fk_answers_letter_id
    foreign key (letter_id) references lib.letters (id)
    on delete cascade;

alter table lib.books
    add constraint fk_books_copy_of
    foreign key (copy_of) references lib.books (isbn)
    on update cascade;

alter table lib.books
    add constraint fk_books_loan_id
    foreign key (loan_id) references lib.loans (id);

alter table lib.books
    add constraint fk_books_owner_id
    foreign key (owner_id) references auth.users (id)
    on delete cascade;

alter table lib.books
    add constraint fk_books_sequel_of
    foreign key (sequel_of) references lib.books (id);

alter table lib.books
    add constraint "stands at"
    foreign key (shelf, place) references lib.shelf_places (shelf, place)
    on delete set null;

alter table lib.loans
    add constraint fk_loans_book_id
    foreign key (book_id) references lib.books (id);

alter table lib.memberships
    add constraint fk_memberships_framework_id
    foreign key (framework_id) references lib.branches (id);

alter table lib.publishers
    add constraint fk_publishers_town_id
    foreign key (town_id) references lib.towns (id);

alter table lib.reviews
    add constraint fk_reviews_framework_id
    foreign key (framework_id) references lib.branches (id);

alter table lib.rooms
    add constraint fk_rooms_framework_id
    foreign key (framework_id) references lib.branches (id)
    on delete cascade;

alter table lib.rooms
    add constraint fk_rooms_parent_id
    foreign key (framework_id, parent_id) references lib.rooms (framework_id, id)
    on delete set null (parent_id);

alter table lib.volumes
    add constraint fk_volumes_author_id
    foreign key (author_id) references lib.authors (id);

alter table lib.volumes
    add constraint fk_volumes_printer_id
    foreign key (printer_id) references lib.publishers (id);

alter table lib.volumes
    add constraint fk_volumes_publisher_id
    foreign key (publisher_id) references lib.publishers (id);


-- Indexes

create index idx_answers_letter_id on lib.answers (letter_id);

create index idx_books_copy_of on lib.books (copy_of);
create index idx_books_loan_id on lib.books (loan_id);
create index idx_books_owner_id on lib.books (owner_id);
create index idx_books_sequel_of on lib.books (sequel_of);
create index idx_books_shelf_place on lib.books (shelf, place);

create index idx_cards_user_id on lib.cards (user_id);

create index idx_complaints_user_id on lib.complaints (user_id);

create index idx_desks_setup_level on lib.desks ((((setup ->> 'level')::integer)));
create index idx_desks_setup_style on lib.desks (((setup -> 'tutor' ->> 'style')));
create index idx_desks_user_id on lib.desks (user_id);

create index idx_letters_circle_id on lib.letters (circle_id);

create index idx_loans_book_id on lib.loans (book_id);

create index idx_memberships_framework_id on lib.memberships (framework_id);

create index idx_publishers_town_id on lib.publishers (town_id);

create index idx_readers_circle_id on lib.readers (circle_id);

create index idx_reviews_author_id on lib.reviews (author_id);
create index idx_reviews_framework_id on lib.reviews (framework_id);

create index idx_rooms_framework_id_parent_id on lib.rooms (framework_id, parent_id);

create index "group by" on lib."select" ("from", "ORDER" desc)
    include ("where");
create index idx_lower on lib."select" ((lower("where")));
create index "idx_select_ORDER" on lib."select" ("ORDER")
    where ("user" and "ORDER" > 3);
create index idx_select_document on lib."select" using gin (document jsonb_path_ops);
create index idx_select_document_name on lib."select" (((document -> 'inner' ->> 'name')));
create index idx_select_tags on lib."select" using gin (tags);
create unique index uq_select_from on lib."select" ("from")
    nulls not distinct
    where ("where" is not null);

create index idx_volumes_author_id_pages on lib.volumes (author_id, pages);
create index idx_volumes_printer_id on lib.volumes (printer_id);
create index idx_volumes_publisher_id on lib.volumes (publisher_id);


-- Triggers

create trigger desks_set_updated_at
    before update on lib.desks
    for each row execute function app.set_updated_at();

create trigger people_set_updated_at
    before update on lib.people
    for each row execute function app.set_updated_at();


-- Comments

comment on table app.admins is 'The users who are admins. Written by whoever deploys; read through app.is_admin() alone.';

comment on function app.framework_id() is 'The framework that the request is bound to; NULL for none. Always call as (select app.framework_id()).';
comment on function app.is_admin() is 'Whether the request''s user is an admin; false for nobody. Always call as (select app.is_admin()).';
comment on function app.set_updated_at() is 'Keeps updated_at at each UPDATE of a row, whatever the statement sets it to.';
comment on function app.user_id() is 'The request''s user; NULL outside a session. Always call as (select app.user_id()).';

comment on table lib.access_events is 'Added in one''s own name, and never seen again.';

comment on table lib.answers is 'On a letter, and seen by who sees it: the letters'' own policy decides, since PostgreSQL asks it too.';

comment on table lib.authors is 'May be deleted, while volumes refer to it.';

comment on table lib.books is 'References of each kind; one of two tables in a circle.';

comment on table lib.cards is 'Its owner changes some of it; of the rest the back office sees all and changes nothing.';

comment on table lib.complaints is 'Its writer''s, and every admin''s among the users.';

comment on type lib.condition is 'How a volume is kept, the worst first.';

comment on table lib.desks is 'What a reader has set up; seen and changed by its owner.';

comment on table lib.letters is 'Seen by its circle, written by those of it who may.';

comment on table lib.loans is 'The other of the two.';

comment on table lib.memberships is 'Who belongs to which branch.';

comment on table lib.nullable_scalars is 'Every type, null.';

comment on table lib.people is 'Nested, with a base record and an inherited member.';
comment on column lib.people.id is 'From the base.';
comment on column lib.people.contact is 'PII: contact';

comment on table lib.posters is 'Everybody''s, once it hangs.';

comment on table lib.publishers is 'Some are hidden from readers.';

comment on table lib.readers is 'Who reads together. A user sees its own rows, and so do the rules of other tables.';

comment on table lib.reviews is 'Its author''s, and read by the branch.';

comment on table lib.rules is 'Every operator that a rule may use.';

comment on table lib.salaries is 'The back office''s.';

comment on table lib.scalars is 'Every type, never null. It''s a second line & an entity.';
comment on column lib.scalars.flag is 'A flag''s comment.';

comment on table lib."select" is 'Numbered, with words of SQL as names.';

comment on table lib.shelf_places is 'In the global namespace, positional, with a composite key.';

comment on table lib.towns is 'Referred to by a reference to a reference.';

comment on table lib.volumes is 'The rows.';

comment on type lib."weather kind" is 'Stored as an enum of PostgreSQL.';


-- Seeds

insert into lib.books (isbn)
values
    ('1')
on conflict (isbn) do nothing;

insert into lib.books as existing (isbn, sequel_of)
values
    ('2', (select id from lib.books where isbn = '1'))
on conflict (isbn) do update set
    sequel_of = excluded.sequel_of
where (existing.sequel_of)
    is distinct from (excluded.sequel_of);

insert into lib.books as existing (isbn, sequel_of, copy_of)
values
    ('3', (select id from lib.books where isbn = '2'), '1')
on conflict (isbn) do update set
    sequel_of = excluded.sequel_of,
    copy_of = excluded.copy_of
where (existing.sequel_of, existing.copy_of)
    is distinct from (excluded.sequel_of, excluded.copy_of);

insert into lib.branches (code)
values
    ('main')
on conflict (code) do nothing;

insert into lib.loans as existing (id, book_id)
values
    ('00000000-0000-0000-0000-000000000001'::uuid, (select id from lib.books where isbn = '1'))
on conflict (id) do update set
    book_id = excluded.book_id
where (existing.book_id)
    is distinct from (excluded.book_id);

insert into lib.rooms (framework_id, name)
values
    ((select id from lib.branches where code = 'main'), 'hall')
on conflict (framework_id, name) do nothing;

insert into lib.rooms as existing (framework_id, name, parent_id)
values
    ((select id from lib.branches where code = 'main'), 'corner', (select id from lib.rooms where framework_id = (select id from lib.branches where code = 'main') and name = 'hall'))
on conflict (framework_id, name) do update set
    parent_id = excluded.parent_id
where (existing.parent_id)
    is distinct from (excluded.parent_id);


-- Grants

grant select on app.admins to vocabulary_helper;


-- Row security

alter table lib.access_events enable row level security;
alter table lib.access_events force row level security;

create policy access_events_admin_select on lib.access_events
    for select
    to vocabulary_librarian
    using (true);

create policy access_events_authenticated_insert on lib.access_events
    for insert
    to vocabulary_reader
    with check (user_id = (select app.user_id()));


-- Grants

grant select on lib.access_events to vocabulary_librarian;
grant insert (id, user_id, what, at) on lib.access_events to vocabulary_reader;


-- Row security

alter table lib.answers enable row level security;
alter table lib.answers force row level security;

create policy answers_authenticated_insert on lib.answers
    for insert
    to vocabulary_reader
    with check (exists (select from lib.letters l where l.id = answers.letter_id));

create policy answers_authenticated_select on lib.answers
    for select
    to vocabulary_reader
    using (exists (select from lib.letters l where l.id = answers.letter_id));


-- Grants

grant select on lib.answers to vocabulary_reader;
grant insert (id, letter_id, text) on lib.answers to vocabulary_reader;


-- Row security

alter table lib.authors enable row level security;
alter table lib.authors force row level security;

create policy authors_admin_all on lib.authors
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy authors_authenticated_select on lib.authors
    for select
    to vocabulary_reader
    using (true);


-- Grants

grant select on lib.authors to vocabulary_librarian;
grant insert on lib.authors to vocabulary_librarian;
grant update (id, name, deleted_at) on lib.authors to vocabulary_librarian;
grant delete on lib.authors to vocabulary_librarian;
grant select on lib.authors to vocabulary_reader;


-- Row security

alter table lib.books enable row level security;
alter table lib.books force row level security;

create policy books_admin_all on lib.books
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy books_anon_select on lib.books
    for select
    to vocabulary_guest
    using (true);

create policy books_authenticated_insert on lib.books
    for insert
    to vocabulary_reader
    with check (owner_id = (select app.user_id()) or (owner_id is null and (select app.user_id()) is null));

create policy books_authenticated_select on lib.books
    for select
    to vocabulary_reader
    using (true);

create policy books_authenticated_update on lib.books
    for update
    to vocabulary_reader
    using (owner_id = (select app.user_id()) or (owner_id is null and (select app.user_id()) is null))
    with check (owner_id = (select app.user_id()) or (owner_id is null and (select app.user_id()) is null));

create policy "not the hidden" on lib.books
    as restrictive
    for select
    to vocabulary_reader
    using (isbn <> 'hidden');


-- Grants

grant select on lib.books to vocabulary_guest;
grant select on lib.books to vocabulary_librarian;
grant insert on lib.books to vocabulary_librarian;
grant update (
    id, isbn, owner_id, sequel_of, copy_of, shelf, place, loan_id
) on lib.books to vocabulary_librarian;
grant delete on lib.books to vocabulary_librarian;
grant select on lib.books to vocabulary_reader;
grant insert (
    id, isbn, owner_id, sequel_of, copy_of, shelf, place, loan_id
) on lib.books to vocabulary_reader;
grant update (
    isbn, owner_id, sequel_of, copy_of, shelf, place, loan_id
) on lib.books to vocabulary_reader;


-- Row security

alter table lib.branches enable row level security;
alter table lib.branches force row level security;

create policy branches_admin_all on lib.branches
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.branches to vocabulary_librarian;
grant insert on lib.branches to vocabulary_librarian;
grant update (id, code) on lib.branches to vocabulary_librarian;
grant delete on lib.branches to vocabulary_librarian;


-- Row security

alter table lib.cards enable row level security;
alter table lib.cards force row level security;

create policy cards_admin_insert on lib.cards
    for insert
    to vocabulary_librarian
    with check (true);

create policy cards_admin_select on lib.cards
    for select
    to vocabulary_librarian
    using (true);

create policy cards_authenticated_select on lib.cards
    for select
    to vocabulary_reader
    using (user_id = (select app.user_id()));

create policy cards_authenticated_update on lib.cards
    for update
    to vocabulary_reader
    using (user_id = (select app.user_id()))
    with check (user_id = (select app.user_id()));


-- Grants

grant select on lib.cards to vocabulary_librarian;
grant insert on lib.cards to vocabulary_librarian;
grant select on lib.cards to vocabulary_reader;
grant update (name) on lib.cards to vocabulary_reader;


-- Row security

alter table lib.complaints enable row level security;
alter table lib.complaints force row level security;

create policy complaints_admin_all on lib.complaints
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy complaints_authenticated_all on lib.complaints
    for all
    to vocabulary_reader
    using (user_id = (select app.user_id()) or (select app.is_admin()))
    with check (user_id = (select app.user_id()) or (select app.is_admin()));


-- Grants

grant select on lib.complaints to vocabulary_librarian;
grant insert on lib.complaints to vocabulary_librarian;
grant update (id, user_id, text) on lib.complaints to vocabulary_librarian;
grant delete on lib.complaints to vocabulary_librarian;
grant select on lib.complaints to vocabulary_reader;
grant insert (id, user_id, text) on lib.complaints to vocabulary_reader;
grant update (user_id, text) on lib.complaints to vocabulary_reader;
grant delete on lib.complaints to vocabulary_reader;


-- Row security

alter table lib.desks enable row level security;
alter table lib.desks force row level security;

create policy desks_admin_all on lib.desks
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy desks_authenticated_delete on lib.desks
    for delete
    to vocabulary_reader
    using (user_id = (select app.user_id()));

create policy desks_authenticated_insert on lib.desks
    for insert
    to vocabulary_reader
    with check (user_id = (select app.user_id()));

create policy desks_authenticated_select on lib.desks
    for select
    to vocabulary_reader
    using (user_id = (select app.user_id()));

create policy desks_authenticated_update on lib.desks
    for update
    to vocabulary_reader
    using (user_id = (select app.user_id()))
    with check (user_id = (select app.user_id()));


-- Grants

grant select on lib.desks to vocabulary_librarian;
grant insert on lib.desks to vocabulary_librarian;
grant update (
    id, user_id, setup, other, corner, created_at, updated_at, deleted_at
) on lib.desks to vocabulary_librarian;
grant delete on lib.desks to vocabulary_librarian;
grant select on lib.desks to vocabulary_reader;
grant insert (id, user_id, setup, other, corner, deleted_at) on lib.desks to vocabulary_reader;
grant update (setup, other, corner, deleted_at) on lib.desks to vocabulary_reader;
grant delete on lib.desks to vocabulary_reader;


-- Row security

alter table lib.letters enable row level security;
alter table lib.letters force row level security;

create policy letters_authenticated_insert on lib.letters
    for insert
    to vocabulary_reader
    with check (exists (select from lib.readers r where r.circle_id = letters.circle_id and r.user_id = (select app.user_id()) and r.may_write));

create policy letters_authenticated_select on lib.letters
    for select
    to vocabulary_reader
    using (circle_id = any (array(select r.circle_id from lib.readers r where r.user_id = (select app.user_id()))));

create policy letters_authenticated_update on lib.letters
    for update
    to vocabulary_reader
    using (circle_id = any (array(select r.circle_id from lib.readers r where r.user_id = (select app.user_id()) and r.may_write)))
    with check (exists (select from lib.readers r where r.circle_id = letters.circle_id and r.user_id = (select app.user_id()) and r.may_write));


-- Grants

grant select on lib.letters to vocabulary_reader;
grant insert (id, circle_id, text, topics) on lib.letters to vocabulary_reader;
grant update (circle_id, text, topics) on lib.letters to vocabulary_reader;


-- Row security

alter table lib.loans enable row level security;
alter table lib.loans force row level security;

create policy loans_admin_all on lib.loans
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy loans_authenticated_select on lib.loans
    for select
    to vocabulary_reader
    using (book_id is not null);


-- Grants

grant select on lib.loans to vocabulary_librarian;
grant insert on lib.loans to vocabulary_librarian;
grant update (id, book_id, note) on lib.loans to vocabulary_librarian;
grant delete on lib.loans to vocabulary_librarian;
grant select on lib.loans to vocabulary_reader;


-- Row security

alter table lib.memberships enable row level security;
alter table lib.memberships force row level security;

create policy memberships_admin_all on lib.memberships
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy memberships_authenticated_select on lib.memberships
    for select
    to vocabulary_reader
    using (user_id = (select app.user_id()));


-- Grants

grant select on lib.memberships to vocabulary_librarian;
grant insert on lib.memberships to vocabulary_librarian;
grant update (id, framework_id, user_id) on lib.memberships to vocabulary_librarian;
grant delete on lib.memberships to vocabulary_librarian;
grant select on lib.memberships to vocabulary_reader;


-- Row security

alter table lib.nullable_scalars enable row level security;
alter table lib.nullable_scalars force row level security;

create policy nullable_scalars_admin_all on lib.nullable_scalars
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.nullable_scalars to vocabulary_librarian;
grant insert on lib.nullable_scalars to vocabulary_librarian;
grant update (
    id, flag, small, whole, big, "real", precise, money, text, other, day, "time", span, instant,
    local, bytes, address, mood, weather, document, raw, element, texts, ints, moods, weathers,
    gaps, instants, number, fine, inners
) on lib.nullable_scalars to vocabulary_librarian;
grant delete on lib.nullable_scalars to vocabulary_librarian;


-- Row security

alter table lib.people enable row level security;
alter table lib.people force row level security;

create policy people_admin_all on lib.people
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.people to vocabulary_librarian;
grant insert on lib.people to vocabulary_librarian;
grant update (
    id, contact, name, created_at, updated_at, deleted_at
) on lib.people to vocabulary_librarian;
grant delete on lib.people to vocabulary_librarian;


-- Row security

alter table lib.posters enable row level security;
alter table lib.posters force row level security;

create policy posters_admin_all on lib.posters
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy posters_anon_select on lib.posters
    for select
    to vocabulary_guest
    using (is_hanging);

create policy posters_authenticated_select on lib.posters
    for select
    to vocabulary_reader
    using (is_hanging);


-- Grants

grant select on lib.posters to vocabulary_guest;
grant select on lib.posters to vocabulary_librarian;
grant insert on lib.posters to vocabulary_librarian;
grant update (id, title, is_hanging) on lib.posters to vocabulary_librarian;
grant delete on lib.posters to vocabulary_librarian;
grant select on lib.posters to vocabulary_reader;


-- Row security

alter table lib.publishers enable row level security;
alter table lib.publishers force row level security;

create policy publishers_admin_all on lib.publishers
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy publishers_authenticated_select on lib.publishers
    for select
    to vocabulary_reader
    using (is_listed);


-- Grants

grant select on lib.publishers to vocabulary_librarian;
grant insert on lib.publishers to vocabulary_librarian;
grant update (id, name, is_listed, town_id) on lib.publishers to vocabulary_librarian;
grant delete on lib.publishers to vocabulary_librarian;
grant select on lib.publishers to vocabulary_reader;


-- Row security

alter table lib.readers enable row level security;
alter table lib.readers force row level security;

create policy readers_admin_all on lib.readers
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy readers_authenticated_select on lib.readers
    for select
    to vocabulary_reader
    using (user_id = (select app.user_id()));


-- Grants

grant select on lib.readers to vocabulary_librarian;
grant insert on lib.readers to vocabulary_librarian;
grant update (id, user_id, circle_id, since, may_write) on lib.readers to vocabulary_librarian;
grant delete on lib.readers to vocabulary_librarian;
grant select on lib.readers to vocabulary_reader;


-- Row security

alter table lib.reviews enable row level security;
alter table lib.reviews force row level security;

create policy reviews_admin_all on lib.reviews
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy reviews_authenticated_delete on lib.reviews
    for delete
    to vocabulary_reader
    using (author_id = (select app.user_id()));

create policy reviews_authenticated_insert on lib.reviews
    for insert
    to vocabulary_reader
    with check (author_id = (select app.user_id()) and framework_id = any (array(select m.framework_id from lib.memberships m where m.user_id = (select app.user_id()))));

create policy reviews_authenticated_select on lib.reviews
    for select
    to vocabulary_reader
    using (author_id = (select app.user_id()) or framework_id = any (array(select m.framework_id from lib.memberships m where m.user_id = (select app.user_id()))));

create policy reviews_authenticated_update on lib.reviews
    for update
    to vocabulary_reader
    using (author_id = (select app.user_id()))
    with check (author_id = (select app.user_id()) and framework_id = any (array(select m.framework_id from lib.memberships m where m.user_id = (select app.user_id()))));


-- Grants

grant select on lib.reviews to vocabulary_librarian;
grant insert on lib.reviews to vocabulary_librarian;
grant update (id, framework_id, author_id, text) on lib.reviews to vocabulary_librarian;
grant delete on lib.reviews to vocabulary_librarian;
grant select on lib.reviews to vocabulary_reader;
grant insert (id, framework_id, author_id, text) on lib.reviews to vocabulary_reader;
grant update (text) on lib.reviews to vocabulary_reader;
grant delete on lib.reviews to vocabulary_reader;


-- Row security

alter table lib.rooms enable row level security;
alter table lib.rooms force row level security;

create policy rooms_admin_all on lib.rooms
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.rooms to vocabulary_librarian;
grant insert on lib.rooms to vocabulary_librarian;
grant update (id, framework_id, name, parent_id) on lib.rooms to vocabulary_librarian;
grant delete on lib.rooms to vocabulary_librarian;


-- Row security

alter table lib.rules enable row level security;
alter table lib.rules force row level security;

create policy rules_admin_all on lib.rules
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.rules to vocabulary_librarian;
grant insert on lib.rules to vocabulary_librarian;
grant update (
    id, a, b, f, g, s, mood, weather, "from", "to", price
) on lib.rules to vocabulary_librarian;
grant delete on lib.rules to vocabulary_librarian;


-- Row security

alter table lib.salaries enable row level security;
alter table lib.salaries force row level security;

create policy salaries_admin_all on lib.salaries
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.salaries to vocabulary_librarian;
grant insert on lib.salaries to vocabulary_librarian;
grant update (id, cents) on lib.salaries to vocabulary_librarian;
grant delete on lib.salaries to vocabulary_librarian;


-- Row security

alter table lib.scalars enable row level security;
alter table lib.scalars force row level security;

create policy scalars_admin_all on lib.scalars
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.scalars to vocabulary_librarian;
grant insert on lib.scalars to vocabulary_librarian;
grant update (
    id, flag, small, whole, big, "real", precise, money, price, text, code, other, day, "time",
    span, instant, local, bytes, address, mood, weather, document, raw, element, inners, texts,
    codes, ints, longs, shorts, ids, days, instants, decimals, flags, doubles, reals, times, spans,
    addresses, moods, weathers, number, fine, prices, short, fixed
) on lib.scalars to vocabulary_librarian;
grant delete on lib.scalars to vocabulary_librarian;


-- Row security

alter table lib."select" enable row level security;
alter table lib."select" force row level security;

create policy select_admin_all on lib."select"
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib."select" to vocabulary_librarian;
grant insert on lib."select" to vocabulary_librarian;
grant update (
    "from", "ORDER", "where", "user", tags, document, until
) on lib."select" to vocabulary_librarian;
grant delete on lib."select" to vocabulary_librarian;


-- Row security

alter table lib.shelf_places enable row level security;
alter table lib.shelf_places force row level security;

create policy shelf_places_admin_all on lib.shelf_places
    for all
    to vocabulary_librarian
    using (true)
    with check (true);


-- Grants

grant select on lib.shelf_places to vocabulary_librarian;
grant insert on lib.shelf_places to vocabulary_librarian;
grant update (shelf, place, remark) on lib.shelf_places to vocabulary_librarian;
grant delete on lib.shelf_places to vocabulary_librarian;


-- Row security

alter table lib.towns enable row level security;
alter table lib.towns force row level security;

create policy towns_admin_all on lib.towns
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy towns_authenticated_select on lib.towns
    for select
    to vocabulary_reader
    using (true);


-- Grants

grant select on lib.towns to vocabulary_librarian;
grant insert on lib.towns to vocabulary_librarian;
grant update (id, name) on lib.towns to vocabulary_librarian;
grant delete on lib.towns to vocabulary_librarian;
grant select on lib.towns to vocabulary_reader;


-- Row security

alter table lib.volumes enable row level security;
alter table lib.volumes force row level security;

create policy volumes_admin_all on lib.volumes
    for all
    to vocabulary_librarian
    using (true)
    with check (true);

create policy volumes_authenticated_select on lib.volumes
    for select
    to vocabulary_reader
    using (true);


-- Grants

grant select on lib.volumes to vocabulary_librarian;
grant insert on lib.volumes to vocabulary_librarian;
grant update (
    id, title, author_id, publisher_id, printer_id, pages, copies, sold, price, weight, read_on,
    mood, condition, about, deleted_at
) on lib.volumes to vocabulary_librarian;
grant delete on lib.volumes to vocabulary_librarian;
grant select on lib.volumes to vocabulary_reader;
