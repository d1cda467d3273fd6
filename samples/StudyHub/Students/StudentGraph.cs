using System.Collections.Generic;
using StudyHub.Curriculum;
using StudyHub.Schema;

namespace StudyHub.Students;

/// <summary>A student with the subjects that it takes, the newest first.</summary>
[Graph]
public sealed partial record StudentGraph(
    Student Student,
    [OrderBy(nameof(StudentSubject.EnrolledAt), Descending = [nameof(StudentSubject.EnrolledAt)])] IReadOnlyList<EnrolmentGraph> Enrolments);

/// <summary>A subject that a student takes; hidden from users once it is not offered any more.</summary>
[Graph]
public sealed partial record EnrolmentGraph(StudentSubject Enrolment, Subject? Subject);
