
==== up.sql
-- Revision <id> label_added: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

alter type study."Mood" add value if not exists 'calm' before 'so-so';

==== down.sql
-- Revision <id> label_added: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Types

alter type study."Mood" rename to "Mood_old";

create type study."Mood" as enum (
    'glad',
    'so-so',
    'it''s bad'
);
alter type study."Mood" owner to sqltest_owner;


-- Comments

comment on type study."Mood" is 'How it went';


-- Columns

-- ACCESS EXCLUSIVE on study.kinds
alter table study.kinds alter column mood drop default;

-- ACCESS EXCLUSIVE on study.kinds; rewrites every row of study.kinds
-- fails where column study.kinds.mood has a value that study.Mood does not take
alter table study.kinds alter column mood type study."Mood"
    using mood::text::study."Mood";

-- ACCESS EXCLUSIVE on study.kinds
alter table study.kinds alter column mood set default 'glad'::study."Mood";

-- ACCESS EXCLUSIVE on study.kinds; rewrites every row of study.kinds
-- fails where column study.kinds.moods has a value that study.Mood[] does not take
alter table study.kinds alter column moods type study."Mood"[]
    using moods::text[]::study."Mood"[];


-- Types

drop type study."Mood_old";
