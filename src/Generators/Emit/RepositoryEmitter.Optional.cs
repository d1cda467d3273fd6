using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>Declared queries with optional parameters: a statement for each choice of those that are given, so that an index serves each.</summary>
internal sealed partial class RepositoryEmitter
{
    private void EmitVariants(EntityQuery query, string order)
    {
        writer.Write($"private static readonly {Runtime}.RowQuery[] {Field(query)} =").Write("{").Indent();
        QueryParameter[] optional = query.Parameters.Where(parameter => parameter.IsOptional).ToArray();
        int always = query.Parameters.Count - optional.Length;
        for (int given = 0; given < query.Variants.Count; given++)
        {
            int parameters = always + optional.Where((_, i) => (given & (1 << i)) != 0).Count();
            string condition = query.Variants[given] == "true" ? "" : $"({query.Variants[given]})";
            writer.Write($"Sql.Where({CSharpText.Literal(condition)}, {Number(parameters)}{Valued(query, given)}{order}),");
        }
        writer.Outdent().Write("};");
    }

    private void EmitOptional(EntityQuery query)
    {
        string declared = string.Join(", ", query.Parameters.Select(Arguments.Declared));
        string passed = string.Join(", ", query.Parameters.Select(parameter => CSharpText.OwnParameter(parameter.Name)));
        QueryParameter[] optional = query.Parameters.Where(parameter => parameter.IsOptional).ToArray();
        string choice = string.Join(" | ", optional.Select((parameter, i) => $"({CSharpText.OwnParameter(parameter.Name)} is null ? 0 : {Number(1 << i)})"));
        string name = CSharpText.Name(query.Name);
        string about = query.Summary is { } summary ? CSharpText.Xml(summary) : $"The rows for which {query.Name} holds.";
        string leftOut = "What is left out is null, as the rule has it.";
        writer.WriteApart($$"""
            {{Documentation($"{about} {leftOut} To be listed, paged, streamed, counted or locked.")}}
            public {{Runtime}}.Rows<{{entity.Type}}> {{name}}({{declared}})
                => RowsOf({{Field(query)}}[{{choice}}], {{(query.Parameters.Count == 1 ? passed : $"({passed})")}}, static (values, given) =>
                {
            """).Indent().Indent();
        for (int i = 0; i < query.Parameters.Count; i++)
        {
            QueryParameter parameter = query.Parameters[i];
            string item = Item(query.Parameters.Count, i), known = "item" + Number(i + 1);
            writer.Write(parameter.IsOptional
                ? $"if ({item} is {{ }} {known}) values = values{arguments.Given(parameter with { IsNullable = false }, known)};"
                : $"values = values{arguments.Given(parameter, item)};");
        }
        writer.Write("return values;").Outdent().Write("});").Outdent();
        writer.WriteApart($$"""
            {{Documentation($"{about} {leftOut} At most <paramref name=\"limit\"/> of them.")}}
            public global::System.Threading.Tasks.Task<{{RowList}}> {{query.Name}}Async({{declared}}, int? limit = null, {{Cancellation}})
                => {{name}}({{passed}}).ListAsync(limit, cancellationToken);

            {{Documentation($"How many rows {query.Name} holds for. {leftOut}")}}
            public global::System.Threading.Tasks.Task<long> Count{{query.Name}}Async({{declared}}, {{Cancellation}})
                => {{name}}({{passed}}).CountAsync(cancellationToken);

            {{Documentation($"Whether {query.Name} holds for any row. {leftOut}")}}
            public global::System.Threading.Tasks.Task<bool> Any{{query.Name}}Async({{declared}}, {{Cancellation}})
                => {{name}}({{passed}}).AnyAsync(cancellationToken);
            """);
    }
}
