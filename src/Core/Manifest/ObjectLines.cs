using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Manifest;

/// <summary>Turns the lines of a manifest back into objects.</summary>
internal sealed class ObjectLines
{
    private readonly List<SchemaObject> objects = [];
    private readonly List<SeedRow> rows = [];
    private SchemaObject.Seed? seed;

    public void Add(JsonFields fields)
    {
        if (fields.First == ManifestFormat.RowField)
        {
            AddRow(fields);
            return;
        }
        FinishSeed();
        if (fields.First is null) throw new ManifestException(fields.Line, "{}", "an object of a schema");
        ObjectKind kind = EnumWords<ObjectKind>.Parse(fields, "kind of object", fields.First);
        SchemaObject item = ReadObject(kind, fields);
        if (item is SchemaObject.Seed started) seed = started;
        else objects.Add(item);
    }

    public IReadOnlyList<SchemaObject> Read()
    {
        FinishSeed();
        return objects;
    }

    private void AddRow(JsonFields fields)
    {
        List<string> path = fields.Texts(ManifestFormat.RowField);
        if (seed is null || !seed.Id.Path.SequenceEqual(path))
            throw new ManifestException(fields.Line, $"a row of {string.Join(".", path)}", "rows right below the line of their seed");
        List<string> values = fields.Texts("values");
        rows.Add(new SeedRow(values.Select(v => new SqlExpression(v)).ToEquatableArray()));
    }

    private void FinishSeed()
    {
        if (seed is null) return;
        objects.Add(new SchemaObject.Seed(seed.Owner, seed.Model with { Rows = rows.ToEquatableArray() }));
        rows.Clear();
        seed = null;
    }

    private static SchemaObject ReadObject(ObjectKind kind, JsonFields fields)
    {
        Path path = new(fields);
        return kind switch
        {
            ObjectKind.Schema => new SchemaObject.Schema(path.Only()),
            ObjectKind.Role => new SchemaObject.Role(ReadRole(path.Only(), fields)),
            ObjectKind.Enum => new SchemaObject.Enum(new EnumModel
            {
                Name = path.Qualified(2),
                Labels = fields.Texts("labels").ToEquatableArray(),
                Comment = fields.OptionalText("comment"),
                FormerLabels = fields.Objects("formerLabels").Select(ReadFormerLabel).ToEquatableArray(),
            }),
            ObjectKind.Function => new SchemaObject.Function(new FunctionModel
            {
                Name = path.Qualified(3),
                Arguments = path.Text(2),
                Definition = fields.Text("definition"),
                Comment = fields.OptionalText("comment"),
                IsCallableByRequests = fields.Flag("callableByRequests"),
                Owner = fields.OptionalName("owner"),
                Reads = fields.QualifiedNames("reads"),
            }),
            ObjectKind.Raw => new SchemaObject.Raw(ReadRaw(path, fields)),
            ObjectKind.Table => new SchemaObject.Table(
                path.Qualified(2),
                fields.OptionalFlag("managed") ?? true,
                fields.OptionalText("comment"),
                fields.OptionalName("renamedFrom"),
                fields.Names("columns")),
            ObjectKind.Column => new SchemaObject.Column(path.Qualified(3), ReadColumn(path.Name(2), fields)),
            ObjectKind.PrimaryKey => new SchemaObject.PrimaryKey(
                path.Qualified(2), new PrimaryKeyModel(fields.Name("name"), fields.Names("columns"))),
            ObjectKind.Unique => new SchemaObject.Unique(
                path.Qualified(3), new UniqueModel(path.Name(2), fields.Names("columns"), fields.Flag("nullsNotDistinct"))),
            ObjectKind.Check => new SchemaObject.Check(
                path.Qualified(3), new CheckModel(path.Name(2), new SqlExpression(fields.Text("condition")))),
            ObjectKind.ForeignKey => new SchemaObject.ForeignKey(path.Qualified(3), ReadForeignKey(path.Name(2), fields)),
            ObjectKind.Index => new SchemaObject.Index(path.Qualified(3), ReadIndex(path.Name(2), fields)),
            ObjectKind.Trigger => new SchemaObject.Trigger(
                path.Qualified(3), new TriggerModel(path.Name(2), fields.Text("event"), fields.QualifiedName("function"))),
            ObjectKind.RowSecurity => new SchemaObject.RowSecurity(path.Qualified(2)),
            ObjectKind.Policy => new SchemaObject.Policy(path.Qualified(3), ReadPolicy(path.Name(2), fields)),
            ObjectKind.Grant => new SchemaObject.Grant(path.Qualified(4, orMore: true), ReadGrant(path, fields)),
            ObjectKind.Seed => new SchemaObject.Seed(path.Qualified(3), new SeedModel
            {
                Name = path.Text(2),
                ConflictColumns = fields.Names("conflictColumns"),
                Columns = fields.Names("columns"),
                DependsOn = fields.QualifiedNames("dependsOn"),
                Rows = default,
            }),
            _ => throw new InvalidOperationException($"No lines are read for {kind}."),
        };
    }

    private static RoleModel ReadRole(Identifier name, JsonFields fields) => new()
    {
        Name = name,
        Purpose = EnumWords<RolePurpose>.Read(fields, "purpose"),
        CanLogin = fields.Flag("login"),
        Inherits = fields.Flag("inherits"),
        BypassesRowSecurity = fields.Flag("bypassesRowSecurity"),
        MemberOf = fields.Names("memberOf"),
        Settings = fields.Objects("settings").Select(ReadSetting).ToEquatableArray(),
    };

    private static RoleSetting ReadSetting(JsonFields fields)
    {
        RoleSetting setting = new(fields.Text("name"), fields.Text("value"));
        fields.End();
        return setting;
    }

    private static FormerLabel ReadFormerLabel(JsonFields fields)
    {
        FormerLabel former = new(fields.Text("label"), fields.Text("renamedFrom"));
        fields.End();
        return former;
    }

    private static RawObjectModel ReadRaw(Path path, JsonFields fields) => new()
    {
        Kind = path.Text(0),
        Schema = path.Text(1).Length == 0 ? null : path.Name(1),
        Name = path.Text(2),
        Sql = fields.Text("sql"),
        Drop = fields.Text("drop"),
        Needs = fields.Objects("needs").Select(ReadNeed).ToEquatableArray(),
    };

    private static RawReference ReadNeed(JsonFields fields)
    {
        RawReference need = new(fields.Text("kind"), fields.Text("name"));
        fields.End();
        return need;
    }

    private static ColumnModel ReadColumn(Identifier name, JsonFields fields) => new()
    {
        Name = name,
        Type = fields.TextOrObject("type") switch
        {
            string text => PgType.Raw(text),
            JsonFields type => ReadType(type),
            var other => throw new InvalidOperationException($"A type cannot be a {other.GetType()}."),
        },
        IsNullable = fields.Flag("nullable"),
        Default = Expression(fields, "default"),
        Identity = EnumWords<IdentityKind>.ReadOrDefault(fields, "identity"),
        Generated = Expression(fields, "generated"),
        Comment = fields.OptionalText("comment"),
        RenamedFrom = fields.OptionalName("renamedFrom"),
    };

    private static PgType ReadType(JsonFields fields)
    {
        PgType type = new()
        {
            Name = fields.Text("name"),
            Schema = fields.OptionalName("schema"),
            Length = fields.OptionalNumber("length"),
            Precision = fields.OptionalNumber("precision"),
            Scale = fields.OptionalNumber("scale"),
            IsArray = fields.Flag("array"),
        };
        fields.End();
        return type;
    }

    private static ForeignKeyModel ReadForeignKey(Identifier name, JsonFields fields) => new()
    {
        Name = name,
        Columns = fields.Names("columns"),
        ReferencedTable = fields.QualifiedName("references"),
        ReferencedColumns = fields.Names("referencedColumns"),
        OnDelete = EnumWords<ReferentialAction>.ReadOrDefault(fields, "onDelete"),
        OnUpdate = EnumWords<ReferentialAction>.ReadOrDefault(fields, "onUpdate"),
        OnDeleteColumns = fields.Names("onDeleteColumns"),
    };

    private static IndexModel ReadIndex(Identifier name, JsonFields fields) => new()
    {
        Name = name,
        IsUnique = fields.Flag("unique"),
        Method = fields.Text("method"),
        Keys = fields.Objects("keys").Select(ReadIndexKey).ToEquatableArray(),
        Include = fields.Names("include"),
        Predicate = Expression(fields, "predicate"),
        NullsNotDistinct = fields.Flag("nullsNotDistinct"),
    };

    private static IndexKey ReadIndexKey(JsonFields fields)
    {
        IndexKey key = new()
        {
            Column = fields.OptionalName("column"),
            Expression = Expression(fields, "expression"),
            IsDescending = fields.Flag("descending"),
            NullsFirst = fields.OptionalFlag("nullsFirst"),
            OperatorClass = fields.OptionalText("operatorClass"),
        };
        fields.End();
        return key;
    }

    private static PolicyModel ReadPolicy(Identifier name, JsonFields fields) => new()
    {
        Name = name,
        Command = EnumWords<PolicyCommand>.Read(fields, "command"),
        Role = fields.Name("role"),
        IsRestrictive = fields.Flag("restrictive"),
        Using = Expression(fields, "using"),
        WithCheck = Expression(fields, "withCheck"),
    };

    private static GrantModel ReadGrant(Path path, JsonFields fields) => new(
        EnumWords<TablePrivilege>.Parse(fields, "privilege", path.Text(3)),
        path.Name(2),
        path.NamesFrom(4));

    private static SqlExpression? Expression(JsonFields fields, string name)
        => fields.OptionalText(name) is { } text ? new SqlExpression(text) : null;

    /// <summary>The identity of the object that a line is about.</summary>
    private sealed class Path(JsonFields fields)
    {
        private readonly List<string> parts = fields.Texts(fields.First!);

        public Identifier Only() => parts.Count == 1 ? Name(0) : throw fields.Missing(fields.First!, "one name");

        public QualifiedName Qualified(int count, bool orMore = false) => parts.Count == count || (orMore && parts.Count > count)
            ? new(Name(0), Name(1))
            : throw fields.Missing(fields.First!, $"a list of {count} names");

        public string Text(int index) => index < parts.Count ? parts[index] : throw fields.Missing(fields.First!, $"at least {index + 1} names");

        public Identifier Name(int index) => fields.ToIdentifier(Text(index));

        public EquatableArray<Identifier> NamesFrom(int index) => parts.Skip(index).Select(fields.ToIdentifier).ToEquatableArray();
    }
}
