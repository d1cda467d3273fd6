using System;
using StudyHub.Accounts;
using StudyHub.Schema;

namespace StudyHub.Students;

/// <summary>A child who learns. Its parent's account keeps it; with an account of its own it signs in itself.</summary>
[Table, FrameworkAware]
[Index(nameof(FrameworkId), nameof(GradeLevel))]
[Deny(Command.Delete)]
public sealed partial record Student : ITimestamped, ISoftDeletable
{
    /// <summary>Also the session's user when the student is signed in.</summary>
    public Guid Id { get; init; }

    [References<User>(OnDelete = OnDelete.Cascade)] public Guid ParentId { get; init; }

    /// <summary>The account at the identity provider, for a student who signs in alone.</summary>
    [Unique, Pii("identifier at the identity provider; lawful basis: contract")] public Guid? SupabaseAuthId { get; init; }

    [Length(255), Pii("the child's name as the family writes it; lawful basis: contract")] public required string DisplayName { get; init; }

    [Pii("a picture that may show the child; lawful basis: consent")] public string? AvatarUrl { get; init; }

    /// <summary>0 is the year before year 1.</summary>
    public required int GradeLevel { get; init; }

    /// <summary>Code of a stage of the framework's structure.</summary>
    [Length(20)] public required string SchoolStage { get; init; }

    public Guid FrameworkId { get; init; }

    [Jsonb] public StudentPreferences Preferences { get; init; } = new();

    [Jsonb] public Gamification Gamification { get; init; } = new();

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? LastActiveAt { get; init; }

    public bool OnboardingCompleted { get; init; } = false;

    public DateTimeOffset? DeletedAt { get; init; }

    [Check(Name = "ck_students_grade_level")] static bool GradeLevelIsInRange(Student row) => row.GradeLevel >= 0 && row.GradeLevel <= 12;

    /// <summary>Other tables' policies look here for a parent's children, so this one must look at no other table.</summary>
    [Policy(Command.Select)]
    static bool SelfOrParent(Student row, Session session) => row.Id == session.UserId || row.ParentId == session.UserId;

    /// <summary>A student must not be able to choose another parent, so only the parent writes.</summary>
    [Policy(Command.Insert | Command.Update)]
    static bool Parent(Student row, Session session) => row.ParentId == session.UserId;

    /// <summary>A parent's children.</summary>
    [Query(OrderBy = [nameof(GradeLevel)])]
    static bool OfParent(Student row, Guid parentId) => row.ParentId == parentId;
}
