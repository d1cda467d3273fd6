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

    private void EmitQuery(EntityQuery query)
    {
        string declared = string.Concat(query.Parameters.Select(parameter => Arguments.Declared(parameter) + ", "));
        string given = string.Concat(query.Parameters.Select(parameter => ", " + Arguments.Given(parameter)));
        string where = $" where ({query.Where}){AndLive}";
        string rows = where + OrderBy(query) + " limit " + EntitySql.Parameter(query.Parameters.Count + 1);
        string about = query.Summary is { } summary ? CSharpText.Xml(summary) : $"The rows for which {query.Name} holds.";
        writer.WriteApart($$"""
            {{Documentation($"{about} At most <paramref name=\"limit\"/> of them.")}}
            public global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{{entity.Type}}>> {{query.Name}}Async({{declared}}int? limit = null, {{Cancellation}})
                => QueryRowsAsync(Select + {{CSharpText.Literal(rows)}}, cancellationToken{{given}}, {{Arguments.LimitValue}});

            {{Documentation($"How many rows {query.Name} holds for.")}}
            public global::System.Threading.Tasks.Task<long> Count{{query.Name}}Async({{declared}}{{Cancellation}})
                => QueryValueAsync<long>({{CSharpText.Literal($"select count(*) from {sql.Table}{where}")}}, cancellationToken{{given}});

            {{Documentation($"Whether {query.Name} holds for any row.")}}
            public global::System.Threading.Tasks.Task<bool> Any{{query.Name}}Async({{declared}}{{Cancellation}})
                => QueryValueAsync<bool>({{CSharpText.Literal($"select exists (select from {sql.Table}{where})")}}, cancellationToken{{given}});
            """);
    }

    /// <summary>What the query asks for, and the key behind it: the order is total, so a limit cuts at the same place each time.</summary>
    private string OrderBy(EntityQuery query)
    {
        string[] asked = query.OrderBy.Select(order => EntitySql.Quoted(order.Column) + (order.IsDescending ? " desc" : "")).ToArray();
        string[] key = PropertiesOf(entity.Key).Where(p => query.OrderBy.All(order => order.Column != p.Column)).Select(EntitySql.Column).ToArray();
        return asked.Length + key.Length == 0 ? "" : " order by " + EntitySql.List(asked.Concat(key));
    }
}
