-- Revision 12af085f3086 library: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze 12af085f3086
-- To be agreed to: loses the rows of table public.loans
-- To be agreed to: loses the rows of table public.books

-- step 1: in a transaction

-- Row security

-- ACCESS EXCLUSIVE on public.loans
drop policy loans_admin_all on public.loans;
drop policy loans_authenticated_delete on public.loans;
drop policy loans_authenticated_insert on public.loans;
drop policy loans_authenticated_select on public.loans;
drop policy loans_authenticated_update on public.loans;

-- ACCESS EXCLUSIVE on public.books
drop policy books_admin_all on public.books;
drop policy books_authenticated_delete on public.books;
drop policy books_authenticated_insert on public.books;
drop policy books_authenticated_select on public.books;
drop policy books_authenticated_update on public.books;


-- Constraints

-- ACCESS EXCLUSIVE on public.books; ACCESS EXCLUSIVE on public.loans
alter table public.loans drop constraint fk_loans_book_id;


-- Tables

-- ACCESS EXCLUSIVE on public.loans
-- loses the rows of table public.loans
drop table public.loans;

-- ACCESS EXCLUSIVE on public.books
-- loses the rows of table public.books
drop table public.books;


-- Functions

drop function app.user_id();
drop function app.set_updated_at();
drop function app.framework_id();


-- Types

drop type public.binding;


-- Access to schemas

alter default privileges for role library_owner grant execute on functions to public;
revoke all on schema public from library_anon, library_reader, library_admin;
revoke all on schema public from library_owner;
grant usage on schema public to public;


-- Schemas

drop schema app;
