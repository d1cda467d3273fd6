using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Delete; for soft-deletable rows also restore and purge.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitDeletes()
    {
        if (entity.Key.IsEmpty) return;
        string where = " where " + sql.Matches(entity.Key, 1);
        if (sql.DeletedAt is not { } deletedAt)
        {
            EmitDelete("DeleteAsync", "Deletes the row.", $"delete from {sql.Table}{where}");
            return;
        }
        EmitDelete("DeleteAsync", "Hides the row from every read that does not ask for deleted rows; RestoreAsync brings it back.",
            $"update {sql.Table} set {deletedAt} = now(){where} and {deletedAt} is null");
        EmitDelete("PurgeAsync", "Deletes the row for good, hidden or not.", $"delete from {sql.Table}{where}");
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        string restore = $"update {sql.Table} set {deletedAt} = null{where} and {deletedAt} is not null";
        writer.WriteApart($$"""
            {{Documentation("Brings a deleted row back and returns it.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No deleted row with this key is there for the session's user to change.</exception>
            public global::System.Threading.Tasks.Task<{{entity.Type}}> RestoreAsync({{Arguments.Declared(key, allowNull: false)}}, {{Cancellation}})
                => WriteRowAsync({{CSharpText.Literal(restore)}} + Returning, cancellationToken{{Arguments.Given(key)}});
            """);
    }

    private void EmitDelete(string method, string summary, string text)
    {
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        writer.WriteApart($$"""
            {{Documentation(summary)}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to delete.</exception>
            public global::System.Threading.Tasks.Task {{method}}({{Arguments.Declared(key, allowNull: false)}}, {{Cancellation}})
                => WriteAsync({{CSharpText.Literal(text)}}, cancellationToken{{Arguments.Given(key)}});
            """);
    }
}
