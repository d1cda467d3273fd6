using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Database.Tests.Effects;

/// <summary>Models of a table or two, in few words.</summary>
internal static class Small
{
    public static readonly ColumnModel Id = Column("id", PgType.Integer, isNullable: false);

    public static readonly PgType Text = PgType.Text;

    public static QualifiedName Name(string table) => new("public", table);

    public static SchemaModel ModelOf(params TableModel[] tables) => new() { Name = "Small", Tables = tables.OrderBy(table => table.Name).ToEquatableArray() };

    public static SchemaModel WithEnum(this SchemaModel model, string name, params string[] labels)
        => model with { Enums = model.Enums.With(new EnumModel { Name = Name(name), Labels = labels.ToEquatableArray() }) };

    public static PgType Enum(string name) => PgType.Enum(Name(name));

    public static TableModel Table(string name, params ColumnModel[] columns) => new()
    {
        Name = Name(name),
        Columns = columns.Prepend(Id).ToEquatableArray(),
        PrimaryKey = new PrimaryKeyModel(new("pk_" + name), EquatableArrays.Of(Id.Name)),
    };

    public static ColumnModel Column(string name, PgType type, bool isNullable = true, string? value = null, string? generated = null, IdentityKind identity = IdentityKind.None)
        => new() { Name = new(name), Type = type, IsNullable = isNullable, Default = Sql(value), Generated = Sql(generated), Identity = identity };

    public static EquatableArray<Identifier> Names(params string[] names) => names.Select(name => new Identifier(name)).ToEquatableArray();

    public static ForeignKeyModel Key(string table, string column, string other, ReferentialAction onDelete = ReferentialAction.NoAction) => new()
    {
        Name = new($"fk_{table}_{column}"),
        Columns = Names(column),
        ReferencedTable = Name(other),
        ReferencedColumns = Names("id"),
        OnDelete = onDelete,
    };

    public static IndexModel Index(string name, string column, bool isUnique = false)
        => new() { Name = new(name), IsUnique = isUnique, Keys = EquatableArrays.Of(new IndexKey { Column = new(column) }) };

    public static PolicyModel Policy(string name, string condition, bool isRestrictive = false) => new()
    {
        Name = new(name), Command = PolicyCommand.Select, Role = new("pg_monitor"), Using = new(condition), IsRestrictive = isRestrictive,
    };

    public static SeedModel Seed(string[] columns, params string[][] rows) => new()
    {
        Name = "Rows",
        ConflictColumns = Names("id"),
        Columns = Names(columns),
        Rows = rows.Select(row => new SeedRow(row.Select(value => new SqlExpression(value)).ToEquatableArray())).ToEquatableArray(),
    };

    private static SqlExpression? Sql(string? text) => text is null ? null : new(text);
}
