using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// One record's repository. Thin: SQL, parameters and the reading of a row; what does not depend on the columns is Repository&lt;T&gt; of
/// the runtime. One file a kind of method.
/// </summary>
internal sealed partial class RepositoryEmitter
{
    private readonly EntityModel entity;
    private readonly EntitySql sql;
    private readonly SourceWriter writer;

    private RepositoryEmitter(EntityModel entity, string defaultSchema)
    {
        this.entity = entity;
        sql = new EntitySql(entity, defaultSchema);
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
        if (entity.Namespace.Length > 0) writer.WriteApart($"namespace {entity.Namespace};");
        writer.WriteApart($$"""
            /// <summary>Reads and writes rows of <see cref="{{entity.Type}}"/>, as the session's user.{{Summary()}}</summary>
            {{CSharpText.GeneratedCode}}
            {{(entity.IsPublic ? "public" : "internal")}} sealed partial class {{name}} : global::StudyHub.Schema.Repositories.Repository<{{entity.Type}}>
            {
                private const string Columns = {{CSharpText.Literal(sql.Columns)}};
                private const string Select = "select " + Columns + {{CSharpText.Literal(" from " + sql.Table)}};
                private const string Returning = " returning " + Columns;

                internal {{name}}(global::StudyHub.Schema.Sessions.DatabaseSession session)
                    : base(session, {{CSharpText.Literal(sql.TableName)}})
                {
                }
            """);
        writer.Indent();
        EmitReads();
        EmitWrites();
        EmitDeletes();
        EmitQueries();
        new RowReaderEmitter(entity, writer).Emit();
        EmitLabels();
        writer.Outdent().Write("}");
    }

    private void EmitLabels()
    {
        IEnumerable<(string Type, Collections.EquatableArray<EnumMember> Members)> enums = entity.Properties
            .Where(property => property.Storage == ColumnStorage.EnumLabel)
            .Select(property => (property.Type, property.EnumMembers))
            .Concat(entity.Queries.SelectMany(query => query.Parameters)
                .Where(parameter => parameter.Storage == ColumnStorage.EnumLabel)
                .Select(parameter => (parameter.Type, parameter.EnumMembers)));
        foreach ((string type, Collections.EquatableArray<EnumMember> members) in enums.GroupBy(e => e.Type).Select(group => group.First()))
        {
            writer.WriteApart($$"""
                private static string? Label({{type}}? value) => value switch
                {
                    null => null,
                """);
            writer.Indent();
            foreach (EnumMember member in members)
                writer.Write($"{type}.{CSharpText.Name(member.Name)} => {CSharpText.Literal(member.Label)},");
            writer.Write($"_ => NoLabel<{type}>(),");
            writer.Outdent().Write("};");
        }
    }

    private string Summary() => entity.Summary is { } summary ? " " + CSharpText.Xml(summary) : "";

    private IEnumerable<EntityProperty> PropertiesOf(IEnumerable<string> names) => names.Select(name => sql[name]);

    private static string Documentation(string summary) => $"/// <summary>{summary}</summary>";
}
