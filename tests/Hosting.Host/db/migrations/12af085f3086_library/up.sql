-- Revision 12af085f3086 library: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze 12af085f3086

-- step 1: in a transaction

-- Roles

do $$
begin
    for attempt in 1..100 loop
        begin
            if not exists (select from pg_catalog.pg_roles where rolname = 'library_owner') then
                create role library_owner nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'library_anon') then
                create role library_anon nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'library_reader') then
                create role library_reader nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'library_admin') then
                create role library_admin nologin noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'library_web') then
                create role library_web login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'library_backoffice') then
                create role library_backoffice login noinherit;
            end if;
            if not exists (select from pg_catalog.pg_roles where rolname = 'library_migrator') then
                begin
                    create role library_migrator login inherit bypassrls;
                exception when insufficient_privilege then
                    create role library_migrator login inherit;
                    raise warning using message = 'Role library_migrator was made without BYPASSRLS, which takes a superuser (or, from PostgreSQL 16 on, one who has it). Where it adds a foreign key or changes rows, it must lift FORCE ROW LEVEL SECURITY for the transaction.';
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
            grant library_owner to library_migrator;
            if current_setting('server_version_num')::integer >= 160000 then
                execute 'grant library_anon, library_reader to library_web with inherit false, set true';
                execute 'grant library_admin to library_backoffice with inherit false, set true';
            else
                grant library_anon, library_reader to library_web;
                grant library_admin to library_backoffice;
                if exists (select from pg_catalog.pg_roles where rolname = 'library_web' and rolinherit) then
                    raise warning using
                        message = 'Role library_web exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of library_anon, library_reader without SET ROLE.',
                        hint = 'Run: alter role library_web noinherit;';
                end if;
                if exists (select from pg_catalog.pg_roles where rolname = 'library_backoffice' and rolinherit) then
                    raise warning using
                        message = 'Role library_backoffice exists with INHERIT: before PostgreSQL 16 it has the rights and the policies of library_admin without SET ROLE.',
                        hint = 'Run: alter role library_backoffice noinherit;';
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
            if not pg_has_role(current_user, 'library_owner', 'usage') then
                grant library_owner to current_user;
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
            alter role library_web set idle_in_transaction_session_timeout = '10s';
            alter role library_web set lock_timeout = '2s';
            alter role library_web set row_security = 'on';
            alter role library_web set search_path = '';
            alter role library_web set statement_timeout = '5s';
            alter role library_backoffice set search_path = '';
            alter role library_migrator set lock_timeout = '3s';
            alter role library_migrator set row_security = 'off';
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

create schema app authorization library_owner;


-- Access to schemas

revoke all on schema public from public;
grant usage, create on schema public to library_owner;
grant usage on schema app to library_anon, library_reader, library_admin;
grant usage on schema public to library_anon, library_reader, library_admin;
alter default privileges for role library_owner revoke execute on functions from public;


-- Types

create type public.binding as enum (
    'hardback',
    'paperback',
    'spiral_bound'
);
alter type public.binding owner to library_owner;


-- Functions

create function app.framework_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.framework_id', true), '')::uuid;
revoke all on function app.framework_id() from public;
grant execute on function app.framework_id() to library_anon, library_reader, library_admin;
alter function app.framework_id() owner to library_owner;

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
alter function app.set_updated_at() owner to library_owner;

create function app.user_id()
returns uuid
  language sql stable parallel safe
  set search_path = ''
  return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
revoke all on function app.user_id() from public;
grant execute on function app.user_id() to library_anon, library_reader, library_admin;
alter function app.user_id() owner to library_owner;


-- Tables

create table public.books (
    id uuid not null default gen_random_uuid(),
    owner_id uuid not null,
    title varchar(100) not null,
    isbn varchar(20) not null,
    binding public.binding not null default 'paperback',
    genre text not null default 'fiction',
    keywords text[] not null default '{}'::text[],
    imprint jsonb not null default '{"publisher": "", "year": null, "places": []}'::jsonb,
    price numeric(8, 2),
    published_on date,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    deleted_at timestamptz,
    constraint pk_books primary key (id),
    constraint uq_books_isbn unique (isbn),
    constraint ck_books_genre check (genre in ('fiction', 'reference')),
    constraint ck_books_price_is_not_negative check (coalesce(price >= 0, false))
);
alter table public.books owner to library_owner;
revoke all on table public.books from public, library_anon, library_reader, library_admin;

create table public.loans (
    id uuid not null default gen_random_uuid(),
    book_id uuid not null,
    reader_id uuid not null,
    lent_at timestamptz not null,
    pick_up_at time,
    constraint pk_loans primary key (id)
);
alter table public.loans owner to library_owner;
revoke all on table public.loans from public, library_anon, library_reader, library_admin;


-- Foreign keys

alter table public.loans
    add constraint fk_loans_book_id
    foreign key (book_id) references public.books (id)
    on delete cascade;


-- Indexes

create index idx_books_owner_id on public.books (owner_id);

create index idx_loans_book_id on public.loans (book_id);
create index idx_loans_reader_id on public.loans (reader_id);


-- Triggers

create trigger books_set_updated_at
    before update on public.books
    for each row execute function app.set_updated_at();


-- Comments

comment on function app.framework_id() is 'The framework that the request is bound to; NULL for none. Always call as (select app.framework_id()).';
comment on function app.set_updated_at() is 'Keeps updated_at at each UPDATE of a row, whatever the statement sets it to.';
comment on function app.user_id() is 'The request''s user; NULL outside a session. Always call as (select app.user_id()).';
comment on type public.binding is 'Kept as an enum of PostgreSQL.';

comment on table public.books is 'A book of somebody.';

comment on table public.loans is 'A book that was lent.';


-- Row security

alter table public.books enable row level security;
alter table public.books force row level security;

create policy books_admin_all on public.books
    for all
    to library_admin
    using (true)
    with check (true);

create policy books_authenticated_delete on public.books
    for delete
    to library_reader
    using (owner_id = (select app.user_id()));

create policy books_authenticated_insert on public.books
    for insert
    to library_reader
    with check (owner_id = (select app.user_id()));

create policy books_authenticated_select on public.books
    for select
    to library_reader
    using (owner_id = (select app.user_id()));

create policy books_authenticated_update on public.books
    for update
    to library_reader
    using (owner_id = (select app.user_id()))
    with check (owner_id = (select app.user_id()));


-- Grants

grant select on public.books to library_admin;
grant insert on public.books to library_admin;
grant update (
    id, owner_id, title, isbn, binding, genre, keywords, imprint, price, published_on, created_at,
    updated_at, deleted_at
) on public.books to library_admin;
grant delete on public.books to library_admin;
grant select on public.books to library_reader;
grant insert (
    id, owner_id, title, isbn, binding, genre, keywords, imprint, price, published_on, deleted_at
) on public.books to library_reader;
grant update (
    title, isbn, binding, genre, keywords, imprint, price, published_on, deleted_at
) on public.books to library_reader;
grant delete on public.books to library_reader;


-- Row security

alter table public.loans enable row level security;
alter table public.loans force row level security;

create policy loans_admin_all on public.loans
    for all
    to library_admin
    using (true)
    with check (true);

create policy loans_authenticated_delete on public.loans
    for delete
    to library_reader
    using (reader_id = (select app.user_id()));

create policy loans_authenticated_insert on public.loans
    for insert
    to library_reader
    with check (reader_id = (select app.user_id()));

create policy loans_authenticated_select on public.loans
    for select
    to library_reader
    using (reader_id = (select app.user_id()));

create policy loans_authenticated_update on public.loans
    for update
    to library_reader
    using (reader_id = (select app.user_id()))
    with check (reader_id = (select app.user_id()));


-- Grants

grant select on public.loans to library_admin;
grant insert on public.loans to library_admin;
grant update (id, book_id, reader_id, lent_at, pick_up_at) on public.loans to library_admin;
grant delete on public.loans to library_admin;
grant select on public.loans to library_reader;
grant insert (id, book_id, reader_id, lent_at, pick_up_at) on public.loans to library_reader;
grant update (book_id, lent_at, pick_up_at) on public.loans to library_reader;
grant delete on public.loans to library_reader;
