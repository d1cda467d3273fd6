using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Get by key, find by unique key, list.</summary>
internal sealed partial class RepositoryEmitter
{
    private const string IncludeDeleted = ", bool includeDeleted = false";
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    private void EmitReads()
    {
        if (!entity.Key.IsEmpty)
            EmitFind("GetAsync", entity.Key, "The row with this key; null where there is none that the session's user may see.");
        foreach (EntityKey key in entity.UniqueKeys)
            EmitFind($"FindBy{Names(key)}Async", key.Properties, "The row with these values of a unique key; null where there is none that the session's user may see.");
        EmitList("ListAsync", []);
        foreach (EntityKey list in entity.Lists) EmitList($"ListBy{Names(list)}Async", list.Properties);
    }

    private void EmitFind(string method, IEnumerable<string> key, string summary)
    {
        EntityProperty[] properties = PropertiesOf(key).ToArray();
        string where = " where " + sql.Matches(key, 1);
        writer.WriteApart($$"""
            {{Documentation(summary + DeletedRows)}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}?> {{method}}({{Arguments.Declared(properties, allowNull: false)}}{{SoftDeleteOption}}, {{Cancellation}})
                => QueryRowAsync({{Hiding(where, "")}}, cancellationToken{{Arguments.Given(properties)}});
            """);
    }

    private void EmitList(string method, IReadOnlyCollection<string> members)
    {
        EntityProperty[] properties = PropertiesOf(members).ToArray();
        string where = members.Count == 0 ? "" : " where " + sql.Matches(members, 1, matchNull: true);
        string tail = sql.OrderByKey + " limit " + EntitySql.Parameter(members.Count + 1);
        string declared = members.Count == 0 ? "" : Arguments.Declared(properties, allowNull: true) + ", ";
        string order = entity.Key.IsEmpty ? "" : " in the order of the key";
        string nullMeaning = properties.Any(property => property.IsNullable) ? "; null finds the rows without a value" : "";
        writer.WriteApart($$"""
            {{Documentation($"{(members.Count == 0 ? "The rows" : "The rows with these values")} that the session's user may see{order}, at most <paramref name=\"limit\"/> of them{nullMeaning}.{DeletedRows}")}}
            public global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{{entity.Type}}>> {{method}}({{declared}}int? limit = null{{SoftDeleteOption}}, {{Cancellation}})
                => QueryRowsAsync({{Hiding(where, tail)}}, cancellationToken{{Arguments.Given(properties)}}, {{Arguments.LimitValue}});
            """);
    }

    /// <summary>Where and what follows it, as an expression of constants; a soft-deletable row is hidden unless it is asked for.</summary>
    private string Hiding(string where, string tail)
    {
        string all = "Select" + Plus(where + tail);
        if (sql.DeletedAt is null) return all;
        string live = "Select" + Plus(where + (where.Length == 0 ? " where " : " and ") + sql.DeletedAt + " is null" + tail);
        return $"includeDeleted\n        ? {all}\n        : {live}";
    }

    private string DeletedRows => sql.DeletedAt is null ? "" : " A deleted row only with <paramref name=\"includeDeleted\"/>.";

    private string SoftDeleteOption => sql.DeletedAt is null ? "" : IncludeDeleted;

    private static string Plus(string text) => text.Length == 0 ? "" : " + " + CSharpText.Literal(text);

    private static string Names(EntityKey key) => string.Join("And", key.Properties);
}
