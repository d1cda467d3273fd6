namespace StudyHub.Schema.Tool;

/// <summary>What the process ends with; scripts rely on it.</summary>
internal static class ExitCodes
{
    public const int Well = 0;

    /// <summary>The check ran, and found something.</summary>
    public const int Found = 1;

    public const int BadInput = 2;

    public const int Database = 3;

    public const int Interrupted = 130;
}
