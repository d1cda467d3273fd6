using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// One record's repository. Thin, since a project has one for each table and compiles all of them: names and types of columns, and methods
/// that forward. What they do, and the statements, is the runtime's TableRepository and TableSql. One file a kind of method.
/// </summary>
internal sealed partial class RepositoryEmitter
{
    private const string Runtime = "global::StudyHub.Schema.Repositories";

    private readonly EntityModel entity;
    private readonly EntitySql sql;
    private readonly SourceWriter writer;
    private readonly Arguments arguments;

    private RepositoryEmitter(EntityModel entity, string defaultSchema)
    {
        this.entity = entity;
        sql = new EntitySql(entity, defaultSchema);
        arguments = new Arguments(entity);
        writer = SourceWriter.File();
    }

    /// <summary>The file's name, unique in the compilation.</summary>
    public static string FileName(EntityModel entity) => entity.HintName + entity.FileSuffix + ".Repository.g.cs";

    /// <param name="entity">A managed entity.</param>
    /// <param name="defaultSchema">The schema of tables that name none, not quoted.</param>
    public static string Emit(EntityModel entity, string defaultSchema)
    {
        RepositoryEmitter emitter = new(entity, defaultSchema);
        emitter.EmitFile();
        return emitter.writer.ToString();
    }

    private void EmitFile()
    {
        string name = RepositoryNames.TypeName(entity);
        writer.WriteNamespace(entity.Namespace);
        writer.WriteApart($$"""
            /// <summary>Reads and writes rows of <see cref="{{entity.Type}}"/>, as the session's user.{{Summary()}}</summary>
            {{CSharpText.GeneratedCode}}{{Rules()}}
            {{(entity.IsPublic ? "public" : "internal")}} sealed partial class {{name}} : {{Runtime}}.TableRepository<{{entity.Type}}>
            {
            """);
        writer.Indent();
        EmitTable();
        EmitOrders();
        writer.WriteApart($$"""
            internal {{name}}(global::StudyHub.Schema.Sessions.DatabaseSession session)
                : base(session, Sql)
            {
            }
            """);
        EmitReads();
        EmitWrites();
        if (!entity.IsInsertOnly) EmitDeletes();
        EmitQueries();
        EmitChange();
        new RowReaderEmitter(entity, sql, arguments, writer).Emit();
        writer.Outdent().Write("}");
    }

    private string Rules() => string.Concat(entity.Rules.Select(rule =>
        $"\n[{Runtime}.RuleTranslation({CSharpText.Literal(rule.Method)}, {(rule.IsFilter ? "true" : "false")}, {CSharpText.LongLiteral(rule.Sql)}{LeftOut(rule)})]"));

    private static string LeftOut(EntityRule rule)
        => rule.LeftOut.IsEmpty ? "" : $", LeftOut = new string[] {{ {EntitySql.List(rule.LeftOut.Select(CSharpText.Literal))} }}";

    /// <summary>What only this table has, from which the runtime makes its statements. Fields are initialised in the order of the file.</summary>
    private void EmitTable()
    {
        writer.Write($$"""
            private static readonly {{Runtime}}.TableSql Sql = new(
                {{CSharpText.Literal(sql.TableName)}}, {{CSharpText.Literal(sql.Table)}},
                new string[] { {{EntitySql.List(sql.Columns.Select(column => CSharpText.Literal(EntitySql.Column(column))))}} },
                optional: {{Number(sql.OptionalColumns.Length)}}, inserted: {{Number(sql.InsertedColumns.Length)}}, key: {{Positions(PropertiesOf(entity.Key))}}, kept: {{Positions(sql.InsertedColumns.Except(sql.ChangedColumns))}}{{Rest()}});
            """);
        foreach (EntityKey key in entity.UniqueKeys)
            writer.Write($"private static readonly {Runtime}.RowKey FindBy{Names(key)} = Sql.Unique({EntitySql.List(PropertiesOf(key.Properties).Select(Position))});");
        foreach (EntityKey list in entity.Lists)
        {
            EntityProperty[] members = PropertiesOf(list.Properties).ToArray();
            writer.Write($"private static readonly {Runtime}.RowQuery ListBy{Names(list)} = Sql.Where({CSharpText.Literal(sql.Matches(members))}, {Number(members.Length)});");
        }
        foreach (EntityKey range in Ranges()) EmitRangeText(range);
        foreach (EntityUpdate update in entity.Updates)
            writer.Write($"private static readonly {Runtime}.RowUpdate Update{update.Rule} = Sql.UpdateOf({EntitySql.List(PropertiesOf(update.Properties).Select(Position))});");
        if (!entity.Key.IsEmpty)
            foreach (EntityPathUpdate update in entity.PathUpdates) EmitPathText(update);
        foreach (EntityQuery query in entity.Queries) EmitQueryText(query);
        foreach (KeyValuePair<string, LabelledEnum> labelled in arguments.Enums)
        {
            string members = EntitySql.List(labelled.Value.Members.Select(member => labelled.Key + "." + CSharpText.Name(member.Name)));
            string labels = EntitySql.List(labelled.Value.Members.Select(member => CSharpText.Literal(member.Label)));
            writer.Write($"private static readonly {Runtime}.EnumLabels<{labelled.Key}> {labelled.Value.Field} = new(Sql, new {labelled.Key}[] {{ {members} }}, new string[] {{ {labels} }});");
        }
    }

    private string Rest()
        => (sql.DeletedAt is { } deletedAt ? ", deletedAt: " + CSharpText.Literal(deletedAt) : "")
            + (sql.Version is { } version ? ", version: " + Position(version) : "")
            + Types("casts", sql.Columns.Select(column => column.Cast)) + Types("readAs", sql.Columns.Select(EntitySql.ReadAs)) + Limits();

    /// <summary>What the columns can hold, for those that can hold less than their C# type: asked only after a value was refused.</summary>
    private string Limits()
    {
        string[] limits = sql.Columns.Where(column => column.Limit is not null).Select(column => Position(column) + " " + column.Limit).ToArray();
        return limits.Length == 0 ? "" : ", limits: " + CSharpText.Literal(string.Join("; ", limits));
    }

    private static string Types(string parameter, IEnumerable<string?> types)
        => types.All(type => type is null) ? ""
            : $", {parameter}: new string?[] {{ {EntitySql.List(types.Select(type => type is null ? "null" : CSharpText.Literal(type)))} }}";

    private string Positions(IEnumerable<EntityProperty> columns)
        => columns.Any() ? $"new int[] {{ {EntitySql.List(columns.Select(Position))} }}" : "global::System.Array.Empty<int>()";

    private string Position(EntityProperty column) => Number(sql.OrdinalOf(column));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Summary() => entity.Summary is { } summary ? " " + CSharpText.Xml(summary) : "";

    private IEnumerable<EntityProperty> PropertiesOf(IEnumerable<string> names) => names.Select(name => sql[name]);

    private static string Documentation(string summary) => $"/// <summary>{summary}</summary>";
}
