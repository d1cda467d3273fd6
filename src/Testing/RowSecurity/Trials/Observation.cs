using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>An attempt and what came of it.</summary>
internal sealed record Observation(FilledTable? Table, Attempt Attempt, Outcome Outcome)
{
    public bool Holds => Meets(Attempt.Expected) || Attempt.AlsoExpected is { } also && Meets(also);

    public RowSecurityDifference ToDifference() => new(
        Attempt.Table.ToString(), Attempt.Session.Role.Value, Attempt.Session.Name, Attempt.What, Whose(), Words(Attempt.Expected, Outcome), Words(Outcome, Attempt.Expected));

    private bool Meets(Outcome expected)
        // Row security comes before constraints: what a constraint refuses was let through.
        => expected.Kind == OutcomeKind.Done && expected.Rows is null ? Outcome.Kind is OutcomeKind.Done or OutcomeKind.Constraint
            : expected.Kind == Outcome.Kind && (expected.Rows is null || expected.Rows.SequenceEqual(Outcome.Rows ?? []));

    private string Whose()
    {
        if (Attempt.Row is { } row) return "a row " + Kind(row);
        if (Table is null || Attempt.Witness != RowWitness.Places) return "";
        HashSet<string> differing = [.. Attempt.Expected.Rows ?? []];
        differing.SymmetricExceptWith(Outcome.Rows ?? []);
        string[] kinds = [.. Table.Rows.Where(row => differing.Contains(row.Place)).Select(Kind).Distinct().Take(3)];
        return kinds.Length == 0 ? "" : "rows " + string.Join(", ", kinds);
    }

    private string Kind(FilledRow row)
    {
        if (Attempt.Session.Persona is { } asks)
        {
            if (row.Holds(asks)) return "of the user";
            if (row.Kind.Contains(asks.UserId.ToString(), System.StringComparison.Ordinal)) return "that refers to the user's";
        }
        Persona? holder = Persona.All.FirstOrDefault(row.Holds);
        if (holder is null) return "of no user";
        return Attempt.Session.Persona is { } user && holder.FrameworkId != user.FrameworkId ? "of another framework's user" : "of another user";
    }

    private static string Words(Outcome outcome, Outcome other) => outcome.Kind switch
    {
        OutcomeKind.Done when outcome.Rows is { } rows => Count(rows.Count) + (rows.Count > 0 && rows.Count == other.Rows?.Count
            ? string.Create(CultureInfo.InvariantCulture, $", {rows.Except(other.Rows).Count()} of them different ones") : ""),
        OutcomeKind.Done => "allowed",
        OutcomeKind.Denied => "no privilege",
        OutcomeKind.Violation => "refused by a policy",
        OutcomeKind.BadId => "an error, for the id is no uuid",
        OutcomeKind.Constraint => "let through to a constraint",
        _ => outcome.Message,
    };

    private static string Count(int rows) => rows == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{rows} rows");
}
