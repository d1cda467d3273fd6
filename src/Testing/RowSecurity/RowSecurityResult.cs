using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>What the records say that each role may do, and what PostgreSQL let it do.</summary>
public sealed record RowSecurityResult
{
    private const int MostLines = 40;

    /// <summary>The database's C# name.</summary>
    public required string Database { get; init; }

    /// <summary>The server's version, such as 15.18.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>Table × role × command, sorted.</summary>
    public required IReadOnlyList<RowSecurityCell> Cells { get; init; }

    /// <summary>Empty when row security does what the records say.</summary>
    public required IReadOnlyList<RowSecurityDifference> Differences { get; init; }

    /// <summary>Tables that no row could be made for, with PostgreSQL's reason: nothing is known of them.</summary>
    public required IReadOnlyDictionary<string, string> EmptyTables { get; init; }

    /// <summary>How many statements were tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>How many rows they were tried on.</summary>
    public required int Rows { get; init; }

    /// <summary>Everything was tried, and nothing differs.</summary>
    public bool Holds => Differences.Count == 0 && EmptyTables.Count == 0;

    /// <summary>For tests: passes when <see cref="Holds"/>.</summary>
    /// <exception cref="RowSecurityException">The message lists the differences.</exception>
    public void ShouldHold()
    {
        if (Holds) return;
        StringBuilder message = new();
        message.Append(CultureInfo.InvariantCulture, $"Row security of {Database} does not do what the records say: {Differences.Count} of {Attempts} attempts differ.\n");
        foreach (RowSecurityDifference difference in Differences.Take(MostLines)) message.Append("  ").Append(difference).Append('\n');
        if (Differences.Count > MostLines) message.Append(CultureInfo.InvariantCulture, $"  … and {Differences.Count - MostLines} more\n");
        foreach ((string table, string reason) in EmptyTables.OrderBy(pair => pair.Key, System.StringComparer.Ordinal))
            message.Append(CultureInfo.InvariantCulture, $"  {table} could not be tried: no row could be made ({reason}). Give rows by {nameof(RowSecurityOptions)}.{nameof(RowSecurityOptions.Rows)}.\n");
        throw new RowSecurityException(message.ToString());
    }
}
