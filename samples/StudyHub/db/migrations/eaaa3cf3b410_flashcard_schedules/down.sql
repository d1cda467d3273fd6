-- Revision eaaa3cf3b410 flashcard_schedules: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze eaaa3cf3b410

-- step 1: in a transaction

-- Constraints

-- ACCESS EXCLUSIVE on public.flashcards
alter table public.flashcards drop constraint ck_flashcards_sr_repetition_is_not_negative;
alter table public.flashcards drop constraint ck_flashcards_sr_interval_is_at_least_a_day;


-- Comments

-- SHARE UPDATE EXCLUSIVE on public.flashcards
comment on column public.flashcards.sr_interval is 'Days.';
comment on column public.flashcards.sr_repetition is null;
