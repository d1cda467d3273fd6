using System.Linq;

namespace StudyHub.Schema.Testing.Processes;

/// <summary>How a program ended and what it said.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The last lines of what was said, for an exception message.</summary>
    public string Tail => LastLines($"{Output}\n{Errors}");

    public static string LastLines(string text, int count = 20)
        => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).TakeLast(count).Select(line => $"    {line}"));
}
