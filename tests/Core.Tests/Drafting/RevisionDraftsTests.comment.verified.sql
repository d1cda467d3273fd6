
==== up.sql
-- Revision <id> comment: the way there.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Comments

-- SHARE UPDATE EXCLUSIVE on public.user
comment on table public."user" is 'People';

==== down.sql
-- Revision <id> comment: the way back.
-- Frozen, since databases run it and remember what it was. To edit it before any has, run then: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Comments

-- SHARE UPDATE EXCLUSIVE on public.user
comment on table public."user" is 'People;
it''s a reserved word';
