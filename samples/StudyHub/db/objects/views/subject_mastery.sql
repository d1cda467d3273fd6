-- How far each student is in each subject: the numbers behind the overview that students and parents open first. Everybody counts what
-- row security shows them: a student their own rows, a parent those of their children.
-- object: view public.subject_mastery
-- needs: table public.student_outcome_progress, table public.curriculum_outcomes, table public.subjects
create view public.subject_mastery with (security_invoker = true) as
select
    p.framework_id,
    p.student_id,
    s.id as subject_id,
    s.code as subject_code,
    count(p.id) as outcomes_practised,
    count(p.id) filter (where p.mastery_level = 'secure') as outcomes_secure,
    sum(p.practice_count) as practices,
    min(p.next_review_date) as next_review_date
from public.student_outcome_progress p
join public.curriculum_outcomes o on o.id = p.outcome_id
join public.subjects s on s.id = o.subject_id
where p.deleted_at is null
group by p.framework_id, p.student_id, s.id;

grant select on public.subject_mastery to authenticated, admin;

comment on view public.subject_mastery is 'What a student has practised and commands in a subject, as the one who asks may see it';
