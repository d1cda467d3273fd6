using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What ITimestamped, ISoftDeletable and [FrameworkAware] say of columns by their names.</summary>
internal static class ConventionReader
{
    /// <summary>The table without the conventions whose columns are missing, each of which is SHS014.</summary>
    public static TableDeclaration Apply(RecordScope scope, TableDeclaration table)
    {
        bool isTimestamped = table.IsTimestamped && HasColumn(scope, "ITimestamped", "CreatedAt") & HasColumn(scope, "ITimestamped", "UpdatedAt");
        if (isTimestamped)
        {
            Stamp(scope, "CreatedAt");
            Stamp(scope, "UpdatedAt");
        }
        bool isSoftDeletable = table.IsSoftDeletable && HasColumn(scope, "ISoftDeletable", "DeletedAt");
        if (isSoftDeletable && scope.Find("DeletedAt") is { } deleted) scope.Replace(deleted with { IsFixed = true });
        if (table.IsFrameworkAware) ApplyFramework(scope);
        return table with { IsTimestamped = isTimestamped, IsSoftDeletable = isSoftDeletable };
    }

    private static bool HasColumn(RecordScope scope, string face, string member)
    {
        if (scope.Find(member) is not null) return true;
        if (!scope.IsRefused(member))
            scope.ReportAt("SHS014", Place.Of(scope.Declaration.Identifier), scope.Record.Name, $"it is {face}, but its {member} is no column; make it a public property with 'init', without [NotMapped]");
        return false;
    }

    private static void Stamp(RecordScope scope, string member)
    {
        if (scope.Find(member) is not { } column) return;
        scope.Replace(column with
        {
            Column = column.Column with { Default = column.Column.Default ?? new SqlExpression("now()") },
            Origin = ColumnOrigin.Database,
            IsFixed = true,
        });
    }

    private static void ApplyFramework(RecordScope scope)
    {
        if (scope.Find(RecordReader.FrameworkMember) is not { } column)
        {
            if (!scope.IsRefused(RecordReader.FrameworkMember))
                scope.ReportAt("SHS013", Place.Of(scope.Declaration.Identifier), scope.Record.Name, "add 'public Guid FrameworkId { get; init; }', the framework that a row belongs to");
            return;
        }
        scope.Replace(column with { IsFixed = true });
        if (column.Column.IsNullable)
            scope.Report("SHS013", PropertySyntax.TypeOf(column.Syntax), scope.Record.Name, "its FrameworkId must not be null; take the '?' away");
    }
}
