using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>What is worth guessing is told by [Pii], or by the framework that the key leaves out; a uuid cannot be guessed.</summary>
internal sealed class UniqueOracle() : Check(new CheckRule(
    "SHS220",
    CheckSeverity.Info,
    "A unique key tells of rows that are not seen",
    "{0} may write {1} and sees a part of it, and {2} is unique over all rows: a refused value tells that somebody has it. {3}",
    "A unique constraint is checked against all rows, whoever may see them. Where the value is personal or another framework's, that is an answer to a question that must not be asked."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
    {
        foreach (TableView table in schema.Tables)
        {
            Identifier? role = schema.Roles.FirstOrDefault(role => schema.IsUserRole(role) && table.Filters(role)
                && (table.IsGranted(role, TablePrivilege.Insert) || table.IsGranted(role, TablePrivilege.Update)));
            if (role is null) continue;
            Identifier? framework = FrameworkRows.ColumnOf(table.Model);
            foreach ((Identifier name, IReadOnlyList<Identifier> columns) in Keys(table))
            {
                if (columns.Any(column => table.UserColumns.Contains(column) || column.Equals(framework))) continue;
                Identifier? personal = columns.FirstOrDefault(column => table.Declared?.PersonalColumns.Contains(column) == true && table.Column(column)?.Type.Name != "uuid");
                bool crosses = framework is not null && columns.All(column => table.Column(column)?.Type.Name is "text" or "character varying" or "integer");
                if (personal is null && !crosses) continue;
                string advice = personal is not null ? "Answer a refusal as you answer a success, and limit how often it can be asked" : "Use [UniquePerFramework]";
                yield return columns.Count == 1
                    ? At(table, columns[0], role.Value, table.Name, name.Value, advice) : At(table, role.Value, table.Name, name.Value, advice);
            }
        }
    }

    private static IEnumerable<(Identifier Name, IReadOnlyList<Identifier> Columns)> Keys(TableView table)
        => table.Model.Uniques.Select(unique => (unique.Name, (IReadOnlyList<Identifier>)unique.Columns))
            .Concat(table.Model.Indexes.Where(index => index.IsUnique && index.Keys.All(key => key.Column is not null))
                .Select(index => (index.Name, (IReadOnlyList<Identifier>)index.Keys.Select(key => key.Column!).ToList())));
}
