using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Rules;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks;

/// <summary>
/// Looks for weaknesses in the protection of a schema's rows: what PostgreSQL accepts, and what then fails at the first query, shows rows
/// to the wrong people, or reads whole tables. Works on what records mean and on what a live database has.
/// </summary>
public static class SchemaCheck
{
    private static readonly IReadOnlyList<Check> Checks =
    [
        new PolicyCycle(),
        new UnreadableTable(),
        new BareSetting(),
        new AskedPerRow(),
        new InsertWithoutSelect(),
        new ChangeWithoutSelect(),
        new UpsertWithoutUpdate(),
        new SoftDeleteInPolicy(),
        new NullMatchesNobody(),
        new NullableScope(),
        new ScopeWithoutIndex(),
        new LeakyIndex(),
        new EveryRowOpen(),
        new SeveralPermissive(),
        new OnlyRestrictive(),
        new AlwaysFalse(),
        new NoPolicy(),
        new UndecidedCommand(),
        new PersonalDataOpen(),
        new UniqueOracle(),
        new ReferenceAcrossFrameworks(),
        new ReferenceToUnseenRow(),
        new CascadeIntoProtected(),
        new AlternativeWithoutRow(),
        new NewRowOfAnother(),
        new RowSecurityOff(),
        new PolicyToPublic(),
        new DefinerWithoutSearchPath(),
        new DefinerInPolicy(),
        new UserMetadata(),
        new DeniedAndAllowed(),
        new ViewOfOwner(),
        new FilledByOwner(),
    ];

    /// <summary>Every rule, by id.</summary>
    public static EquatableArray<CheckRule> Rules { get; } = Checks.Select(check => check.Rule).OrderBy(rule => rule.Id, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Pure, and the same for every order of its arguments' lists. Never throws, whatever the conditions' texts are.</summary>
    /// <param name="schema">From records or from a catalog.</param>
    /// <param name="declared">What only records know; empty for a live database, whose findings then leave out what rests on it.</param>
    /// <returns>Sorted by table, then by rule.</returns>
    public static EquatableArray<SchemaFinding> Run(SchemaModel schema, IEnumerable<DeclaredTable> declared)
    {
        SchemaView view = new(schema, declared);
        return Checks.SelectMany(check => check.Find(view)).Distinct()
            .OrderBy(finding => finding.Table)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal)
            .ThenBy(finding => finding.Policy?.Value ?? "", StringComparer.Ordinal)
            .ThenBy(finding => finding.Column?.Value ?? "", StringComparer.Ordinal)
            .ThenBy(finding => finding.Object)
            .ThenBy(finding => string.Join("\0", finding.Arguments), StringComparer.Ordinal)
            .ToEquatableArray();
    }
}
