using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Merging;

/// <summary>What a statement acts on that may be the same before and after it: the column of an enum that is made anew, a view around a change.</summary>
internal static class Footprint
{
    /// <returns>Null where the step that it belongs to names its objects, or nobody else could meet it.</returns>
    public static ObjectId? Of(PgStatement statement) => statement switch
    {
        PgStatement.AlterColumnType s => Column(s.Table, s.Column),
        PgStatement.SetDefault s => Column(s.Table, s.Column),
        PgStatement.DropDefault s => Column(s.Table, s.Column),
        PgStatement.SetNotNull s => Column(s.Table, s.Column),
        PgStatement.DropNotNull s => Column(s.Table, s.Column),
        PgStatement.DropExpression s => Column(s.Table, s.Column),
        PgStatement.AddIdentity s => Column(s.Table, s.Column),
        PgStatement.SetIdentity s => Column(s.Table, s.Column),
        PgStatement.DropIdentity s => Column(s.Table, s.Column),
        PgStatement.AdvanceIdentity s => Column(s.Table, s.Column),
        PgStatement.CreateRaw s => ObjectId.Raw(s.Object),
        PgStatement.ReplaceRaw s => ObjectId.Raw(s.Object),
        PgStatement.DropRaw s => ObjectId.Raw(s.Object),
        PgStatement.RenameRaw s => ObjectId.Raw(s.Object),
        PgStatement.ChangeRawOwner s => ObjectId.Raw(s.Object),
        PgStatement.WithForceLifted s => Of(s.Statement),
        _ => null,
    };

    private static ObjectId Column(QualifiedName table, Identifier column) => ObjectId.Of(ObjectKind.Column, table, column.Value);
}
