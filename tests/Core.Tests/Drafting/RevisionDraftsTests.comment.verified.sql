
==== up.sql
-- Revision <id> comment: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- SHARE UPDATE EXCLUSIVE on public.user
comment on table public."user" is 'People';

==== down.sql
-- Revision <id> comment: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- SHARE UPDATE EXCLUSIVE on public.user
comment on table public."user" is 'People;
it''s a reserved word';
