using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>Which tables a statement reads or writes as a whole.</summary>
internal sealed class WorkReader(SchemaDifference difference, Conversions conversions)
{
    private readonly HashSet<string> stable = [.. difference.Renamed.Functions.Concat(difference.After.Functions)
        .ToLookup(function => function.Name.Name.Value).Where(group => !group.Any(Volatility.IsVolatile)).Select(group => group.Key)];

    private readonly List<RawObjectModel> constrained = [.. difference.After.RawObjects.Where(RawEffects.IsConstrained)];

    public IEnumerable<TableWork> Of(MigrationStep step, PlanProgress progress)
        => AllOf(step.Statement, progress).Where(work => !progress.IsCreated(work.Table)).OrderBy(work => work.Table);

    private IEnumerable<TableWork> AllOf(PgStatement statement, PlanProgress progress) => statement switch
    {
        PgStatement.RefuseLabels s => s.Columns.Select(column => column.Table).Distinct().Select(Scan),
        PgStatement.WithForceLifted s => AllOf(s.Statement, progress),
        _ => Of(statement, progress) is { } work ? [work] : [],
    };

    private TableWork? Of(PgStatement statement, PlanProgress progress) => statement switch
    {
        PgStatement.AddColumn s => OfAddition(s),
        PgStatement.AlterColumnType s when conversions.Of(s)?.IsRewritten != false => new TableWork(s.Table, WorkKind.Rewrite),
        PgStatement.SetNotNull s when !progress.IsProvenNotNull(s.Table, s.Column) => Scan(s.Table),
        PgStatement.AddPrimaryKey s => Scan(s.Table),
        PgStatement.AddUnique s => Scan(s.Table),
        PgStatement.AddCheck { IsValid: true } s => Scan(s.Table),
        PgStatement.AddForeignKey { IsValid: true } s => Scan(s.Table),
        PgStatement.ValidateConstraint s => Scan(s.Table),
        PgStatement.CreateIndex s => Scan(s.Table),
        PgStatement.AdvanceIdentity s => Scan(s.Table),
        _ => null,
    };

    private TableWork? OfAddition(PgStatement.AddColumn addition)
    {
        ColumnModel column = addition.Column;
        if (constrained.Any(domain => RawMentions.In(column.Type.Name, domain))) return new TableWork(addition.Table, WorkKind.Rewrite);
        if (column.Generated is not null || column.Identity != IdentityKind.None) return new TableWork(addition.Table, WorkKind.Rewrite);
        if (column.Default is { } value) return Volatility.IsVolatile(value, stable) ? new TableWork(addition.Table, WorkKind.Rewrite) : null;
        // Every row has NULL in it; PostgreSQL looks whether there is one.
        return column.IsNullable ? null : Scan(addition.Table);
    }

    private static TableWork Scan(QualifiedName table) => new(table, WorkKind.Scan);
}
