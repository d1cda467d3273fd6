using System.Globalization;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Benchmarks.Planning;

/// <summary>Tables of 14 columns in the shape of the samples, and the same with one in a hundred changed.</summary>
internal static class Models
{
    private static readonly Identifier Reader = new("app_authenticated");
    private static readonly QualifiedName UserId = new("app", "user_id");

    public static SchemaModel Of(int tables) => new()
    {
        Name = "Bench",
        Schemas = EquatableArrays.Of(new Identifier("app")),
        Roles = EquatableArrays.Of(
            new RoleModel { Name = Reader, Purpose = RolePurpose.Authenticated },
            new RoleModel { Name = new("app_owner"), Purpose = RolePurpose.Owner }),
        Enums = Enumerable.Range(0, (tables + 9) / 10).Select(i => new EnumModel { Name = Enum(i), Labels = EquatableArrays.Of("new", "open", "done") }).OrderBy(type => type.Name).ToEquatableArray(),
        Functions = EquatableArrays.Of(new FunctionModel { Name = UserId, Definition = "returns uuid language sql stable as $$ select null::uuid $$", IsCallableByRequests = true }),
        Tables = Enumerable.Range(0, tables).Select(Table).OrderBy(table => table.Name).ToEquatableArray(),
    };

    /// <summary>Each hundredth table, at least one, with a change of another kind.</summary>
    public static SchemaModel Changed(SchemaModel model)
    {
        int each = Math.Min(100, model.Tables.Count);
        return model with { Tables = model.Tables.Select((table, i) => i % each == each / 2 ? Changed(table, i / each) : table).ToEquatableArray() };
    }

    private static TableModel Changed(TableModel table, int kind) => (kind % 6) switch
    {
        0 => table with { Columns = table.Columns.With(Column("added", PgType.Text) with { IsNullable = true }) },
        1 => table with { Columns = table.Columns.Select(column => column.Name.Value == "count" ? column with { Type = PgType.BigInt } : column).ToEquatableArray() },
        2 => table with { Policies = table.Policies.Select(policy => policy.WithCheck is null ? policy with { Using = new("owner_id = (select app.user_id()) and not is_open") } : policy).ToEquatableArray() },
        3 => table with { Indexes = table.Indexes.With(new IndexModel { Name = new("idx_zz_" + table.Name.Name.Value), Keys = EquatableArrays.Of(new IndexKey { Column = new("title") }) }) },
        4 => table with { Columns = table.Columns.Select(column => column.Name.Value == "body" ? column with { Name = new("text"), RenamedFrom = column.Name } : column).ToEquatableArray() },
        _ => table with { Columns = table.Columns.Where(column => column.Name.Value != "extra").ToEquatableArray() },
    };

    private static QualifiedName Enum(int i) => new("public", string.Create(CultureInfo.InvariantCulture, $"kind_{i:d5}"));

    private static QualifiedName Name(int i) => new("public", string.Create(CultureInfo.InvariantCulture, $"table_{i:d5}"));

    private static TableModel Table(int i)
    {
        string name = Name(i).Name.Value;
        return new TableModel
        {
            Name = Name(i),
            Comment = "One of many.",
            Columns = EquatableArrays.Of(
                Column("id", PgType.Uuid) with { Default = new("gen_random_uuid()") },
                Column("owner_id", PgType.Uuid),
                Column("parent_id", PgType.Uuid) with { IsNullable = true },
                Column("title", PgType.Varchar(200)),
                Column("body", PgType.Text) with { IsNullable = true },
                Column("kind", PgType.Enum(Enum(i / 10))) with { Default = new("'new'") },
                Column("count", PgType.Integer) with { Default = new("0") },
                Column("rate", PgType.Numeric(9, 2)) with { IsNullable = true },
                Column("is_open", PgType.Boolean) with { Default = new("true") },
                Column("due_on", PgType.Date) with { IsNullable = true },
                Column("document", PgType.Jsonb) with { Default = new("'{}'::jsonb") },
                Column("extra", PgType.Text) with { IsNullable = true },
                Column("created_at", PgType.TimestampTz) with { Default = new("now()") },
                Column("updated_at", PgType.TimestampTz) with { Default = new("now()") }),
            PrimaryKey = new(new("pk_" + name), EquatableArrays.Of(new Identifier("id"))),
            Uniques = EquatableArrays.Of(new UniqueModel(new("uq_" + name), EquatableArrays.Of(new Identifier("owner_id"), new Identifier("title")))),
            Checks = EquatableArrays.Of(new CheckModel(new("ck_" + name), new("count >= 0 and kind <> 'done'"))),
            ForeignKeys = EquatableArrays.Of(new ForeignKeyModel
            {
                Name = new("fk_" + name), Columns = EquatableArrays.Of(new Identifier("parent_id")), ReferencedTable = Name(Math.Max(0, i - 1)), ReferencedColumns = EquatableArrays.Of(new Identifier("id")),
            }),
            Indexes = EquatableArrays.Of(new IndexModel { Name = new("idx_" + name), Keys = EquatableArrays.Of(new IndexKey { Column = new("parent_id") }) }),
            HasRowSecurity = true,
            Policies = EquatableArrays.Of(
                new PolicyModel { Name = new(name + "_insert"), Command = PolicyCommand.Insert, Role = Reader, WithCheck = new("owner_id = (select app.user_id())") },
                new PolicyModel
                {
                    Name = new(name + "_select"), Command = PolicyCommand.Select, Role = Reader,
                    Using = new($"owner_id = (select app.user_id()) or parent_id in (select p.id from public.{Name(Math.Max(0, i - 1)).Name} p where p.is_open)"),
                }),
            Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Select, Reader, default), new GrantModel(TablePrivilege.Insert, Reader, default)),
        };
    }

    private static ColumnModel Column(string name, PgType type) => new() { Name = new(name), Type = type, IsNullable = false };
}
