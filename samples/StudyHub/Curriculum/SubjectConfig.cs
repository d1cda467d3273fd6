using System.Collections.Generic;

namespace StudyHub.Curriculum;

/// <summary>What the app needs to know to teach a subject.</summary>
public sealed record SubjectConfig
{
    public bool HasPathways { get; init; }

    public IReadOnlyList<string> Pathways { get; init; } = [];

    public IReadOnlyList<string> SeniorCourses { get; init; } = [];

    public IReadOnlyList<string> AssessmentTypes { get; init; } = [];

    public TutorStyle TutorStyle { get; init; } = TutorStyle.Socratic;
}

/// <summary>How the tutor leads a conversation.</summary>
public enum TutorStyle
{
    Socratic,
    SocraticStepwise,
    SocraticAnalytical,
    InquiryBased,
    DiscussionBased,
    ProjectBased,
    CreativeMentoring,
    Immersive,
}
