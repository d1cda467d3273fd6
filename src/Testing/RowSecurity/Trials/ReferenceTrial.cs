using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>
/// Tries to make a row of one framework refer to a row of another. Foreign keys are not bound by row security, so a key that does not hold
/// the framework itself lets anybody refer to rows that they cannot see.
/// </summary>
internal static class ReferenceTrial
{
    public static IEnumerable<Attempt> Attempts(FilledTable table, IReadOnlyDictionary<QualifiedName, FilledTable> tables)
    {
        // The owner would be bound by row security; what counts is that not even a superuser can.
        TrialSession superuser = new(new Identifier("none"), RolePurpose.Migrator, "a superuser", "", "");
        foreach (ForeignKeyModel key in table.Model.ForeignKeys)
        {
            int framework = key.Columns.ToList().FindIndex(column => column.Value == Frameworks.ColumnName);
            if (framework < 0 || key.Columns.Count < 2 || !tables.TryGetValue(key.ReferencedTable, out FilledTable? parent)) continue;
            (FilledRow Row, FilledRow Target)[] foreign =
            [
                .. from row in table.Rows
                   from target in parent.Rows
                   where row.Values[key.Columns[framework]] != target.Values[key.ReferencedColumns[framework]]
                   select (row, target),
            ];
            if (foreign.Length == 0) continue;
            (FilledRow from, FilledRow to) = foreign[0];
            IEnumerable<string> sets = key.Columns.Zip(key.ReferencedColumns)
                .Where((_, i) => i != framework)
                .Select(pair => $"{SqlQuoting.Identifier(pair.First)} = {SqlQuoting.Literal(to.Values[pair.Second]!)}");
            yield return new Attempt
            {
                Table = table.Name,
                Session = superuser,
                Command = TriedCommand.Reference,
                What = $"a reference of {string.Join(", ", key.Columns)} to a row of another framework",
                Before = "set local session_replication_role = origin",
                Sql = $"update {table.Sql} set {string.Join(", ", sets)} where ctid = '{from.Place}'",
                Row = from,
                Expected = new Outcome(OutcomeKind.Constraint),
            };
        }
    }
}
