using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Declared queries, each as rows, count and any.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitQueries()
    {
        foreach (EntityQuery query in entity.Queries)
        {
            if (query.Variants.IsEmpty) EmitQuery(query);
            else EmitOptional(query);
        }
    }

    private void EmitQueryText(EntityQuery query)
    {
        string order = string.Concat(query.OrderBy.Select(column => ", " + Order(sql.Columns.First(known => known.Column == column.Column), column.IsDescending)));
        if (!query.Variants.IsEmpty)
        {
            EmitVariants(query, order);
            return;
        }
        writer.Write($"private static readonly {Runtime}.RowQuery {Field(query)} = Sql.Where({CSharpText.Literal($"({query.Where})")}, {Number(query.Parameters.Count)}{Valued(query, 0)}{order});");
    }

    /// <summary>The columns of an order that may be NULL, but in no row of the query: paged by values, such rows need no other form.</summary>
    private string Valued(EntityQuery query, int variant)
    {
        if (query.Valued.IsEmpty) return "";
        string[] ordered = [.. query.OrderBy.Concat(entity.Orders.SelectMany(order => order.Columns)).Select(column => column.Column)];
        EntityProperty[] valued = [.. sql.Columns.Where(column =>
            column.IsNullable && ordered.Contains(column.Column) && query.Valued[variant].Contains(EntitySql.Column(column)))];
        return valued.Length == 0 ? "" : ", " + Positions(valued);
    }

    private void EmitQuery(EntityQuery query)
    {
        string declared = string.Concat(query.Parameters.Select(parameter => Arguments.Declared(parameter) + ", "));
        string given = string.Concat(query.Parameters.Select(parameter => arguments.Given(parameter)));
        string about = query.Summary is { } summary ? CSharpText.Xml(summary) : $"The rows for which {query.Name} holds.";
        writer.WriteApart($$"""
            {{Documentation($"{about} At most <paramref name=\"limit\"/> of them.")}}
            public global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<{{entity.Type}}>> {{query.Name}}Async({{declared}}int? limit = null, {{Cancellation}})
                => ListRowsAsync(BeginList({{Field(query)}}){{given}}{{Arguments.Limit}}, cancellationToken);

            {{Documentation($"{about} To be listed, paged, streamed, counted or locked.")}}
            public {{Runtime}}.Rows<{{entity.Type}}> {{CSharpText.Name(query.Name)}}({{string.Join(", ", query.Parameters.Select(Arguments.Declared))}})
                => RowsOf({{Field(query)}}{{State(query)}});

            {{Documentation($"How many rows {query.Name} holds for.")}}
            public global::System.Threading.Tasks.Task<long> Count{{query.Name}}Async({{declared}}{{Cancellation}})
                => CountRowsAsync(BeginCount({{Field(query)}}){{given}}, cancellationToken);

            {{Documentation($"Whether {query.Name} holds for any row.")}}
            public global::System.Threading.Tasks.Task<bool> Any{{query.Name}}Async({{declared}}{{Cancellation}})
                => AnyRowAsync(BeginAny({{Field(query)}}){{given}}, cancellationToken);
            """);
    }

    private string State(EntityQuery query)
    {
        QueryParameter[] parameters = query.Parameters.ToArray();
        if (parameters.Length == 0) return "";
        string state = string.Join(", ", parameters.Select(parameter => CSharpText.OwnParameter(parameter.Name)));
        return $", {(parameters.Length == 1 ? state : $"({state})")}, static (values, given) => values"
            + string.Concat(parameters.Select((parameter, i) => arguments.Given(parameter, Item(parameters.Length, i))));
    }

    /// <summary>Not the method's name alone: ListByCode would be a field of the lists.</summary>
    private static string Field(EntityQuery query) => "Query" + query.Name;
}
