-- Revision eaaa3cf3b410 flashcard_schedules: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze eaaa3cf3b410

-- step 1: in a transaction

-- Comments

-- SHARE UPDATE EXCLUSIVE on public.flashcards
comment on column public.flashcards.sr_interval is 'Days between the last review and the next.';
comment on column public.flashcards.sr_repetition is 'Successes in a row.';


-- Constraints

-- ACCESS EXCLUSIVE on public.flashcards
alter table public.flashcards
    add constraint ck_flashcards_sr_interval_is_at_least_a_day check (sr_interval >= 1)
    not valid;
alter table public.flashcards
    add constraint ck_flashcards_sr_repetition_is_not_negative check (sr_repetition >= 0)
    not valid;

-- step 2: in a transaction

-- SHARE UPDATE EXCLUSIVE on public.flashcards; reads every row of public.flashcards
-- fails where rows of public.flashcards violate ck_flashcards_sr_interval_is_at_least_a_day
alter table public.flashcards validate constraint ck_flashcards_sr_interval_is_at_least_a_day;

-- step 3: in a transaction

-- SHARE UPDATE EXCLUSIVE on public.flashcards; reads every row of public.flashcards
-- fails where rows of public.flashcards violate ck_flashcards_sr_repetition_is_not_negative
alter table public.flashcards validate constraint ck_flashcards_sr_repetition_is_not_negative;
