using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Declared queries, each as rows, count and any.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitQueries()
    {
        foreach (EntityQuery query in entity.Queries) EmitQuery(query);
    }

    private void EmitQueryText(EntityQuery query)
    {
        string order = OrderBy(query) is { } given ? ", " + CSharpText.Literal(given) : "";
        writer.Write($"private static readonly {Runtime}.RowQuery {Field(query)} = Sql.Where({CSharpText.Literal($"({query.Where})")}, {Number(query.Parameters.Count)}{order});");
    }

    private void EmitQuery(EntityQuery query)
    {
        string declared = string.Concat(query.Parameters.Select(parameter => Arguments.Declared(parameter) + ", "));
        string given = string.Concat(query.Parameters.Select(parameter => ", " + arguments.Given(parameter)));
        string about = query.Summary is { } summary ? CSharpText.Xml(summary) : $"The rows for which {query.Name} holds.";
        writer.WriteApart($$"""
            {{Documentation($"{about} At most <paramref name=\"limit\"/> of them.")}}
            public global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{{entity.Type}}>> {{query.Name}}Async({{declared}}int? limit = null, {{Cancellation}})
                => ListRowsAsync({{Field(query)}}, false, cancellationToken{{given}}{{Arguments.Limit}});

            {{Documentation($"How many rows {query.Name} holds for.")}}
            public global::System.Threading.Tasks.Task<long> Count{{query.Name}}Async({{declared}}{{Cancellation}})
                => CountRowsAsync({{Field(query)}}, cancellationToken{{given}});

            {{Documentation($"Whether {query.Name} holds for any row.")}}
            public global::System.Threading.Tasks.Task<bool> Any{{query.Name}}Async({{declared}}{{Cancellation}})
                => AnyRowAsync({{Field(query)}}, cancellationToken{{given}});
            """);
    }

    /// <summary>Not the method's name alone: ListByCode would be a field of the lists.</summary>
    private static string Field(EntityQuery query) => "Query" + query.Name;

    /// <summary>What the query asks for, and the key behind it: the order is total, so a limit cuts at the same place each time. Null for the key's own.</summary>
    private string? OrderBy(EntityQuery query)
    {
        if (query.OrderBy.IsEmpty) return null;
        string[] asked = query.OrderBy.Select(order => EntitySql.Quoted(order.Column) + (order.IsDescending ? " desc" : "")).ToArray();
        string[] key = PropertiesOf(entity.Key).Where(p => query.OrderBy.All(order => order.Column != p.Column)).Select(EntitySql.Column).ToArray();
        return EntitySql.List(asked.Concat(key));
    }
}
