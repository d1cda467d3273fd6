using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// The other half of a projection: what it is a projection of, and a reader in a nested class, so that its names do not meet those of the
/// record. Values are read as the repositories read them, by the same emitter.
/// </summary>
internal sealed class ProjectionEmitter
{
    private const string Runtime = "global::StudyHub.Schema.Repositories";
    private const string Shapes = Runtime + ".Shapes";
    private const string Reader = "GeneratedReader";

    private readonly ProjectionModel projection;
    private readonly EntityModel record;
    private readonly EntitySql sql;
    private readonly Arguments arguments;
    private readonly SourceWriter writer = SourceWriter.File();

    private ProjectionEmitter(ProjectionModel projection)
    {
        this.projection = projection;
        record = projection.Record;

        // A record without a key and a schema: all that is asked of it is the order of its properties.
        sql = new EntitySql(record, "public");
        arguments = new Arguments(record);
    }

    public static string FileName(ProjectionModel projection) => projection.Record.HintName + projection.Record.FileSuffix + ".Projection.g.cs";

    public static string Emit(ProjectionModel projection)
    {
        ProjectionEmitter emitter = new(projection);
        emitter.EmitFile();
        return emitter.writer.ToString();
    }

    private bool IsOfGroups => projection.Columns.Any(column => column.Figure is not null);

    private void EmitFile()
    {
        writer.WriteNamespace(record.Namespace);
        writer.Write("");
        string types = $"<{record.Type}, {projection.RowType}>";
        string faces = $"{Shapes}.{(IsOfGroups ? "IRowShape" : "IRowProjection")}{types}";
        for (int i = 0; i < record.PartialHeaders.Count; i++)
            writer.Write(record.PartialHeaders[i] + (i + 1 < record.PartialHeaders.Count ? "" : " : " + faces)).Write("{").Indent();
        writer.Write($"static {Shapes}.RowShape{types} {Shapes}.IRowShape{types}.Shape => {Reader}.Projection;");
        if (!IsOfGroups) writer.WriteApart($"static {Shapes}.Projection{types} {Shapes}.IRowProjection{types}.Projection => {Reader}.Projection;");
        EmitReader(types);
        foreach (string _ in record.PartialHeaders) writer.Outdent().Write("}");
    }

    private void EmitReader(string types)
    {
        writer.WriteApart($$"""
            {{CSharpText.GeneratedCode}}
            private sealed class {{Reader}} : {{Shapes}}.ShapeReader<{{record.Type}}>
            {
            """).Indent();
        writer.Write($"private static readonly {Shapes}.ShapeSql Sql = new(").Indent();
        writer.Write($"{CSharpText.Literal(record.Name)}, {CSharpText.Literal(projection.Table)},");
        writer.Write($"new {Shapes}.ShapeColumn[]").Write("{").Indent();
        for (int i = 0; i < projection.Columns.Count; i++) writer.Write(Column(projection.Columns[i], record.Properties[i]) + ",");
        writer.Outdent().Write("}" + string.Concat(projection.Joins.Select(join => ",\n" + Join(join))) + ");").Outdent();
        foreach (KeyValuePair<string, LabelledEnum> labelled in arguments.Enums)
        {
            string members = EntitySql.List(labelled.Value.Members.Select(member => labelled.Key + "." + CSharpText.Name(member.Name)));
            string labels = EntitySql.List(labelled.Value.Members.Select(member => CSharpText.Literal(member.Label)));
            writer.Write($"private static readonly {Runtime}.EnumLabels<{labelled.Key}> {labelled.Value.Field} = new({CSharpText.Literal(projection.Table)}, new {labelled.Key}[] {{ {members} }}, new string[] {{ {labels} }});");
        }
        writer.WriteApart($$"""
            internal static readonly {{Shapes}}.Projection{{types}} Projection = new(Sql, static session => new {{Reader}}(session));

            private {{Reader}}(global::StudyHub.Schema.Sessions.DatabaseSession session)
                : base(session, Sql)
            {
            }
            """);
        new RowReaderEmitter(record, sql, arguments, writer).Emit();
        writer.Outdent().Write("}");
    }

    private static string Column(ProjectedColumn column, EntityProperty property)
        => $"new({Number(column.Source)}, {Text(column.Column)}"
            + (EntitySql.ReadAs(property) is { } readAs ? $", readAs: {CSharpText.Literal(readAs)}" : "")
            + (column.Name is { } name ? $", name: {CSharpText.Literal(name)}" : "")
            + (column.Figure is { } figure ? $", figure: {CSharpText.Literal(figure)}" : "")
            + (column.IsSeen ? ", isSeen: true" : "") + ")";

    private static string Join(ProjectedJoin join)
        => $"new {Shapes}.ShapeJoin({Number(join.Source)}, {Texts(join.Columns)}, {CSharpText.Literal(join.Table)}, {Texts(join.Keys)}"
            + (join.DeletedAt is { } deletedAt ? $", deletedAt: {CSharpText.Literal(deletedAt)}" : "") + ")";

    private static string Texts(IEnumerable<string> texts) => $"new string[] {{ {EntitySql.List(texts.Select(CSharpText.Literal))} }}";

    private static string Text(string? text) => text is null ? "null" : CSharpText.Literal(text);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
