using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Updates of one value inside of a document.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitPathText(EntityPathUpdate update)
    {
        string keys = EntitySql.List(update.Keys.Select(CSharpText.Literal)), missing = EntitySql.List(update.Missing.Select(CSharpText.Literal));
        writer.Write($"private static readonly {Runtime}.RowPath {Field(update)} = Sql.Path({Position(sql[update.Property])}, new string[] {{ {keys} }}, new string[] {{ {missing} }});");
    }

    private void EmitPath(EntityPathUpdate update)
    {
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        string value = key.Any(p => CSharpText.Parameter(p.Name) == "value") ? "newValue" : "value";
        writer.WriteApart($$"""
            {{Documentation($"Stores {update.Path} inside of {update.Property} of the row with this key, and nothing else of the document; returns the row as it is stored.")}}
            /// <exception cref="global::StudyHub.Schema.Failures.RowNotFoundException">No row with this key is there for the session's user to change.</exception>
            public global::System.Threading.Tasks.Task<{{entity.Type}}> Update{{update.Name}}Async({{Arguments.Declared(key, allowNull: false)}}, {{update.Type}}{{(update.IsNullable ? "?" : "")}} {{value}}, {{Cancellation}})
                => StoreRowAsync(BeginPath({{Field(update)}}){{arguments.Given(key)}}{{Arguments.Json(update.Type, update.IsNullable && update.IsValueType)}}({{value}}), cancellationToken);
            """);
    }

    private static string Field(EntityPathUpdate update) => "Path" + update.Name;
}
