using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Manifest;

/// <summary>
/// A model as text: a header with the format and the hash of the rest, then one JSON object a line in the order of
/// <see cref="SchemaObjects"/>, so that git merges it and a changed object is one changed line. Equal models give equal bytes.
/// </summary>
public static class ManifestWriter
{
    public static string Write(SchemaModel model)
    {
        string lines = WriteLines(model);
        StringBuilder header = new();
        new JsonLineWriter(header).BeginLine()
            .Number(ManifestFormat.HeaderField, ManifestFormat.Version)
            .Text(ManifestFormat.HashField, SchemaFingerprint.OfLines(lines))
            .EndLine();
        return header + lines;
    }

    internal static string WriteLines(SchemaModel model)
    {
        StringBuilder text = new();
        JsonLineWriter line = new(text);
        line.BeginLine().Text(ManifestFormat.DatabaseField, model.Name).EndLine();
        return text.Append(WriteObjects(SchemaObjects.Of(model))).ToString();
    }

    /// <summary>The lines of some objects alone.</summary>
    internal static string WriteObjects(IEnumerable<SchemaObject> objects)
    {
        StringBuilder text = new();
        JsonLineWriter line = new(text);
        foreach (SchemaObject item in objects) Write(line, item);
        return text.ToString();
    }

    private static void Write(JsonLineWriter line, SchemaObject item)
    {
        line.BeginLine().Texts(EnumWords<ObjectKind>.Word(item.Id.Kind), item.Id.Path);
        switch (item)
        {
            case SchemaObject.Role role: Write(line, role.Model); break;
            case SchemaObject.Enum type: Write(line, type.Model); break;
            case SchemaObject.Function function: Write(line, function.Model); break;
            case SchemaObject.Raw raw: Write(line, raw.Model); break;
            case SchemaObject.Table table: Write(line, table); break;
            case SchemaObject.Column column: Write(line, column.Model); break;
            case SchemaObject.PrimaryKey key: line.Text("name", key.Model.Name.Value).Names("columns", key.Model.Columns); break;
            case SchemaObject.Unique unique:
                line.Names("columns", unique.Model.Columns).FlagIf("nullsNotDistinct", unique.Model.NullsNotDistinct);
                break;
            case SchemaObject.Check check: line.Text("condition", check.Model.Condition.Text); break;
            case SchemaObject.ForeignKey key: Write(line, key.Model); break;
            case SchemaObject.Index index: Write(line, index.Model); break;
            case SchemaObject.Trigger trigger: line.Text("event", trigger.Model.Event).Name("function", trigger.Model.Function); break;
            case SchemaObject.Policy policy: Write(line, policy.Model); break;
            case SchemaObject.Seed seed: Write(line, seed); return;
        }
        line.EndLine();
    }

    private static void Write(JsonLineWriter line, RoleModel role)
    {
        line.Text("purpose", EnumWords<RolePurpose>.Word(role.Purpose))
            .FlagIf("login", role.CanLogin)
            .FlagIf("inherits", role.Inherits)
            .FlagIf("bypassesRowSecurity", role.BypassesRowSecurity)
            .Names("memberOf", role.MemberOf);
        if (role.Settings.IsEmpty) return;
        line.BeginList("settings");
        foreach (RoleSetting setting in role.Settings)
            line.BeginItem().Text("name", setting.Name).Text("value", setting.Value).EndObject();
        line.EndList();
    }

    private static void Write(JsonLineWriter line, EnumModel type)
    {
        line.Texts("labels", type.Labels).Text("comment", type.Comment);
        if (type.FormerLabels.IsEmpty) return;
        line.BeginList("formerLabels");
        foreach (FormerLabel former in type.FormerLabels)
            line.BeginItem().Text("label", former.Label).Text("renamedFrom", former.RenamedFrom).EndObject();
        line.EndList();
    }

    private static void Write(JsonLineWriter line, FunctionModel function)
    {
        line.Text("definition", function.Definition)
            .Text("comment", function.Comment)
            .FlagIf("callableByRequests", function.IsCallableByRequests)
            .Text("owner", function.Owner?.Value);
        Write(line, "reads", function.Reads);
    }

    private static void Write(JsonLineWriter line, RawObjectModel item)
    {
        line.Text("sql", item.Sql).Text("drop", item.Drop);
        if (item.Needs.IsEmpty) return;
        line.BeginList("needs");
        foreach (RawReference need in item.Needs) line.BeginItem().Text("kind", need.Kind).Text("name", need.Name).EndObject();
        line.EndList();
    }

    private static void Write(JsonLineWriter line, string list, Collections.EquatableArray<Naming.QualifiedName> tables)
    {
        if (tables.IsEmpty) return;
        line.BeginList(list);
        foreach (Naming.QualifiedName table in tables) line.Item(table);
        line.EndList();
    }

    private static void Write(JsonLineWriter line, SchemaObject.Table table) => line
        .Flag("managed", table.IsManaged ? null : false)
        .Text("comment", table.Comment)
        .Text("renamedFrom", table.RenamedFrom?.Value)
        .Names("columns", table.ColumnOrder);

    private static void Write(JsonLineWriter line, ColumnModel column)
    {
        PgType type = column.Type;
        if (type == new PgType { Name = type.Name }) line.Text("type", type.Name);
        else
        {
            line.BeginObject("type")
                .Text("name", type.Name)
                .Text("schema", type.Schema?.Value)
                .Number("length", type.Length)
                .Number("precision", type.Precision)
                .Number("scale", type.Scale)
                .FlagIf("array", type.IsArray)
                .EndObject();
        }
        line.FlagIf("nullable", column.IsNullable)
            .Text("default", column.Default?.Text)
            .Text("identity", EnumWords<IdentityKind>.WordUnlessDefault(column.Identity))
            .Text("generated", column.Generated?.Text)
            .Text("comment", column.Comment)
            .Text("renamedFrom", column.RenamedFrom?.Value);
    }

    private static void Write(JsonLineWriter line, ForeignKeyModel key) => line
        .Names("columns", key.Columns)
        .Name("references", key.ReferencedTable)
        .Names("referencedColumns", key.ReferencedColumns)
        .Text("onDelete", EnumWords<ReferentialAction>.WordUnlessDefault(key.OnDelete))
        .Text("onUpdate", EnumWords<ReferentialAction>.WordUnlessDefault(key.OnUpdate))
        .Names("onDeleteColumns", key.OnDeleteColumns);

    private static void Write(JsonLineWriter line, IndexModel index)
    {
        line.FlagIf("unique", index.IsUnique).Text("method", index.Method).BeginList("keys");
        foreach (IndexKey key in index.Keys)
        {
            line.BeginItem()
                .Text("column", key.Column?.Value)
                .Text("expression", key.Expression?.Text)
                .FlagIf("descending", key.IsDescending)
                .Flag("nullsFirst", key.NullsFirst)
                .Text("operatorClass", key.OperatorClass)
                .EndObject();
        }
        line.EndList()
            .Names("include", index.Include)
            .Text("predicate", index.Predicate?.Text)
            .FlagIf("nullsNotDistinct", index.NullsNotDistinct);
    }

    private static void Write(JsonLineWriter line, PolicyModel policy) => line
        .Text("command", EnumWords<PolicyCommand>.Word(policy.Command))
        .Text("role", policy.Role.Value)
        .FlagIf("restrictive", policy.IsRestrictive)
        .Text("using", policy.Using?.Text)
        .Text("withCheck", policy.WithCheck?.Text);

    /// <summary>The rows follow as lines of their own, in order: a row more is a line more.</summary>
    private static void Write(JsonLineWriter line, SchemaObject.Seed seed)
    {
        line.Names("conflictColumns", seed.Model.ConflictColumns).Names("columns", seed.Model.Columns);
        Write(line, "dependsOn", seed.Model.DependsOn);
        line.EndLine();
        foreach (SeedRow row in seed.Model.Rows)
        {
            line.BeginLine()
                .Texts(ManifestFormat.RowField, seed.Id.Path)
                .Texts("values", row.Values.Select(value => value.Text))
                .EndLine();
        }
    }
}
