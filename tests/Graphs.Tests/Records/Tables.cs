using System;
using StudyHub.Schema;

namespace Campus;

[Table, FrameworkRoot, PublicRead]
public sealed record Curriculum
{
    public Guid Id { get; init; }
    [Length(50)] public required string Name { get; init; }
}

/// <summary>Users see it while it is open.</summary>
[Table, FrameworkAware, PublicRead(When = nameof(Open))]
public sealed record Course
{
    public Guid Id { get; init; }
    public Guid FrameworkId { get; init; }
    [Length(80)] public required string Title { get; init; }
    public bool IsOpen { get; init; } = true;

    static bool Open(Course row) => row.IsOpen;
}

[Table, FrameworkAware]
public sealed record Pupil : ISoftDeletable
{
    public Guid Id { get; init; }
    public Guid FrameworkId { get; init; }
    [Index] public Guid OwnerId { get; init; }
    [Length(80)] public required string Name { get; init; }
    [Index] public int Year { get; init; }
    [References<Pupil>] public Guid? MentorId { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }

    [Policy(Command.All)] static bool Own(Pupil row, Session session) => row.OwnerId == session.UserId;

    [Query(OrderBy = [nameof(Name)])] static bool OfYear(Pupil row, int year) => row.Year == year;
}

/// <summary>Refers to pupil and course by two columns each, one of which is the framework.</summary>
[Table, FrameworkAware]
public sealed record Enrolment : ISoftDeletable
{
    public Guid Id { get; init; }
    public Guid FrameworkId { get; init; }
    [Index] public Guid OwnerId { get; init; }
    [References<Pupil>(OnDelete = OnDelete.Cascade)] public Guid PupilId { get; init; }
    [References<Course>] public Guid CourseId { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }

    [Policy(Command.All)] static bool Own(Enrolment row, Session session) => row.OwnerId == session.UserId;
}

[Table]
public sealed record Mark
{
    public Guid Id { get; init; }
    [Index] public Guid OwnerId { get; init; }
    [References<Enrolment>(OnDelete = OnDelete.Cascade)] public Guid EnrolmentId { get; init; }
    public int Points { get; init; }

    [Policy(Command.All)] static bool Own(Mark row, Session session) => row.OwnerId == session.UserId;
}

/// <summary>Its key is text.</summary>
[Table, PublicRead]
public sealed record Topic
{
    [Key, Length(20)] public required string Code { get; init; }
}

[Table, PrimaryKey(nameof(CourseId), nameof(TopicCode)), PublicRead]
public sealed record CourseTopic
{
    [References<Course>(OnDelete = OnDelete.Cascade)] public Guid CourseId { get; init; }
    [References<Topic>, Length(20)] public required string TopicCode { get; init; }
}

/// <summary>Links courses with courses.</summary>
[Table, PrimaryKey(nameof(CourseId), nameof(RequiresId)), PublicRead]
public sealed record Prerequisite
{
    [References<Course>(OnDelete = OnDelete.Cascade)] public Guid CourseId { get; init; }
    [References<Course>(OnDelete = OnDelete.Cascade)] public Guid RequiresId { get; init; }
}

/// <summary>Refers to pupils twice.</summary>
[Table]
public sealed record Message
{
    public Guid Id { get; init; }
    [Index] public Guid OwnerId { get; init; }
    [References<Pupil>] public Guid SenderId { get; init; }
    [References<Pupil>] public Guid? ReceiverId { get; init; }
    [Length(80)] public required string Text { get; init; }

    [Policy(Command.All)] static bool Own(Message row, Session session) => row.OwnerId == session.UserId;
}
