using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>
/// Finds the steps that have to see rows while row security is forced on one of their tables: foreign keys that are added or validated,
/// seeds, and labels that rows must not hold. The owner would see none of the rows, and take that for an answer.
/// </summary>
internal static class ForceLift
{
    /// <param name="steps">In their order.</param>
    /// <param name="before">What is there when the first of them runs.</param>
    /// <param name="after">Names the keys that are validated.</param>
    public static IEnumerable<MigrationStep> Around(IEnumerable<MigrationStep> steps, SchemaModel before, SchemaModel after)
    {
        HashSet<QualifiedName> forced = [.. before.Tables.Where(table => table.IsManaged && table.HasRowSecurity).Select(table => table.Name)];
        Dictionary<QualifiedName, TableModel> tables = after.Tables.ToDictionary(table => table.Name);
        foreach (MigrationStep step in steps)
        {
            switch (step.Statement)
            {
                case PgStatement.ForceRowSecurity force: forced.Add(force.Table); break;
                case PgStatement.UnforceRowSecurity lift: forced.Remove(lift.Table); break;
                case PgStatement.DropTable drop: forced.Remove(drop.Name); break;
            }
            EquatableArray<QualifiedName> affected = Between(step.Statement, tables).Where(forced.Contains).Distinct().OrderBy(name => name).ToEquatableArray();
            yield return affected.IsEmpty ? step : step with { Statement = new PgStatement.WithForceLifted(affected, step.Statement) };
        }
    }

    /// <summary>The tables whose rows the statement has to see or write; none where there are none.</summary>
    private static IEnumerable<QualifiedName> Between(PgStatement statement, Dictionary<QualifiedName, TableModel> tables) => statement switch
    {
        PgStatement.AddForeignKey { IsValid: true } add => [add.Table, add.ForeignKey.ReferencedTable],
        PgStatement.ValidateConstraint validate when tables.TryGetValue(validate.Table, out TableModel? table)
            => table.ForeignKeys.Where(key => key.Name == validate.Name).SelectMany(key => new[] { validate.Table, key.ReferencedTable }),
        PgStatement.UpsertSeed seed => seed.Seed.DependsOn.Append(seed.Table),
        PgStatement.DeleteSeed seed => seed.Seed.DependsOn.Append(seed.Table),
        PgStatement.RefuseLabels refusal => refusal.Columns.Select(column => column.Table),
        _ => [],
    };
}
