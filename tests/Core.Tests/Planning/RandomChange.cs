using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Planning;

/// <summary>
/// Changes of a model as people make them, drawn by a seed: the same seed makes the same change. What comes out is a schema that
/// PostgreSQL takes.
/// </summary>
internal sealed class RandomChange(int seed)
{
    private readonly Random random = new(seed);
    private readonly List<string> told = [];

    /// <summary>What was changed, for messages.</summary>
    public IReadOnlyList<string> Told => told;

    public SchemaModel Apply(SchemaModel model)
    {
        int changes = random.Next(1, 6);
        for (int i = 0; i < changes; i++) model = Change(model);
        return model;
    }

    private SchemaModel Change(SchemaModel model)
    {
        for (int attempt = 0; attempt < 50; attempt++)
        {
            SchemaModel? changed = random.Next(15) switch
            {
                0 => ChangeEnum(model),
                1 => ChangeFunction(model),
                2 => AddTable(model),
                3 => DropTable(model),
                4 => RenameTable(model),
                5 or 6 or 7 => ChangeRaw(model),
                _ => ChangeTable(model),
            };
            if (changed is not null) return changed;
        }
        return model;
    }

    private SchemaModel? ChangeTable(SchemaModel model)
    {
        TableModel table = Pick(model.Tables);
        TableModel? changed = random.Next(26) switch
        {
            0 or 1 => AddColumn(model, table),
            2 => DropColumn(model, table),
            3 => ChangeType(model, table),
            4 => WithColumn(table, column => column.Identity == IdentityKind.None && column.Generated is null && column.Type == PgType.Text, column => column with
            {
                Default = column.Default is null ? new("'a''b'") : random.Next(2) == 0 ? null : new("upper('x')"),
            }, "default"),
            5 => WithColumn(table, column => IsFree(model, table, column), column => column with { IsNullable = !column.IsNullable }, "nullability"),
            6 => WithColumn(table, _ => true, column => column with { Comment = column.Comment is null ? "it's" : null }, "comment of a column"),
            7 => Note("comment", table) with { Comment = table.Comment is null ? "new" : null },
            8 or 9 => AddIndex(table),
            10 => Less(table, table.Indexes.Where(index => !index.IsUnique), t => t.Indexes, (t, list) => t with { Indexes = list }, "index"),
            11 => ChangeIndex(table),
            12 => Note("check added", table) with
            {
                Checks = table.Checks.Append(new CheckModel(Fresh("ck"), new($"{Quoted(Pick(table.Columns).Name)} is not null or true"))).OrderBy(c => c.Name).ToEquatableArray(),
            },
            13 => Less(table, table.Checks, t => t.Checks, (t, list) => t with { Checks = list }, "check"),
            14 => table.Checks.IsEmpty ? null : Note("check changed", table) with
            {
                Checks = table.Checks.Select((check, i) => i == 0 ? check with { Condition = new($"({check.Condition.Text}\n) or 1 > 2") } : check).ToEquatableArray(),
            },
            15 => AddUnique(table),
            16 => Less(table, table.Uniques.Where(unique => !IsReferenced(model, table, unique.Columns) && !IsSeedKey(table, unique.Columns)), t => t.Uniques, (t, list) => t with { Uniques = list }, "unique"),
            17 => AddForeignKey(model, table),
            18 => Less(table, table.ForeignKeys, t => t.ForeignKeys, (t, list) => t with { ForeignKeys = list }, "foreign key"),
            19 => table.ForeignKeys.IsEmpty ? null : Note("foreign key changed", table) with
            {
                ForeignKeys = table.ForeignKeys.Select((key, i) => i == 0 && key.OnDeleteColumns.IsEmpty
                    ? key with { OnDelete = key.OnDelete == ReferentialAction.Cascade ? ReferentialAction.NoAction : ReferentialAction.Cascade } : key).ToEquatableArray(),
            },
            20 => ChangeSecurity(model, table),
            21 or 22 => ChangePolicy(model, table),
            23 => ChangeGrants(model, table),
            24 => RenameColumn(model, table),
            _ => ChangeSeeds(model, table),
        };
        return changed is null || changed == table ? null : With(model, table, changed);
    }

    private TableModel AddColumn(SchemaModel model, TableModel table)
    {
        Identifier name = Fresh("col");
        ColumnModel column = random.Next(7) switch
        {
            0 => new() { Name = name, Type = PgType.Text, IsNullable = true },
            1 => new() { Name = name, Type = PgType.Integer, IsNullable = false, Default = new("7"), Comment = "seven" },
            2 => new() { Name = name, Type = PgType.Uuid, IsNullable = false, Default = new("gen_random_uuid()") },
            3 => new() { Name = name, Type = PgType.Varchar(30), IsNullable = false, Default = new("''") },
            4 => new() { Name = name, Type = PgType.BigInt, IsNullable = false, Identity = table.Columns.Any(c => c.Identity != IdentityKind.None) ? IdentityKind.None : IdentityKind.ByDefault, Default = table.Columns.Any(c => c.Identity != IdentityKind.None) ? new("0") : null },
            5 when model.Enums.Count > 0 => new() { Name = name, Type = PgType.Enum(model.Enums[0].Name), IsNullable = true, Default = new($"{SqlQuoting.Literal(model.Enums[0].Labels[0])}::{SqlQuoting.QualifiedName(model.Enums[0].Name)}") },
            _ => new() { Name = name, Type = PgType.Text, IsNullable = true, Generated = new($"({Quoted(table.Columns[0].Name)})::text || 'x'") },
        };
        if (column.Generated is not null && table.Columns[0].Type.Name is not ("integer" or "bigint" or "text" or "uuid")) column = column with { Generated = null };
        if (column.Generated is not null && table.Columns[0].Type.Name is "text") column = column with { Generated = new($"{Quoted(table.Columns[0].Name)} || 'x'") };
        return Note($"column {name} added", table) with { Columns = table.Columns.With(column) };
    }

    private TableModel? DropColumn(SchemaModel model, TableModel table)
    {
        List<ColumnModel> free = [.. table.Columns.Where(column => IsFree(model, table, column) && !Structure.Names(table, column.Name))];
        if (free.Count == 0) return null;
        ColumnModel gone = Pick(free);
        return Structure.Without(Note($"column {gone.Name} dropped", table), gone.Name);
    }

    private TableModel? ChangeType(SchemaModel model, TableModel table) => WithColumn(
        table,
        column => IsFree(model, table, column) && column.Identity == IdentityKind.None && !table.Columns.Any(c => c.Generated is not null) && Wider(column.Type) is not null
            && !Structure.Names(table, column.Name),
        column => column with { Type = Wider(column.Type)! },
        "type");

    private static PgType? Wider(PgType type) => type switch
    {
        { IsArray: true } => null,
        { Schema: not null } => PgType.Text with { Name = "text" },
        { Name: "smallint" } => PgType.Integer,
        { Name: "integer" } => PgType.BigInt,
        { Name: "bigint" } => PgType.Numeric(20, 0),
        { Name: "character varying", Length: < 500 } => PgType.Varchar(type.Length!.Value + 10),
        { Name: "character varying" } => PgType.Text,
        { Name: "date" } => PgType.TimestampTz,
        { Name: "real" } => PgType.DoublePrecision,
        _ => null,
    };

    private TableModel? RenameColumn(SchemaModel model, TableModel table)
    {
        List<ColumnModel> free = [.. table.Columns.Where(column => !Structure.Names(table, column.Name) || random.Next(2) == 0)];
        if (free.Count == 0) return null;
        ColumnModel old = Pick(free);
        if (table.Policies.Any(policy => (policy.Using?.Text + policy.WithCheck?.Text).Contains("from"))) return null;
        if (model.Tables.Any(other => other != table && other.ForeignKeys.Any(key => key.ReferencedTable == table.Name && key.ReferencedColumns.Contains(old.Name)))) return null;
        if (model.Tables.Any(other => other.Policies.Any(policy => (policy.Using?.Text + policy.WithCheck?.Text).Contains(table.Name.Name.Value)))) return null;
        if (model.Tables.Any(other => other.Seeds.Any(seed => seed.DependsOn.Contains(table.Name)))) return null;
        return Structure.Renamed(Note($"column {old.Name} renamed", table), old.Name, Fresh("ren"));
    }

    private SchemaModel? RenameTable(SchemaModel model)
    {
        TableModel table = Pick(model.Tables);
        Identifier name = Fresh("tab");
        if (model.Tables.Any(other => other.Policies.Any(policy => (policy.Using?.Text + policy.WithCheck?.Text).Contains("from")))) return null;
        if (model.Tables.Any(other => other.Seeds.Any(s => s.Rows.Any(r => r.Values.Any(v => v.Text.Contains("select")))))) return null;
        told.Add($"table {table.Name} renamed {name}");
        return Structure.Renamed(model, table, name);
    }

    private TableModel AddIndex(TableModel table)
    {
        ColumnModel column = Pick([.. table.Columns.Where(c => c.Type.Name is not ("jsonb" or "inet") && !c.Type.IsArray)]);
        IndexModel index = new() { Name = Fresh("idx"), Keys = EquatableArrays.Of(new IndexKey { Column = column.Name }) };
        index = random.Next(4) switch
        {
            0 => index,
            1 => index with { Predicate = new($"{Quoted(column.Name)} is not null") },
            2 => index with { Keys = EquatableArrays.Of(new IndexKey { Column = column.Name, IsDescending = true, NullsFirst = false }) },
            _ => index with { Include = EquatableArrays.Of(table.Columns[0].Name) },
        };
        return Note($"index on {column.Name} added", table) with { Indexes = table.Indexes.Append(index).OrderBy(i => i.Name).ToEquatableArray() };
    }

    private TableModel? ChangeIndex(TableModel table)
    {
        List<IndexModel> plain = [.. table.Indexes.Where(index => !index.IsUnique && index.Method == "btree")];
        if (plain.Count == 0) return null;
        IndexModel chosen = Pick(plain);
        IndexModel other = chosen with { Predicate = chosen.Predicate is null ? new($"{Quoted(table.Columns[0].Name)} is not null") : null };
        return Note($"index {chosen.Name} changed", table) with { Indexes = table.Indexes.Select(index => index == chosen ? other : index).ToEquatableArray() };
    }

    private TableModel? AddUnique(TableModel table)
    {
        if (!table.Seeds.IsEmpty) return null;
        ColumnModel column = Pick([.. table.Columns.Where(c => c.Type.Name is not ("jsonb" or "inet"))]);
        UniqueModel unique = new(Fresh("uq"), EquatableArrays.Of(column.Name, table.Columns[0].Name).Distinct().ToEquatableArray(), random.Next(2) == 0);
        // Of two equal ones PostgreSQL makes only the first, when both stand in CREATE TABLE.
        if (table.Uniques.Any(other => other.Columns.ToHashSet().SetEquals(unique.Columns)) || table.PrimaryKey?.Columns.ToHashSet().SetEquals(unique.Columns) == true) return null;
        return Note("unique added", table) with { Uniques = table.Uniques.Append(unique).OrderBy(u => u.Name).ToEquatableArray() };
    }

    private TableModel? AddForeignKey(SchemaModel model, TableModel table)
    {
        TableModel target = Pick(model.Tables);
        if (target.PrimaryKey is not { Columns.Count: 1 } key) return null;
        PgType type = target.Columns.Single(column => column.Name == key.Columns[0]).Type;
        // Values of a column without a default of its own, so that no seed breaks it.
        ColumnModel column = new() { Name = Fresh("ref"), Type = type, IsNullable = true };
        ForeignKeyModel reference = new()
        {
            Name = Fresh("fk"),
            Columns = EquatableArrays.Of(column.Name),
            ReferencedTable = target.Name,
            ReferencedColumns = key.Columns,
            OnDelete = random.Next(2) == 0 ? ReferentialAction.Cascade : ReferentialAction.NoAction,
        };
        return Note($"foreign key to {target.Name} added", table) with
        {
            Columns = table.Columns.With(column),
            ForeignKeys = table.ForeignKeys.Append(reference).OrderBy(f => f.Name).ToEquatableArray(),
        };
    }

    private TableModel ChangeSecurity(SchemaModel model, TableModel table) => table.HasRowSecurity
        ? Note("row security off", table) with { HasRowSecurity = false, Policies = default }
        : Note("row security on", table) with { HasRowSecurity = true };

    private TableModel? ChangePolicy(SchemaModel model, TableModel table)
    {
        if (!table.HasRowSecurity) return null;
        if (table.Policies.IsEmpty || random.Next(3) == 0)
        {
            string column = Quoted(Pick(table.Columns).Name);
            PolicyModel added = random.Next(3) switch
            {
                0 => new() { Name = Fresh("pol"), Command = PolicyCommand.Select, Role = Pick(model.Roles).Name, Using = new($"{column} is not null") },
                1 => new() { Name = Fresh("pol"), Command = PolicyCommand.Insert, Role = Pick(model.Roles).Name, WithCheck = new("(select app.user_id()) is not null") },
                _ => new() { Name = Fresh("pol"), Command = PolicyCommand.All, Role = Pick(model.Roles).Name, Using = new("true"), WithCheck = new($"{column} is null"), IsRestrictive = true },
            };
            return Note("policy added", table) with { Policies = table.Policies.Append(added).OrderBy(p => p.Name).ToEquatableArray() };
        }
        PolicyModel chosen = Pick(table.Policies);
        PolicyModel? other = random.Next(4) switch
        {
            0 => null,
            1 => chosen with { Role = Pick(model.Roles).Name },
            2 => chosen with { IsRestrictive = !chosen.IsRestrictive },
            _ => chosen with { Using = chosen.Using is null ? null : new("false"), WithCheck = chosen.WithCheck is null ? null : new("1 = 2") },
        };
        return Note($"policy {chosen.Name} changed", table) with
        {
            Policies = table.Policies.Select(policy => policy == chosen ? other : policy).OfType<PolicyModel>().ToEquatableArray(),
        };
    }

    private TableModel ChangeGrants(SchemaModel model, TableModel table)
    {
        Identifier role = Pick(model.Roles).Name;
        TablePrivilege privilege = (TablePrivilege)random.Next(4);
        EquatableArray<Identifier> columns = privilege == TablePrivilege.Delete || random.Next(2) == 0
            ? default : table.Columns.Where(_ => random.Next(2) == 0).Select(column => column.Name).ToEquatableArray();
        IEnumerable<GrantModel> rest = table.Grants.Where(grant => grant.Role != role || grant.Privilege != privilege);
        if (random.Next(3) > 0) rest = rest.Append(new GrantModel(privilege, role, columns));
        return Note("grants", table) with { Grants = rest.OrderBy(g => g.Role).ThenBy(g => g.Privilege).ToEquatableArray() };
    }

    private TableModel? ChangeSeeds(SchemaModel model, TableModel table)
    {
        if (table.Seeds.IsEmpty || model.Tables.Any(other => other.Seeds.Any(seed => seed.DependsOn.Contains(table.Name)))) return null;
        SeedModel seed = Pick(table.Seeds);
        if (seed.Rows.Count < 2 || seed.ConflictColumns.Count != 1) return null;
        return Note("seeds", table) with
        {
            Seeds = table.Seeds.Select(item => item == seed ? seed with { Rows = seed.Rows.Skip(1).ToEquatableArray() } : item).ToEquatableArray(),
        };
    }

    private SchemaModel? ChangeEnum(SchemaModel model)
    {
        if (model.Enums.IsEmpty) return null;
        EnumModel type = Pick(model.Enums);
        if (random.Next(4) == 0)
        {
            string label = Pick(type.Labels);
            string name = Fresh("name").Value;
            told.Add($"label {label} of {type.Name} renamed {name}");
            return Structure.RenamedLabel(model, type, label, name);
        }
        EnumModel other = random.Next(3) switch
        {
            0 => type with { Labels = type.Labels.Take(1).Append(Fresh("label").Value).Concat(type.Labels.Skip(1)).ToEquatableArray() },
            1 => type with { Labels = type.Labels.Take(1).Concat(type.Labels.Skip(1).Reverse()).ToEquatableArray() },
            _ => type with { Comment = type.Comment is null ? "kinds" : null },
        };
        told.Add($"enum {type.Name}: {string.Join(",", other.Labels)}");
        return model with { Enums = model.Enums.Select(item => item == type ? other : item).ToEquatableArray() };
    }

    private SchemaModel ChangeFunction(SchemaModel model)
    {
        FunctionModel function = Pick(model.Functions);
        told.Add($"function {function.Name}");
        FunctionModel other = random.Next(3) switch
        {
            0 => function with { Definition = function.Definition.Replace("$$ ", "$$  ") },
            1 => function with { IsCallableByRequests = !function.IsCallableByRequests },
            _ => function with { Comment = function.Comment is null ? "does it" : null },
        };
        return model with { Functions = model.Functions.Select(item => item == function ? other : item).ToEquatableArray() };
    }

    private SchemaModel? ChangeRaw(SchemaModel model)
    {
        if (random.Next(6) == 0) return AddView(model);
        if (model.RawObjects.IsEmpty) return null;
        RawObjectModel item = Pick(model.RawObjects);
        if (item.Kind.EndsWith("view", StringComparison.Ordinal) && random.Next(3) == 0)
        {
            told.Add($"{item.Reference} dropped");
            return RawText.Without(model, item.Reference);
        }
        string number = random.Next(2, 9).ToString(System.Globalization.CultureInfo.InvariantCulture);
        string sql = item.Name switch
        {
            "short_code" => $"create domain study.short_code as text check (length(value) < 1{number})",
            "numbers" => $"create sequence study.numbers increment by {number}",
            "is_small(integer)" => $"create function study.is_small({(random.Next(2) == 0 ? "n" : "")} integer) returns boolean language sql immutable return $1 < 100{number}",
            "some_code()" => $"create function study.some_code() returns {(random.Next(2) == 0 ? "text" : "study.short_code")} language sql stable as $$ select '{number}' $$",
            "check_note()" => $"create function study.check_note() returns trigger language plpgsql as $$ begin /* {number} */ return new; end $$",
            _ when item.Kind == "trigger" => item.Sql.Contains("or update") ? item.Sql.Replace(" or update", "") : item.Sql.Replace("insert on", "insert or update on"),
            _ => item.Sql.Replace(" from ", $", {number} as {Fresh("n")} from "),
        };
        told.Add($"{item.Reference}: {sql}");
        return model with { RawObjects = model.RawObjects.Select(other => other == item ? item with { Sql = sql } : other).ToEquatableArray() };
    }

    private SchemaModel AddView(SchemaModel model)
    {
        TableModel table = Pick(model.Tables);
        RawObjectModel view = new()
        {
            Kind = "view", Schema = new("study"), Name = Fresh("view").Value, Drop = "", Sql = "", Needs = EquatableArrays.Of(RawReference.Table(table.Name)),
        };
        string columns = string.Join(", ", table.Columns.Where(_ => random.Next(2) == 0).Select(column => Quoted(column.Name)).Prepend("1 as one"));
        view = view with { Sql = $"create view {view.FullName} as select {columns} from {SqlQuoting.QualifiedName(table.Name)}", Drop = $"drop view {view.FullName}" };
        told.Add($"{view.Reference} added");
        return model with { RawObjects = model.RawObjects.Append(view).OrderBy(item => item.Reference).ToEquatableArray() };
    }

    private SchemaModel AddTable(SchemaModel model)
    {
        Identifier name = Fresh("new");
        told.Add($"table {name} added");
        TableModel table = new()
        {
            Name = new QualifiedName(Pick(model.Schemas), name),
            Columns = EquatableArrays.Of(
                new ColumnModel { Name = new("id"), Type = PgType.Uuid, IsNullable = false },
                new ColumnModel { Name = new("title"), Type = PgType.Varchar(40), IsNullable = false, Comment = "T" }),
            PrimaryKey = new(new($"pk_{name}"), EquatableArrays.Of(new Identifier("id"))),
            HasRowSecurity = true,
        };
        return model with { Tables = model.Tables.Append(table).OrderBy(t => t.Name).ToEquatableArray() };
    }

    private SchemaModel? DropTable(SchemaModel model)
    {
        List<TableModel> free = [.. model.Tables.Where(table => model.Tables.Count > 3 && !model.Tables.Any(other => other != table && other.ForeignKeys.Any(key => key.ReferencedTable == table.Name))
            && !model.Tables.Any(other => other != table && other.Policies.Any(policy => (policy.Using?.Text + policy.WithCheck?.Text).Contains(table.Name.Name.Value))))];
        if (free.Count == 0) return null;
        TableModel gone = Pick(free);
        told.Add($"table {gone.Name} dropped");
        return RawText.Without(model, RawReference.Table(gone.Name)) with { Tables = model.Tables.Where(table => table != gone).ToEquatableArray() };
    }

    /// <summary>Nothing that other tables or the seeds' values hang on.</summary>
    private static bool IsFree(SchemaModel model, TableModel table, ColumnModel column)
        => column.Generated is null && !(table.PrimaryKey?.Columns.Contains(column.Name) ?? false) && column.Identity == IdentityKind.None
            && !table.Seeds.Any(seed => !seed.Rows.IsEmpty)
            && !table.ForeignKeys.Any(key => key.Columns.Contains(column.Name))
            && !model.Tables.SelectMany(other => other.ForeignKeys).Any(key => key.ReferencedTable == table.Name && key.ReferencedColumns.Contains(column.Name));

    private static bool IsReferenced(SchemaModel model, TableModel table, EquatableArray<Identifier> columns)
        => model.Tables.SelectMany(other => other.ForeignKeys).Any(key => key.ReferencedTable == table.Name && key.ReferencedColumns.All(columns.Contains));

    private static bool IsSeedKey(TableModel table, EquatableArray<Identifier> columns) => table.Seeds.Any(seed => seed.ConflictColumns.All(columns.Contains));

    private TableModel? Less<T>(TableModel table, IEnumerable<T> candidates, Func<TableModel, EquatableArray<T>> list, Func<TableModel, EquatableArray<T>, TableModel> with, string what)
        where T : IEquatable<T>
    {
        List<T> items = [.. candidates];
        if (items.Count == 0) return null;
        T gone = Pick(items);
        return with(Note($"{what} dropped", table), list(table).Where(item => !item.Equals(gone)).ToEquatableArray());
    }

    private TableModel? WithColumn(TableModel table, Func<ColumnModel, bool> fits, Func<ColumnModel, ColumnModel> change, string what)
    {
        List<ColumnModel> columns = [.. table.Columns.Where(fits)];
        if (columns.Count == 0) return null;
        ColumnModel chosen = Pick(columns);
        return Note($"{what} {chosen.Name}", table) with { Columns = table.Columns.Select(column => column == chosen ? change(column) : column).ToEquatableArray() };
    }

    private TableModel Note(string what, TableModel table)
    {
        told.Add($"{table.Name}: {what}");
        return table;
    }

    private static SchemaModel? With(SchemaModel model, TableModel table, TableModel changed)
        => RawText.Following(model, table, changed) is { } followed ? followed with { Tables = model.Tables.Select(item => item == table ? changed : item).ToEquatableArray() } : null;

    private Identifier Fresh(string word) => new($"{word}_{random.Next(1_000_000)}");

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static string Quoted(Identifier name) => SqlQuoting.Identifier(name);
}
