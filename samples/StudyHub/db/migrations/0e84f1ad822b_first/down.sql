-- Revision 0e84f1ad822b first: the way back.
-- A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze 0e84f1ad822b
-- To be agreed to: loses the rows of table public.weekly_insights
-- To be agreed to: loses the rows of table public.users
-- To be agreed to: loses the rows of table public.subjects
-- To be agreed to: loses the rows of table public.students
-- To be agreed to: loses the rows of table public.student_subjects
-- To be agreed to: loses the rows of table public.student_outcome_progress
-- To be agreed to: loses the rows of table public.sessions
-- To be agreed to: loses the rows of table public.senior_courses
-- To be agreed to: loses the rows of table public.revision_history
-- To be agreed to: loses the rows of table public.push_subscriptions
-- To be agreed to: loses the rows of table public.notifications
-- To be agreed to: loses the rows of table public.notification_preferences
-- To be agreed to: loses the rows of table public.notes
-- To be agreed to: loses the rows of table public.note_outcomes
-- To be agreed to: loses the rows of table public.goals
-- To be agreed to: loses the rows of table public.flashcards
-- To be agreed to: loses the rows of table public.deletion_requests
-- To be agreed to: loses the rows of table public.curriculum_outcomes
-- To be agreed to: loses the rows of table public.curriculum_frameworks
-- To be agreed to: loses the rows of table public.ai_usage
-- To be agreed to: loses the rows of table public.ai_interactions
-- To be agreed to: loses the rows of table public.achievement_definitions

-- step 1: in a transaction

-- Row security

-- ACCESS EXCLUSIVE on public.weekly_insights
drop policy weekly_insights_admin_all on public.weekly_insights;
drop policy weekly_insights_authenticated_select on public.weekly_insights;

-- ACCESS EXCLUSIVE on public.users
drop policy users_admin_all on public.users;
drop policy users_authenticated_insert on public.users;
drop policy users_authenticated_select on public.users;
drop policy users_authenticated_update on public.users;

-- ACCESS EXCLUSIVE on public.subjects
drop policy subjects_admin_all on public.subjects;
drop policy subjects_anon_select on public.subjects;
drop policy subjects_authenticated_select on public.subjects;

-- ACCESS EXCLUSIVE on public.students
drop policy students_admin_all on public.students;
drop policy students_authenticated_insert on public.students;
drop policy students_authenticated_select on public.students;
drop policy students_authenticated_update on public.students;

-- ACCESS EXCLUSIVE on public.student_subjects
drop policy student_subjects_admin_all on public.student_subjects;
drop policy student_subjects_authenticated_all on public.student_subjects;

-- ACCESS EXCLUSIVE on public.student_outcome_progress
drop policy student_outcome_progress_admin_all on public.student_outcome_progress;
drop policy student_outcome_progress_authenticated_insert on public.student_outcome_progress;
drop policy student_outcome_progress_authenticated_select on public.student_outcome_progress;
drop policy student_outcome_progress_authenticated_update on public.student_outcome_progress;

-- ACCESS EXCLUSIVE on public.sessions
drop policy sessions_admin_all on public.sessions;
drop policy sessions_authenticated_insert on public.sessions;
drop policy sessions_authenticated_select on public.sessions;
drop policy sessions_authenticated_update on public.sessions;

-- ACCESS EXCLUSIVE on public.senior_courses
drop policy senior_courses_admin_all on public.senior_courses;
drop policy senior_courses_anon_select on public.senior_courses;
drop policy senior_courses_authenticated_select on public.senior_courses;

-- ACCESS EXCLUSIVE on public.revision_history
drop policy revision_history_admin_all on public.revision_history;
drop policy revision_history_authenticated_insert on public.revision_history;
drop policy revision_history_authenticated_select on public.revision_history;

-- ACCESS EXCLUSIVE on public.push_subscriptions
drop policy push_subscriptions_admin_all on public.push_subscriptions;
drop policy push_subscriptions_authenticated_delete on public.push_subscriptions;
drop policy push_subscriptions_authenticated_insert on public.push_subscriptions;
drop policy push_subscriptions_authenticated_select on public.push_subscriptions;
drop policy push_subscriptions_authenticated_update on public.push_subscriptions;

-- ACCESS EXCLUSIVE on public.notifications
drop policy notifications_admin_all on public.notifications;
drop policy notifications_authenticated_select on public.notifications;
drop policy notifications_authenticated_update on public.notifications;

-- ACCESS EXCLUSIVE on public.notification_preferences
drop policy notification_preferences_admin_all on public.notification_preferences;
drop policy notification_preferences_authenticated_delete on public.notification_preferences;
drop policy notification_preferences_authenticated_insert on public.notification_preferences;
drop policy notification_preferences_authenticated_select on public.notification_preferences;
drop policy notification_preferences_authenticated_update on public.notification_preferences;

-- ACCESS EXCLUSIVE on public.notes
drop policy notes_admin_all on public.notes;
drop policy notes_authenticated_delete on public.notes;
drop policy notes_authenticated_insert on public.notes;
drop policy notes_authenticated_select on public.notes;
drop policy notes_authenticated_update on public.notes;

-- ACCESS EXCLUSIVE on public.note_outcomes
drop policy note_outcomes_admin_all on public.note_outcomes;
drop policy note_outcomes_authenticated_delete on public.note_outcomes;
drop policy note_outcomes_authenticated_insert on public.note_outcomes;
drop policy note_outcomes_authenticated_select on public.note_outcomes;

-- ACCESS EXCLUSIVE on public.goals
drop policy goals_admin_all on public.goals;
drop policy goals_authenticated_delete on public.goals;
drop policy goals_authenticated_insert on public.goals;
drop policy goals_authenticated_select on public.goals;
drop policy goals_authenticated_update on public.goals;

-- ACCESS EXCLUSIVE on public.flashcards
drop policy flashcards_admin_all on public.flashcards;
drop policy flashcards_authenticated_delete on public.flashcards;
drop policy flashcards_authenticated_insert on public.flashcards;
drop policy flashcards_authenticated_select on public.flashcards;
drop policy flashcards_authenticated_update on public.flashcards;

-- ACCESS EXCLUSIVE on public.deletion_requests
drop policy deletion_requests_admin_all on public.deletion_requests;
drop policy deletion_requests_authenticated_insert on public.deletion_requests;
drop policy deletion_requests_authenticated_select on public.deletion_requests;
drop policy deletion_requests_authenticated_update on public.deletion_requests;

-- ACCESS EXCLUSIVE on public.curriculum_outcomes
drop policy curriculum_outcomes_admin_all on public.curriculum_outcomes;
drop policy curriculum_outcomes_anon_select on public.curriculum_outcomes;
drop policy curriculum_outcomes_authenticated_select on public.curriculum_outcomes;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks
drop policy curriculum_frameworks_admin_all on public.curriculum_frameworks;
drop policy curriculum_frameworks_anon_select on public.curriculum_frameworks;
drop policy curriculum_frameworks_authenticated_select on public.curriculum_frameworks;

-- ACCESS EXCLUSIVE on public.ai_usage
drop policy ai_usage_admin_all on public.ai_usage;
drop policy ai_usage_authenticated_select on public.ai_usage;

-- ACCESS EXCLUSIVE on public.ai_interactions
drop policy ai_interactions_admin_all on public.ai_interactions;
drop policy ai_interactions_authenticated_insert on public.ai_interactions;
drop policy ai_interactions_authenticated_select on public.ai_interactions;

-- ACCESS EXCLUSIVE on public.achievement_definitions
drop policy achievement_definitions_admin_all on public.achievement_definitions;
drop policy achievement_definitions_anon_select on public.achievement_definitions;
drop policy achievement_definitions_authenticated_select on public.achievement_definitions;


-- Views

drop view public.subject_mastery;


-- Constraints

-- ACCESS EXCLUSIVE on public.students; ACCESS EXCLUSIVE on public.weekly_insights
alter table public.weekly_insights drop constraint fk_weekly_insights_student_id;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks; ACCESS EXCLUSIVE on public.subjects
alter table public.subjects drop constraint fk_subjects_framework_id;

-- ACCESS EXCLUSIVE on public.students; ACCESS EXCLUSIVE on public.users
alter table public.students drop constraint fk_students_parent_id;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks; ACCESS EXCLUSIVE on public.students
alter table public.students drop constraint fk_students_framework_id;

-- ACCESS EXCLUSIVE on public.student_subjects; ACCESS EXCLUSIVE on public.subjects
alter table public.student_subjects drop constraint fk_student_subjects_subject_id;

-- ACCESS EXCLUSIVE on public.student_subjects; ACCESS EXCLUSIVE on public.students
alter table public.student_subjects drop constraint fk_student_subjects_student_id;

-- ACCESS EXCLUSIVE on public.senior_courses; ACCESS EXCLUSIVE on public.student_subjects
alter table public.student_subjects drop constraint fk_student_subjects_senior_course_id;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks; ACCESS EXCLUSIVE on public.student_subjects
alter table public.student_subjects drop constraint fk_student_subjects_framework_id;

-- ACCESS EXCLUSIVE on public.student_outcome_progress; ACCESS EXCLUSIVE on public.students
alter table public.student_outcome_progress drop constraint fk_student_outcome_progress_student_id;

-- ACCESS EXCLUSIVE on public.curriculum_outcomes; ACCESS EXCLUSIVE on public.student_outcome_progress
alter table public.student_outcome_progress drop constraint fk_student_outcome_progress_outcome_id;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks; ACCESS EXCLUSIVE on public.student_outcome_progress
alter table public.student_outcome_progress drop constraint fk_student_outcome_progress_framework_id;

-- ACCESS EXCLUSIVE on public.sessions; ACCESS EXCLUSIVE on public.subjects
alter table public.sessions drop constraint fk_sessions_subject_id;

-- ACCESS EXCLUSIVE on public.sessions; ACCESS EXCLUSIVE on public.students
alter table public.sessions drop constraint fk_sessions_student_id;

-- ACCESS EXCLUSIVE on public.senior_courses; ACCESS EXCLUSIVE on public.subjects
alter table public.senior_courses drop constraint fk_senior_courses_subject_id;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks; ACCESS EXCLUSIVE on public.senior_courses
alter table public.senior_courses drop constraint fk_senior_courses_framework_id;

-- ACCESS EXCLUSIVE on public.revision_history; ACCESS EXCLUSIVE on public.students
alter table public.revision_history drop constraint fk_revision_history_student_id;

-- ACCESS EXCLUSIVE on public.revision_history; ACCESS EXCLUSIVE on public.sessions
alter table public.revision_history drop constraint fk_revision_history_session_id;

-- ACCESS EXCLUSIVE on public.flashcards; ACCESS EXCLUSIVE on public.revision_history
alter table public.revision_history drop constraint fk_revision_history_flashcard_id;

-- ACCESS EXCLUSIVE on public.push_subscriptions; ACCESS EXCLUSIVE on public.users
alter table public.push_subscriptions drop constraint fk_push_subscriptions_user_id;

-- ACCESS EXCLUSIVE on public.notifications; ACCESS EXCLUSIVE on public.users
alter table public.notifications drop constraint fk_notifications_user_id;

-- ACCESS EXCLUSIVE on public.notifications; ACCESS EXCLUSIVE on public.subjects
alter table public.notifications drop constraint fk_notifications_related_subject_id;

-- ACCESS EXCLUSIVE on public.notifications; ACCESS EXCLUSIVE on public.students
alter table public.notifications drop constraint fk_notifications_related_student_id;

-- ACCESS EXCLUSIVE on public.goals; ACCESS EXCLUSIVE on public.notifications
alter table public.notifications drop constraint fk_notifications_related_goal_id;

-- ACCESS EXCLUSIVE on public.notification_preferences; ACCESS EXCLUSIVE on public.users
alter table public.notification_preferences drop constraint fk_notification_preferences_user_id;

-- ACCESS EXCLUSIVE on public.notes; ACCESS EXCLUSIVE on public.subjects
alter table public.notes drop constraint fk_notes_subject_id;

-- ACCESS EXCLUSIVE on public.notes; ACCESS EXCLUSIVE on public.students
alter table public.notes drop constraint fk_notes_student_id;

-- ACCESS EXCLUSIVE on public.curriculum_outcomes; ACCESS EXCLUSIVE on public.note_outcomes
alter table public.note_outcomes drop constraint fk_note_outcomes_outcome_id;

-- ACCESS EXCLUSIVE on public.note_outcomes; ACCESS EXCLUSIVE on public.notes
alter table public.note_outcomes drop constraint fk_note_outcomes_note_id;

-- ACCESS EXCLUSIVE on public.goals; ACCESS EXCLUSIVE on public.students
alter table public.goals drop constraint fk_goals_student_id;

-- ACCESS EXCLUSIVE on public.goals; ACCESS EXCLUSIVE on public.users
alter table public.goals drop constraint fk_goals_parent_id;

-- ACCESS EXCLUSIVE on public.flashcards; ACCESS EXCLUSIVE on public.subjects
alter table public.flashcards drop constraint fk_flashcards_subject_id;

-- ACCESS EXCLUSIVE on public.flashcards; ACCESS EXCLUSIVE on public.students
alter table public.flashcards drop constraint fk_flashcards_student_id;

-- ACCESS EXCLUSIVE on public.curriculum_outcomes; ACCESS EXCLUSIVE on public.flashcards
alter table public.flashcards drop constraint fk_flashcards_curriculum_outcome_id;

-- ACCESS EXCLUSIVE on public.flashcards; ACCESS EXCLUSIVE on public.notes
alter table public.flashcards drop constraint fk_flashcards_context_note_id;

-- ACCESS EXCLUSIVE on public.deletion_requests; ACCESS EXCLUSIVE on public.users
alter table public.deletion_requests drop constraint fk_deletion_requests_user_id;

-- ACCESS EXCLUSIVE on public.curriculum_outcomes; ACCESS EXCLUSIVE on public.subjects
alter table public.curriculum_outcomes drop constraint fk_curriculum_outcomes_subject_id;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks; ACCESS EXCLUSIVE on public.curriculum_outcomes
alter table public.curriculum_outcomes drop constraint fk_curriculum_outcomes_framework_id;

-- ACCESS EXCLUSIVE on public.ai_usage; ACCESS EXCLUSIVE on public.students
alter table public.ai_usage drop constraint fk_ai_usage_student_id;

-- ACCESS EXCLUSIVE on public.ai_interactions; ACCESS EXCLUSIVE on public.subjects
alter table public.ai_interactions drop constraint fk_ai_interactions_subject_id;

-- ACCESS EXCLUSIVE on public.ai_interactions; ACCESS EXCLUSIVE on public.students
alter table public.ai_interactions drop constraint fk_ai_interactions_student_id;

-- ACCESS EXCLUSIVE on public.ai_interactions; ACCESS EXCLUSIVE on public.sessions
alter table public.ai_interactions drop constraint fk_ai_interactions_session_id;


-- Tables

-- ACCESS EXCLUSIVE on public.weekly_insights
-- loses the rows of table public.weekly_insights
drop table public.weekly_insights;

-- ACCESS EXCLUSIVE on public.users
-- loses the rows of table public.users
drop table public.users;

-- ACCESS EXCLUSIVE on public.subjects
-- loses the rows of table public.subjects
drop table public.subjects;

-- ACCESS EXCLUSIVE on public.students
-- loses the rows of table public.students
drop table public.students;

-- ACCESS EXCLUSIVE on public.student_subjects
-- loses the rows of table public.student_subjects
drop table public.student_subjects;

-- ACCESS EXCLUSIVE on public.student_outcome_progress
-- loses the rows of table public.student_outcome_progress
drop table public.student_outcome_progress;

-- ACCESS EXCLUSIVE on public.sessions
-- loses the rows of table public.sessions
drop table public.sessions;

-- ACCESS EXCLUSIVE on public.senior_courses
-- loses the rows of table public.senior_courses
drop table public.senior_courses;

-- ACCESS EXCLUSIVE on public.revision_history
-- loses the rows of table public.revision_history
drop table public.revision_history;

-- ACCESS EXCLUSIVE on public.push_subscriptions
-- loses the rows of table public.push_subscriptions
drop table public.push_subscriptions;

-- ACCESS EXCLUSIVE on public.notifications
-- loses the rows of table public.notifications
drop table public.notifications;

-- ACCESS EXCLUSIVE on public.notification_preferences
-- loses the rows of table public.notification_preferences
drop table public.notification_preferences;

-- ACCESS EXCLUSIVE on public.notes
-- loses the rows of table public.notes
drop table public.notes;

-- ACCESS EXCLUSIVE on public.note_outcomes
-- loses the rows of table public.note_outcomes
drop table public.note_outcomes;

-- ACCESS EXCLUSIVE on public.goals
-- loses the rows of table public.goals
drop table public.goals;

-- ACCESS EXCLUSIVE on public.flashcards
-- loses the rows of table public.flashcards
drop table public.flashcards;

-- ACCESS EXCLUSIVE on public.deletion_requests
-- loses the rows of table public.deletion_requests
drop table public.deletion_requests;

-- ACCESS EXCLUSIVE on public.curriculum_outcomes
-- loses the rows of table public.curriculum_outcomes
drop table public.curriculum_outcomes;

-- ACCESS EXCLUSIVE on public.curriculum_frameworks
-- loses the rows of table public.curriculum_frameworks
drop table public.curriculum_frameworks;

-- ACCESS EXCLUSIVE on public.ai_usage
-- loses the rows of table public.ai_usage
drop table public.ai_usage;

-- ACCESS EXCLUSIVE on public.ai_interactions
-- loses the rows of table public.ai_interactions
drop table public.ai_interactions;

-- ACCESS EXCLUSIVE on public.achievement_definitions
-- loses the rows of table public.achievement_definitions
drop table public.achievement_definitions;


-- Functions

drop function app.user_id();
drop function app.set_updated_at();
drop function app.framework_id();


-- Types

drop type public.mastery_level;


-- Access to schemas

alter default privileges for role study_hub_owner grant execute on functions to public;
revoke all on schema public from anon, authenticated, admin;
revoke all on schema public from study_hub_owner;
grant usage on schema public to public;


-- Schemas

drop schema app;
