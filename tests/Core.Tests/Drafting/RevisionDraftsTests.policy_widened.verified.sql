opening: makes more visible: policy user_authenticated_select on public.user is another

==== up.sql
-- Revision <id> policy_widened: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>
-- Agreed to: makes more visible: policy user_authenticated_select on public.user is another

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
-- makes more visible: policy user_authenticated_select on public.user is another
alter policy user_authenticated_select on public."user"
    to sqltest_authenticated
    using (true);

==== down.sql
-- Revision <id> policy_widened: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- ACCESS EXCLUSIVE on public.user
alter policy user_authenticated_select on public."user"
    to sqltest_authenticated
    using (id = (select app.user_id()));
