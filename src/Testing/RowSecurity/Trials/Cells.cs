using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>Sums up observations: one word for each table, role and command.</summary>
internal static class Cells
{
    private static readonly TriedCommand[] Commands = [TriedCommand.Select, TriedCommand.Insert, TriedCommand.Update, TriedCommand.Delete];

    public static IEnumerable<RowSecurityCell> Of(SchemaModel model, IReadOnlyList<FilledTable> tables, IReadOnlyList<Observation> observations)
    {
        ILookup<(QualifiedName, Identifier), Observation> byRole = observations.ToLookup(o => (o.Attempt.Table, o.Attempt.Session.Role));
        return from table in tables
               orderby table.Name
               from role in model.Roles
               where role.Purpose is RolePurpose.Anon or RolePurpose.Authenticated or RolePurpose.Admin
               orderby table.Name, role.Purpose
               from command in Commands
               select Of(table, role, command, [.. byRole[(table.Name, role.Name)].Where(o => Belongs(o.Attempt.Command, command))]);
    }

    private static RowSecurityCell Of(FilledTable table, RoleModel role, TriedCommand command, IReadOnlyList<Observation> observations)
    {
        Observation[] plain = [.. observations.Where(o => o.Attempt.IsPlain && !o.Attempt.Session.IsGarbage)];
        bool mayTry = observations.Any(o => !o.Attempt.IsPlain && o.Outcome.Kind == OutcomeKind.Done);
        return new RowSecurityCell(
            table.Name.ToString(), role.Name.Value, command,
            plain.Length == 0 ? Reach.Denied : Word(table, plain, o => o.Attempt.Expected),
            plain.Length == 0 ? mayTry ? Reach.Rule : Reach.Denied : Word(table, plain, o => o.Outcome),
            observations.All(o => o.Holds));
    }

    private static bool Belongs(TriedCommand tried, TriedCommand column) => tried == column || tried switch
    {
        TriedCommand.Lock => column == TriedCommand.Select,
        TriedCommand.Upsert => column == TriedCommand.Insert,
        TriedCommand.Truncate => column == TriedCommand.Delete,
        _ => false,
    };

    private static Reach Word(FilledTable table, Observation[] plain, Func<Observation, Outcome> outcomeOf)
    {
        // By session: how many rows were tried, and which were reached. INSERT is tried row by row, the others on all rows at once.
        List<(Persona? User, int Tried, HashSet<string> Reached)> sessions = [];
        foreach (IGrouping<TrialSession, Observation> session in plain.GroupBy(o => o.Attempt.Session))
        {
            HashSet<string> reached = [];
            int tried = 0;
            foreach (Observation o in session)
            {
                Outcome outcome = outcomeOf(o);
                tried += o.Attempt.Row is null ? table.Rows.Count : 1;
                if (outcome.Kind is not (OutcomeKind.Done or OutcomeKind.Constraint)) continue;
                reached.UnionWith(o.Attempt.Row is { } row ? [row.Place] : outcome.Rows ?? []);
            }
            sessions.Add((session.Key.Persona, tried, reached));
        }
        if (plain.All(o => outcomeOf(o).Kind == OutcomeKind.Denied)) return Reach.Denied;
        if (sessions.TrueForAll(session => session.Reached.Count == 0)) return Reach.None;
        if (sessions.TrueForAll(session => session.Reached.Count == session.Tried)) return Reach.All;
        if (sessions.TrueForAll(session => session.Reached.SetEquals(sessions[0].Reached))) return Reach.Some;
        return sessions.TrueForAll(session => IsOwn(table, plain[0], session.User, session.Reached)) ? Reach.Own
            : sessions.TrueForAll(session => IsFramework(table, plain[0], session.User, session.Reached)) ? Reach.Framework
            : Reach.Rule;
    }

    private static bool IsOwn(FilledTable table, Observation how, Persona? user, HashSet<string> reached)
        => user is null ? reached.Count == 0 : Rows(table, how, reached).All(row => row.Holds(user) || row.Kind.Contains(user.UserId.ToString(), StringComparison.Ordinal));

    private static bool IsFramework(FilledTable table, Observation how, Persona? user, HashSet<string> reached)
        => user is null ? reached.Count == 0 : Rows(table, how, reached).All(row => row.IsInFrameworkOf(user));

    /// <summary>SELECT tells rows by what the role may read of them, the other commands by their place.</summary>
    private static IEnumerable<FilledRow> Rows(FilledTable table, Observation how, HashSet<string> reached)
        => how.Attempt.Witness != RowWitness.Given
            ? table.Rows.Where(row => reached.Contains(row.Place))
            : table.Rows.Where(row => reached.Contains(how.Attempt.Readings?[row.Place] ?? ""));
}
