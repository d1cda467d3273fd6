using System.Collections.Generic;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>What makes one column of a table into another, in order, each with how it runs.</summary>
internal static class ColumnAlteration
{
    /// <param name="table">The table that both are of.</param>
    /// <param name="before">The column as it is.</param>
    /// <param name="after">The column as it is to be, by the same name.</param>
    /// <param name="isRebuilt">Its type keeps the name and is another one.</param>
    public static IEnumerable<(PgStatement Statement, StepRun Run)> Of(QualifiedName table, ColumnModel before, ColumnModel after, bool isRebuilt)
    {
        Identifier name = after.Name;
        bool changesType = before.Type != after.Type || isRebuilt;

        if (before.Default is not null && (changesType || after.Default is null)) yield return Together(new PgStatement.DropDefault(table, name));
        if (before.Identity != IdentityKind.None && after.Identity == IdentityKind.None) yield return Together(new PgStatement.DropIdentity(table, name));
        if (before.Generated is not null && after.Generated is null) yield return Together(new PgStatement.DropExpression(table, name));
        if (changesType)
            yield return Together(new PgStatement.AlterColumnType(table, name, after.Type, TypeConversion.Casts(before.Type, after.Type, isRebuilt)));
        if (after.Default is { } value && (changesType || before.Default != value)) yield return Together(new PgStatement.SetDefault(table, name, value));
        if (!before.IsNullable && after.IsNullable) yield return Together(new PgStatement.DropNotNull(table, name));
        if (before.IsNullable && !after.IsNullable)
            foreach ((PgStatement, StepRun) step in NotNull(table, name)) yield return step;
        if (before.Identity != after.Identity && after.Identity != IdentityKind.None)
        {
            if (before.Identity != IdentityKind.None)
            {
                yield return Together(new PgStatement.SetIdentity(table, name, after.Identity));
            }
            else
            {
                yield return Together(new PgStatement.AddIdentity(table, name, after.Identity));
                yield return Together(new PgStatement.AdvanceIdentity(table, name));
            }
        }
        if (before.Comment != after.Comment) yield return Together(new PgStatement.CommentOnColumn(table, name, after.Comment));
    }

    /// <summary>By way of a CHECK that is validated while others go on writing; SET NOT NULL then needs no look at the rows.</summary>
    private static IEnumerable<(PgStatement Statement, StepRun Run)> NotNull(QualifiedName table, Identifier column)
    {
        CheckModel check = new(
            new Identifier(NamingRules.Shortened($"nn_{table.Name.Value}_{column.Value}")),
            new SqlExpression(SqlQuoting.Identifier(column) + " is not null"));
        yield return Together(new PgStatement.AddCheck(table, check, IsValid: false));
        yield return (new PgStatement.ValidateConstraint(table, check.Name), StepRun.Alone);
        yield return Together(new PgStatement.SetNotNull(table, column));
        yield return Together(new PgStatement.DropConstraint(table, check.Name));
    }

    private static (PgStatement, StepRun) Together(PgStatement statement) => (statement, StepRun.Together);
}
