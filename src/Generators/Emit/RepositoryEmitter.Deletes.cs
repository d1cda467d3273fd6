using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Delete; for soft-deletable rows also restore and purge.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitDeletes()
    {
        if (entity.Key.IsEmpty) return;
        if (sql.DeletedAt is null)
        {
            EmitDelete("Delete", "Deletes the row.");
            return;
        }
        EmitDelete("Delete", "Hides the row from every read that does not ask for deleted rows; RestoreAsync brings it back.");
        EmitDelete("Purge", "Deletes the row for good, hidden or not.");
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        writer.WriteApart($$"""
            {{Documentation("Brings a deleted row back and returns it.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No deleted row with this key is there for the session's user to change.</exception>
            public global::System.Threading.Tasks.Task<{{entity.Type}}> RestoreAsync({{Arguments.Declared(key, allowNull: false)}}, {{Cancellation}})
                => StoreRowAsync(BeginRestore(){{arguments.Given(key)}}, cancellationToken);
            """);
    }

    private void EmitDelete(string verb, string summary)
    {
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        writer.WriteApart($$"""
            {{Documentation(summary)}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to delete.</exception>
            public global::System.Threading.Tasks.Task {{verb}}Async({{Arguments.Declared(key, allowNull: false)}}, {{Cancellation}})
                => DeleteRowAsync(Begin{{verb}}(){{arguments.Given(key)}}, cancellationToken);
            """);
    }
}
