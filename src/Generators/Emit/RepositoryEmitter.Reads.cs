using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Get by key, find by unique key, list.</summary>
internal sealed partial class RepositoryEmitter
{
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    private void EmitReads()
    {
        if (!entity.Key.IsEmpty)
            EmitFind("GetAsync", "Sql.Key", entity.Key, "The row with this key; null where there is none that the session's user may see.");
        foreach (EntityKey key in entity.UniqueKeys)
        {
            string name = "FindBy" + Names(key);
            EmitFind(name + "Async", name, key.Properties, "The row with these values of a unique key; null where there is none that the session's user may see.");
        }
        EmitList("ListAsync", "Sql.All", []);
        foreach (EntityKey list in entity.Lists)
        {
            string name = "ListBy" + Names(list);
            EmitList(name + "Async", name, list.Properties);
        }
    }

    private void EmitFind(string method, string statement, IEnumerable<string> key, string summary)
    {
        EntityProperty[] properties = PropertiesOf(key).ToArray();
        writer.WriteApart($$"""
            {{Documentation(summary + DeletedRows)}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}?> {{method}}({{Arguments.Declared(properties, allowNull: false)}}{{SoftDeleteOption}}, {{Cancellation}})
                => FindRowAsync({{statement}}, {{IncludeDeleted}}, cancellationToken{{arguments.Given(properties)}});
            """);
    }

    private void EmitList(string method, string statement, IReadOnlyCollection<string> members)
    {
        EntityProperty[] properties = PropertiesOf(members).ToArray();
        string declared = members.Count == 0 ? "" : Arguments.Declared(properties, allowNull: true) + ", ";
        string order = entity.Key.IsEmpty ? "" : " in the order of the key";
        string nullMeaning = properties.Any(property => property.IsNullable) ? "; null finds the rows without a value" : "";
        writer.WriteApart($$"""
            {{Documentation($"{(members.Count == 0 ? "The rows" : "The rows with these values")} that the session's user may see{order}, at most <paramref name=\"limit\"/> of them{nullMeaning}.{DeletedRows}")}}
            public global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{{entity.Type}}>> {{method}}({{declared}}int? limit = null{{SoftDeleteOption}}, {{Cancellation}})
                => ListRowsAsync({{statement}}, {{IncludeDeleted}}, cancellationToken{{arguments.Given(properties)}}{{Arguments.Limit}});
            """);
    }

    private string DeletedRows => sql.DeletedAt is null ? "" : " A deleted row only with <paramref name=\"includeDeleted\"/>.";

    private string SoftDeleteOption => sql.DeletedAt is null ? "" : ", bool includeDeleted = false";

    private string IncludeDeleted => sql.DeletedAt is null ? "false" : "includeDeleted";

    private static string Names(EntityKey key) => string.Join("And", key.Properties);
}
