-- Revision 47a5ac81cc10 first: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze 47a5ac81cc10
-- To be agreed to: loses the rows of table public.test_results
-- To be agreed to: loses the rows of table public.students
-- To be agreed to: loses the rows of table public.student_progress
-- To be agreed to: loses the rows of table public.acs_codes

-- step 1: in a transaction

-- Row security

-- ACCESS EXCLUSIVE on public.test_results
drop policy test_results_admin_all on public.test_results;
drop policy test_results_authenticated_insert on public.test_results;
drop policy test_results_authenticated_select on public.test_results;

-- ACCESS EXCLUSIVE on public.students
drop policy students_admin_all on public.students;
drop policy students_authenticated_insert on public.students;
drop policy students_authenticated_select on public.students;
drop policy students_authenticated_update on public.students;

-- ACCESS EXCLUSIVE on public.student_progress
drop policy student_progress_admin_all on public.student_progress;
drop policy student_progress_authenticated_insert on public.student_progress;
drop policy student_progress_authenticated_select on public.student_progress;

-- ACCESS EXCLUSIVE on public.acs_codes
drop policy acs_codes_admin_all on public.acs_codes;
drop policy acs_codes_anon_select on public.acs_codes;
drop policy acs_codes_authenticated_select on public.acs_codes;


-- Constraints

-- ACCESS EXCLUSIVE on public.students; ACCESS EXCLUSIVE on public.test_results
alter table public.test_results drop constraint fk_test_results_student_id;

-- ACCESS EXCLUSIVE on auth.users; ACCESS EXCLUSIVE on public.students
alter table public.students drop constraint fk_students_id;

-- ACCESS EXCLUSIVE on public.student_progress; ACCESS EXCLUSIVE on public.students
alter table public.student_progress drop constraint fk_student_progress_student_id;

-- ACCESS EXCLUSIVE on public.acs_codes; ACCESS EXCLUSIVE on public.student_progress
alter table public.student_progress drop constraint fk_student_progress_acs_code;


-- Tables

-- ACCESS EXCLUSIVE on public.test_results
-- loses the rows of table public.test_results
drop table public.test_results;

-- ACCESS EXCLUSIVE on public.students
-- loses the rows of table public.students
drop table public.students;

-- ACCESS EXCLUSIVE on public.student_progress
-- loses the rows of table public.student_progress
drop table public.student_progress;

-- ACCESS EXCLUSIVE on public.acs_codes
-- loses the rows of table public.acs_codes
drop table public.acs_codes;


-- Functions

drop function app.user_id();
drop function app.set_updated_at();
drop function app.framework_id();


-- Access to schemas

alter default privileges for role cfi_pros_owner grant execute on functions to public;
revoke all on schema public from anon, authenticated, admin;
revoke all on schema public from cfi_pros_owner;
grant usage on schema public to public;


-- Schemas

drop schema app;
