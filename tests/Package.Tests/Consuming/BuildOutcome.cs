using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Package.Tests.Consuming;

/// <summary>One build and how it left the project.</summary>
/// <param name="Result">What it said and how it ended.</param>
/// <param name="Schema">The files in db.</param>
/// <param name="StampedAt">When the target that writes last ran; null when it never did.</param>
/// <param name="CompiledAt">When the assembly was last written.</param>
public sealed record BuildOutcome(
    CommandResult Result, IReadOnlyDictionary<string, WrittenFile> Schema, DateTime? StampedAt, DateTime CompiledAt)
{
    /// <summary>The errors in the order they were reported, each once: the summary at the end repeats them.</summary>
    public IReadOnlyList<string> Errors => [.. Result.Lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(Bare).Distinct()];

    public string Text(string file) => Schema[file].Text;

    private static string Bare(string line) => line.Trim().Split(" [")[0];
}
