risk: fails where column study.kinds.mood holds 'it''s bad', which study.Mood loses
risk: fails where column study.kinds.moods holds 'it''s bad', which study.Mood loses

==== up.sql
-- Revision <id> labels: the way there.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Types

-- ACCESS EXCLUSIVE on study.kinds; reads every row of study.kinds
-- fails where column study.kinds.mood holds 'it''s bad', which study.Mood loses
-- fails where column study.kinds.moods holds 'it''s bad', which study.Mood loses
do $$
declare
    held record;
    told text := '';
begin
    lock table study.kinds in access exclusive mode;
    for held in select mood::text as label, pg_catalog.count(*) from study.kinds where mood::text in ('it''s bad') group by 1 order by 1 loop
        told := told || '; ' || held.count || case held.count when 1 then ' row has ' else ' rows have ' end || pg_catalog.quote_literal(held.label) || ' in study.kinds.mood';
    end loop;
    for held in select label::text, pg_catalog.count(*) from study.kinds, lateral (select distinct pg_catalog.unnest(moods)) as items (label) where label::text in ('it''s bad') group by 1 order by 1 loop
        told := told || '; ' || held.count || case held.count when 1 then ' row has ' else ' rows have ' end || pg_catalog.quote_literal(held.label) || ' in study.kinds.moods';
    end loop;
    if told <> '' then
        raise exception using
            errcode = 'check_violation',
            message = 'type study.Mood cannot lose labels that rows hold: ' || pg_catalog.substr(told, 3),
            hint = 'Give these rows another label, or rename the label with [RenamedFrom].';
    end if;
end
$$;

alter type study."Mood" rename to "Mood_old";

create type study."Mood" as enum (
    'glad',
    'calm',
    'so-so'
);
alter type study."Mood" owner to sqltest_owner;


-- Comments

comment on type study."Mood" is 'How it went';


-- Columns

-- ACCESS EXCLUSIVE on study.kinds
alter table study.kinds alter column mood drop default;

-- ACCESS EXCLUSIVE on study.kinds; rewrites every row of study.kinds
alter table study.kinds alter column mood type study."Mood"
    using mood::text::study."Mood";

-- ACCESS EXCLUSIVE on study.kinds
alter table study.kinds alter column mood set default 'glad'::study."Mood";

-- ACCESS EXCLUSIVE on study.kinds; rewrites every row of study.kinds
alter table study.kinds alter column moods type study."Mood"[]
    using moods::text[]::study."Mood"[];


-- Types

drop type study."Mood_old";

==== down.sql
-- Revision <id> labels: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze <id>

-- step 1: in a transaction

-- Types

-- ACCESS EXCLUSIVE on study.kinds; reads every row of study.kinds
-- fails where column study.kinds.mood holds 'calm', which study.Mood loses
-- fails where column study.kinds.moods holds 'calm', which study.Mood loses
do $$
declare
    held record;
    told text := '';
begin
    lock table study.kinds in access exclusive mode;
    for held in select mood::text as label, pg_catalog.count(*) from study.kinds where mood::text in ('calm') group by 1 order by 1 loop
        told := told || '; ' || held.count || case held.count when 1 then ' row has ' else ' rows have ' end || pg_catalog.quote_literal(held.label) || ' in study.kinds.mood';
    end loop;
    for held in select label::text, pg_catalog.count(*) from study.kinds, lateral (select distinct pg_catalog.unnest(moods)) as items (label) where label::text in ('calm') group by 1 order by 1 loop
        told := told || '; ' || held.count || case held.count when 1 then ' row has ' else ' rows have ' end || pg_catalog.quote_literal(held.label) || ' in study.kinds.moods';
    end loop;
    if told <> '' then
        raise exception using
            errcode = 'check_violation',
            message = 'type study.Mood cannot lose labels that rows hold: ' || pg_catalog.substr(told, 3),
            hint = 'Give these rows another label, or rename the label with [RenamedFrom].';
    end if;
end
$$;

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
alter table study.kinds alter column mood type study."Mood"
    using mood::text::study."Mood";

-- ACCESS EXCLUSIVE on study.kinds
alter table study.kinds alter column mood set default 'glad'::study."Mood";

-- ACCESS EXCLUSIVE on study.kinds; rewrites every row of study.kinds
alter table study.kinds alter column moods type study."Mood"[]
    using moods::text[]::study."Mood"[];


-- Types

drop type study."Mood_old";
