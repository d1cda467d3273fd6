using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Get by key, find by unique key, list, ranges.</summary>
internal sealed partial class RepositoryEmitter
{
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    private void EmitReads()
    {
        if (!entity.Key.IsEmpty)
        {
            EmitFind("GetAsync", "Sql.Key", entity.Key, "The row with this key; null where there is none that the session's user may see.");
            EmitGetShape();
            EmitGetMany();
            EmitExists();
            if (!entity.IsInsertOnly) EmitLock();
        }
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
            EmitRows("By" + Names(list), name, list.Properties);
        }
        foreach (EntityKey range in Ranges()) EmitRange(range);
    }

    private void EmitFind(string method, string statement, IEnumerable<string> key, string summary)
    {
        EntityProperty[] properties = PropertiesOf(key).ToArray();
        writer.WriteApart($$"""
            {{Documentation(summary + DeletedRows)}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}?> {{method}}({{Arguments.Declared(properties, allowNull: false)}}{{SoftDeleteOption}}, {{Cancellation}})
                => FindRowAsync(BeginFind({{statement}}{{OptionGiven}}){{arguments.Given(properties)}}, cancellationToken);
            """);
    }

    private void EmitGetShape()
    {
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        string[] names = key.Select(p => CSharpText.Parameter(p.Name)).ToArray();
        writer.WriteApart($$"""
            {{Documentation("The same, read as a projection or a graph.")}}
            public global::System.Threading.Tasks.Task<TShape?> GetAsync<TShape>({{Arguments.Declared(key, allowNull: false)}}{{SoftDeleteOption}}, {{Cancellation}})
                where TShape : class, {{Runtime}}.Shapes.IRowShape<TShape, {{entity.Type}}>
                => GetShapeAsync<TShape, {{KeyType(key)}}>({{(key.Length == 1 ? names[0] : $"({EntitySql.List(names)})")}}, {{IncludeDeleted}}, GiveKey, cancellationToken);
            """);
    }

    private void EmitGetMany()
    {
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        string type = KeyType(key);
        string given = key.Length == 1
            ? arguments.Of(key[0], false, "key")
            : string.Concat(key.Select(p => arguments.Of(p, false, "key." + CSharpText.Name(p.Name))));
        writer.WriteApart($$"""
            {{Documentation("The rows with these keys that the session's user may see, in the order of the key; a key that no row has is passed by." + DeletedRows)}}
            public global::System.Threading.Tasks.Task<{{RowList}}> GetManyAsync(global::System.Collections.Generic.IReadOnlyCollection<{{type}}> keys{{SoftDeleteOption}}, {{Cancellation}})
                => FindRowsAsync(keys, {{IncludeDeleted}}, GiveKey, cancellationToken);

            {{Documentation("The same, read as a projection or a graph.")}}
            public global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<TShape>> GetManyAsync<TShape>(global::System.Collections.Generic.IReadOnlyCollection<{{type}}> keys{{SoftDeleteOption}}, {{Cancellation}})
                where TShape : class, {{Runtime}}.Shapes.IRowShape<TShape, {{entity.Type}}>
                => GetShapesAsync<TShape, {{type}}>(keys, {{IncludeDeleted}}, GiveKey, cancellationToken);

            private static {{Commands}}.StatementCommand GiveKey({{Commands}}.StatementCommand values, {{type}} key) => values{{given}};
            """);
    }

    private static string KeyType(EntityProperty[] key)
        => key.Length == 1 ? key[0].Type : $"({string.Join(", ", key.Select(p => $"{p.Type} {CSharpText.Name(p.Name)}"))})";

    private void EmitExists()
    {
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        writer.WriteApart($$"""
            {{Documentation("Whether there is a row with this key that the session's user may see." + DeletedRows)}}
            public global::System.Threading.Tasks.Task<bool> ExistsAsync({{Arguments.Declared(key, allowNull: false)}}{{SoftDeleteOption}}, {{Cancellation}})
                => AnyRowAsync(BeginExists({{(sql.DeletedAt is null ? "" : "includeDeleted")}}){{arguments.Given(key)}}, cancellationToken);
            """);
    }

    private void EmitLock()
    {
        EntityProperty[] key = PropertiesOf(entity.Key).ToArray();
        writer.WriteApart($$"""
            {{Documentation("The row with this key, locked until the session ends; null where there is none that the session's user may see and change.")}}
            public global::System.Threading.Tasks.Task<{{entity.Type}}?> LockAsync({{Arguments.Declared(key, allowNull: false)}}, {{Runtime}}.RowLock wait = {{Runtime}}.RowLock.Wait, {{Cancellation}})
                => FindRowAsync(BeginLock(wait){{arguments.Given(key)}}, cancellationToken);
            """);
    }

    private void EmitList(string method, string statement, IReadOnlyCollection<string> members)
    {
        EntityProperty[] properties = PropertiesOf(members).ToArray();
        string declared = members.Count == 0 ? "" : Arguments.Declared(properties, allowNull: true) + ", ";
        string order = entity.Key.IsEmpty ? "" : " in the order of the key";
        writer.WriteApart($$"""
            {{Documentation($"{(members.Count == 0 ? "The rows" : "The rows with these values")} that the session's user may see{order}, at most <paramref name=\"limit\"/> of them{NullMeaning(properties)}.{DeletedRows}")}}
            public global::System.Threading.Tasks.Task<{{RowList}}> {{method}}({{declared}}int? limit = null{{SoftDeleteOption}}, {{Cancellation}})
                => ListRowsAsync(BeginList({{statement}}{{OptionGiven}}){{arguments.Given(properties, allowNull: true)}}{{Arguments.Limit}}, cancellationToken);
            """);
    }

    private void EmitRows(string method, string statement, IReadOnlyCollection<string> members)
    {
        EntityProperty[] properties = PropertiesOf(members).ToArray();
        writer.WriteApart($$"""
            {{Documentation($"The rows with these values{NullMeaning(properties)}: to be listed, paged, streamed, counted or locked.")}}
            public {{Runtime}}.Rows<{{entity.Type}}> {{method}}({{Arguments.Declared(properties, allowNull: true)}})
                => RowsOf({{statement}}, {{State(properties)}}, static (values, given) => values{{Given(properties)}});
            """);
    }

    /// <summary>Keys and indexes whose last column has a before and an after, by which their rows are ordered already.</summary>
    private IEnumerable<EntityKey> Ranges()
        => entity.Lists.Concat(entity.UniqueKeys).Where(list => IsOrdered(sql[list.Properties[list.Properties.Count - 1]]));

    private void EmitRangeText(EntityKey range)
    {
        EntityProperty[] members = PropertiesOf(range.Properties).ToArray();
        EntityProperty[] before = members.Take(members.Length - 1).ToArray();
        writer.Write($"private static readonly {Runtime}.RowQuery RangeBy{Names(range)} = Sql.Range({CSharpText.Literal(sql.Matches(before))}, {Number(before.Length)}, {Order(members[members.Length - 1], false)});");
    }

    private void EmitRange(EntityKey range)
    {
        EntityProperty[] members = PropertiesOf(range.Properties).ToArray();
        EntityProperty[] before = members.Take(members.Length - 1).ToArray();
        EntityProperty last = members[members.Length - 1];
        string parameter = CSharpText.Parameter(last.Name);
        string declared = before.Length == 0 ? "" : Arguments.Declared(before, allowNull: true) + ", ";
        string condition = before.Length == 0 ? ", 0" : $", {State(before)}, static (values, given) => values{Given(before)}";
        writer.WriteApart($$"""
            {{Documentation($"The rows whose {last.Name} is in the range, in its order{NullMeaning(before)}: to be listed, paged, streamed, counted or locked.")}}
            public {{Runtime}}.Rows<{{entity.Type}}> By{{Names(range)}}({{declared}}{{Runtime}}.Between<{{last.Type}}> {{parameter}})
                => Ranged(RangeBy{{Names(range)}}, {{parameter}}, static (values, end) => values{{arguments.Of(last, false, "end")}}{{condition}});
            """);
    }

    // Handed over and not captured: a lambda that captures costs a class for each method.
    private static string State(EntityProperty[] properties)
        => properties.Length == 1 ? CSharpText.Parameter(properties[0].Name)
            : "(" + string.Join(", ", properties.Select(p => CSharpText.Parameter(p.Name))) + ")";

    private string Given(EntityProperty[] properties) => string.Concat(properties.Select((p, i) => arguments.Of(p, p.IsNullable, Item(properties.Length, i))));

    private static string Item(int count, int position) => count == 1 ? "given" : "given.Item" + Number(position + 1);

    private string Order(EntityProperty column, bool isDescending)
        => $"new {Runtime}.RowOrder({Position(column)}{(isDescending ? ", isDescending: true" : "")}{(column.IsNullable ? ", isNullable: true" : "")})";

    private static bool IsOrdered(EntityProperty property)
        => property is { Storage: ColumnStorage.Direct, Cast: null }
            && property.Type is "short" or "int" or "long" or "decimal" or "double" or "float" or "global::System.DateOnly" or "global::System.TimeOnly"
                or "global::System.DateTimeOffset" or "global::System.DateTime" or "global::System.TimeSpan";

    private static string NullMeaning(IEnumerable<EntityProperty> properties)
        => properties.Any(property => property.IsNullable) ? "; null finds the rows without a value" : "";

    private string RowList => $"global::System.Collections.Generic.IReadOnlyList<{entity.Type}>";

    private string DeletedRows => sql.DeletedAt is null ? "" : " A deleted row only with <paramref name=\"includeDeleted\"/>.";

    private string SoftDeleteOption => sql.DeletedAt is null ? "" : ", bool includeDeleted = false";

    private string IncludeDeleted => sql.DeletedAt is null ? "false" : "includeDeleted";

    private string OptionGiven => sql.DeletedAt is null ? "" : ", includeDeleted";

    private static string Names(EntityKey key) => string.Join("And", key.Properties);
}
