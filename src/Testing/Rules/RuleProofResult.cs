using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>What came of a proof.</summary>
/// <param name="Verdicts">One for each rule and SQL that it became, by name.</param>
public sealed record RuleProofResult(IReadOnlyList<RuleVerdict> Verdicts)
{
    /// <summary>Answers that were compared.</summary>
    public long Asked => Verdicts.Sum(verdict => verdict.Asked);

    /// <summary>The rules on which the two do not agree.</summary>
    public IReadOnlyList<RuleVerdict> Differences => [.. Verdicts.Where(verdict => verdict.Difference is not null)];

    /// <exception cref="RuleProofException">C# and PostgreSQL differ; its message names each rule, its SQL and a case.</exception>
    public void ShouldHold()
    {
        IReadOnlyList<RuleVerdict> differences = Differences;
        if (differences.Count == 0) return;
        string count = string.Create(CultureInfo.InvariantCulture, $"{differences.Count} of {Verdicts.Count} rules decide otherwise in PostgreSQL than in C#:\n\n");
        throw new RuleProofException(count + string.Join("\n\n", differences.Select(verdict => $"{verdict.Rule}\n    {verdict.Sql}\n    {verdict.Difference}")));
    }
}

/// <summary>What came of one rule in one place.</summary>
/// <param name="Rule">Such as <c>Note.IsOwn</c>.</param>
/// <param name="Sql">What it was compiled to.</param>
/// <param name="Asked">Answers that were compared: rows, for each session or set of parameters.</param>
/// <param name="Held">In how many of them the rule holds; where none or all, the rows say little about it.</param>
/// <param name="Overflows">Answers left out because the calculation leaves its type: an error in PostgreSQL, another number in C#.</param>
/// <param name="Difference">A case on which they differ, without the row's values; null where they agree.</param>
public sealed record RuleVerdict(string Rule, string Sql, long Asked, long Held, long Overflows, string? Difference);

/// <summary>A proof failed, or could not be made.</summary>
public sealed class RuleProofException : Exception
{
    public RuleProofException(string message)
        : base(message)
    {
    }

    public RuleProofException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
