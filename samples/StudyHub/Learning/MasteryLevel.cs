using StudyHub.Schema;

namespace StudyHub.Learning;

/// <summary>How well a student commands an outcome.</summary>
[PostgresEnum]
public enum MasteryLevel
{
    NotStarted,
    Developing,
    Consolidating,
    Secure,
}
