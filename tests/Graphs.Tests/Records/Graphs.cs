using System.Collections.Generic;
using StudyHub.Schema;

namespace Campus;

/// <summary>Three levels: pupil → enrolments → course and marks.</summary>
[Graph]
public sealed partial record PupilGraph(
    Pupil Pupil,
    [OrderBy(nameof(Enrolment.StartsOn), Descending = [nameof(Enrolment.StartsOn)])] IReadOnlyList<EnrolmentGraph> Enrolments);

[Graph]
public sealed partial record EnrolmentGraph(Enrolment Enrolment, Course Course, IReadOnlyList<Mark> Marks);

/// <summary>Knows that the course may be hidden.</summary>
[Graph]
public sealed partial record EnrolmentWithOrWithoutCourse(Enrolment Enrolment, Course? Course);

/// <summary>Links, by a text and of a table with itself; properties in place of parameters.</summary>
[Graph]
public sealed partial record CourseGraph
{
    public required Course Course { get; init; }

    [Through<CourseTopic>] public required IReadOnlyList<Topic> Topics { get; init; }

    [Through<Prerequisite>, By(nameof(Prerequisite.CourseId))] public required IReadOnlyList<Course> Requires { get; init; }

    [Through<Prerequisite>(To = [nameof(Prerequisite.CourseId)]), By(nameof(Prerequisite.RequiresId))]
    public required IReadOnlyList<Course> RequiredBy { get; init; }

    public int Count => Topics.Count;
}

[Graph]
public sealed partial record TopicGraph(Topic Topic, [Through<CourseTopic>] IReadOnlyList<CourseGraph> Courses);

/// <summary>A table with itself, and one of two keys.</summary>
[Graph]
public sealed partial record MentorGraph(
    Pupil Pupil,
    Pupil? Mentor,
    IReadOnlyList<Pupil> Mentees,
    [By(nameof(Message.SenderId))] IReadOnlyList<MessageGraph> Sent,
    [By(nameof(Message.ReceiverId))] IReadOnlyList<Message> Received);

[Graph]
public sealed partial record MessageGraph(Message Message, [By(nameof(Message.ReceiverId))] Pupil? Receiver);

public static partial class Nested
{
    /// <summary>Of a row alone.</summary>
    [Graph]
    internal sealed partial record JustPupil(Pupil Pupil);
}
