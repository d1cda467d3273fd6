using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Silent where the author has shown that NULL was thought of: by a test in a rule, or by ON DELETE SET NULL.</summary>
internal sealed class NullableScope() : Check(new CheckRule(
    "SHS210",
    CheckSeverity.Info,
    "The column that says whose a row is may be NULL",
    "{0}.{1} decides whose a row is and may be NULL: nobody but the back office sees such a row. Make it NOT NULL, or say in the rule what holds for a row without one",
    "A row without an owner passes no comparison with =. Where that is meant, an ON DELETE SET NULL or a test for null in the rule says so."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           from column in table.Policies.SelectMany(policy => policy.Facts).SelectMany(facts => facts.ScopeTests)
               .Where(test => test.Key is not null && test.IsExact && test.Column.IsNullable).Select(test => test.Column).Distinct()
           where !IsMeant(table, column)
           select At(table, column.Name, table.Name, column.Name.Value);

    private static bool IsMeant(TableView table, ColumnModel column)
        => table.Model.ForeignKeys.Any(reference => reference.OnDelete == ReferentialAction.SetNull && reference.Columns.Contains(column.Name))
            || table.Policies.SelectMany(policy => policy.Facts).Any(facts => facts.Outside.OfType<SqlNode.Operation>()
                .Any(operation => operation is { Operator: "is null" or "is not null", Operands.Count: 1 } && facts.OwnColumn(operation.Operands[0])?.Name.Equals(column.Name) == true));
}
