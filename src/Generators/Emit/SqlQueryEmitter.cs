using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// The other halves of the methods of one type that run SQL. Each is one call of the runtime's SqlQuery; what it needs lies in a nested class,
/// so that the names do not meet those of the type.
/// </summary>
internal sealed class SqlQueryEmitter
{
    private const string Runtime = "global::StudyHub.Schema.Repositories";
    private const string Query = Runtime + ".SqlQuery";
    private const string Holder = "GeneratedStatements";

    private readonly SqlQueryGroup group;
    private readonly string? sessionType;
    private readonly Arguments arguments;
    private readonly SourceWriter writer = SourceWriter.File();

    private SqlQueryEmitter(SqlQueryGroup group, string? sessionType)
    {
        this.group = group;
        this.sessionType = sessionType;
        arguments = new Arguments(group.Queries.Select(query => query.Statement).OfType<SqlStatementModel>(), Holder);
    }

    public static string FileName(SqlQueryGroup group) => group.HintName + ".Queries.g.cs";

    /// <param name="group">The queries of one type.</param>
    /// <param name="sessionType">The session type that is emitted beside it; null where there is none.</param>
    public static string Emit(SqlQueryGroup group, string? sessionType)
    {
        SqlQueryEmitter emitter = new(group, sessionType);
        emitter.EmitFile();
        return emitter.writer.ToString();
    }

    private void EmitFile()
    {
        SqlQueryModel first = group.Queries[0];
        writer.WriteNamespace(first.Namespace);
        writer.Write("");
        foreach (string header in first.Containers)
        {
            writer.Write(header).Write("{").Indent();
        }
        for (int i = 0; i < group.Queries.Count; i++)
        {
            if (i > 0) writer.Write("");
            EmitMethod(group.Queries[i], i);
        }
        if (group.Queries.Any(query => query.Statement is not null)) EmitHolder();
        foreach (string _ in first.Containers) writer.Outdent().Write("}");
    }

    private void EmitMethod(SqlQueryModel query, int index)
    {
        writer.Write(CSharpText.GeneratedCode);
        if (query.Statement is { } known) EmitAttribute(known);
        string parameters = string.Join(", ", query.Parameters.Select(parameter => $"{parameter.Modifier}{TypeOf(parameter)} {CSharpText.Name(parameter.Name)}"));
        writer.Write($"{query.Modifiers} {query.ReturnType} {CSharpText.Name(query.Method)}({parameters})");
        writer.Indent().Write("=> " + Body(query, index) + ";").Outdent();
    }

    private string Body(SqlQueryModel query, int index)
    {
        if (query.Statement is not { } statement)
            return $"throw new global::System.InvalidOperationException({CSharpText.Literal($"{query.Container}.{query.Method} has errors, which the build tells.")})";
        string session = CSharpText.Name(query.Parameters[0].Name);
        string cancellation = query.Parameters.FirstOrDefault(parameter => parameter.Kind == SqlParameterKind.Cancellation) is { } token ? CSharpText.Name(token.Name) : "default";
        string command = $"{Query}.Begin({session}, {Holder}.{Statement(index)})" + string.Concat(statement.Values.Select(value => arguments.Given(value.Given, CSharpText.Name(value.Given.Name))));
        string read = $"{Holder}.{Read(index)}";
        return statement.Result switch
        {
            SqlResultKind.List => $"{Query}.ListAsync<{statement.RowType}>({session}, {command}, {read}, {cancellation})",
            SqlResultKind.Stream => $"{Query}.Stream<{statement.RowType}>({session}, () => {command}, {read}, {cancellation})",
            SqlResultKind.One => $"{Query}.OneAsync<{statement.RowType}>({session}, {command}, {read}, {cancellation})",
            SqlResultKind.OneOrNone => $"{Query}.OneOrNoneAsync<{RowOf(statement)}>({session}, {command}, {read}, {cancellation})",
            _ => $"{Query}.WriteAsync({session}, {command}, {cancellation})",
        };
    }

    // By number: whatever the methods are called, and however many are called the same, the names in the holder do not meet.
    private static string Statement(int index) => "Statement" + index.ToString(CultureInfo.InvariantCulture);

    private static string Read(int index) => "Read" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of a reference the runtime's method adds the mark itself.</summary>
    private static string RowOf(SqlStatementModel statement) => statement.IsRowValueType ? statement.RowType! : statement.RowType!.TrimEnd('?');

    private string TypeOf(SqlMethodParameter parameter)
        => parameter.Kind == SqlParameterKind.GeneratedSession && sessionType is not null && parameter.Type.Substring(parameter.Type.LastIndexOf('.') + 1) == sessionType.Substring(sessionType.LastIndexOfAny(['.', ':']) + 1)
            ? sessionType : parameter.Type;

    /// <summary>What the command line reads of the query: it does not load the assembly.</summary>
    private void EmitAttribute(SqlStatementModel statement)
    {
        string values = EntitySql.List(statement.Values.Select(value => CSharpText.Literal(value.Given.Name) + ", " + CSharpText.Literal(value.PgType)));
        string columns = EntitySql.List(statement.Columns.Select(column =>
            $"{CSharpText.Literal(column.Member)}, {CSharpText.Literal(column.Name)}, {CSharpText.Literal(column.PgType + (column.IsNullable ? "?" : ""))}"));
        writer.Write($"[{Runtime}.SqlQueryText({CSharpText.Literal(statement.File)}, {CSharpText.Literal(statement.Role)}, {CSharpText.LongLiteral(statement.Text)}, {Texts(values)}, {Texts(columns)})]");
    }

    private static string Texts(string items) => items.Length == 0 ? "new string[0]" : $"new string[] {{ {items} }}";

    private void EmitHolder()
    {
        writer.WriteApart($$"""
            private static class {{Holder}}
            {
            """).Indent();
        foreach (KeyValuePair<string, LabelledEnum> labelled in arguments.Enums)
        {
            string members = EntitySql.List(labelled.Value.Members.Select(member => labelled.Key + "." + CSharpText.Name(member.Name)));
            string labels = EntitySql.List(labelled.Value.Members.Select(member => CSharpText.Literal(member.Label)));
            writer.Write($"internal static readonly {Runtime}.EnumLabels<{labelled.Key}> {labelled.Value.Field} = new({CSharpText.Literal(group.Queries[0].Container)}, new {labelled.Key}[] {{ {members} }}, new string[] {{ {labels} }});");
        }
        for (int i = 0; i < group.Queries.Count; i++)
        {
            if (group.Queries[i].Statement is not { } statement) continue;
            writer.Write($"internal static readonly global::StudyHub.Schema.Commands.Statement {Statement(i)} = new({CSharpText.Literal(group.Queries[i].Container + "." + group.Queries[i].Method)}, {CSharpText.LongLiteral(statement.Text)}, isWrite: {(statement.Writes ? "true" : "false")});");
        }
        for (int i = 0; i < group.Queries.Count; i++)
            if (group.Queries[i].Statement is { RowType: not null } statement) EmitRead(statement, Read(i));
        writer.Outdent().Write("}");
    }

    private void EmitRead(SqlStatementModel statement, string name)
    {
        string parameters = "global::Npgsql.NpgsqlDataReader reader, global::System.Text.Json.JsonSerializerOptions json";
        string type = statement.IsSingleValue ? statement.Columns[0].Type + (statement.Columns[0].IsNullable ? "?" : "") : RowOf(statement);
        if (statement.IsSingleValue)
        {
            writer.WriteApart($"internal static {type} {name}({parameters}) => {Value(statement.Columns[0], 0)};");
            return;
        }
        (SqlColumn Column, int At)[] columns = [.. statement.Columns.Select((column, index) => (column, index))];
        (SqlColumn Column, int At)[] given = [.. columns.Where(column => column.Column.Argument >= 0).OrderBy(column => column.Column.Argument)];
        (SqlColumn Column, int At)[] set = [.. columns.Where(column => column.Column.Argument < 0)];
        writer.WriteApart($"internal static {type} {name}({parameters}) => new(").Indent();
        for (int i = 0; i < given.Length; i++) writer.Write(Value(given[i].Column, given[i].At) + (i + 1 < given.Length ? "," : ""));
        writer.Outdent();
        if (set.Length == 0)
        {
            writer.Write(");");
            return;
        }
        writer.Write(")").Write("{").Indent();
        foreach ((SqlColumn column, int at) in set) writer.Write($"{CSharpText.Name(column.Member)} = {Value(column, at)},");
        writer.Outdent().Write("};");
    }

    private string Value(SqlColumn column, int ordinal)
    {
        string at = ordinal.ToString(CultureInfo.InvariantCulture);
        string value = (column.Storage, column.Type) switch
        {
            (ColumnStorage.EnumLabel, _) => $"{arguments.Labels(column.Type)}.Read(reader, {at})",
            (ColumnStorage.EnumLabels, _) => $"{arguments.Labels(column.Type)}.ReadAll(reader, {at})",
            (ColumnStorage.EnumNumber, _) => $"({column.Type})reader.GetFieldValue<{Arguments.NumberOf(column.PgType)}>({at})",
            (ColumnStorage.Json, _) => $"{Query}.ReadJson<{column.Type}>(reader, {at}, json)",
            (_, "string") => $"reader.GetString({at})",
            (_, "global::System.Guid") => $"reader.GetGuid({at})",
            (_, "int") => $"reader.GetInt32({at})",
            (_, "long") => $"reader.GetInt64({at})",
            (_, "bool") => $"reader.GetBoolean({at})",
            (_, "decimal") => $"{Query}.ReadNumeric(reader, {at})",
            (_, var type) when column.RefusesNullItems => $"{Query}.ReadItems<{type.Substring(0, type.Length - 2)}>(reader, {at})",
            _ => $"reader.GetFieldValue<{column.Type}>({at})",
        };
        return column.IsNullable ? $"reader.IsDBNull({at}) ? null : {value}" : value;
    }
}
