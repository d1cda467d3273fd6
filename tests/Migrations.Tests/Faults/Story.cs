using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Tests.Faults;

/// <summary>
/// A schema that changes five times, in every way that a step can run: in shared transactions, in ones of their own, and outside of any. It is
/// what faults are tried on.
/// </summary>
internal static class Story
{
    /// <summary>What both ends have: rows by their keys.</summary>
    public const string RowsSql = """
        select (select count(*) || ' ' || md5(string_agg(id || coalesce(name, ''), ',' order by id)) from public.parents)
            || ' ' || (select count(*) || ' ' || md5(string_agg(id || ' ' || parent_id || coalesce(note, '') || mood, ',' order by id)) from public.children)
        """;

    public const string FillSql = """
        insert into public.parents (id, name) select n, 'parent ' || n from generate_series(1, 1000) n;
        insert into public.children (id, parent_id, note, mood)
            select n, 1 + n % 1000, case when n % 3 = 0 then null else repeat('note ', 5) || n end, (array['glad', 'sad'])[1 + n % 2]::public.mood from generate_series(1, 20000) n;
        analyze;
        """;

    private static readonly QualifiedName Mood = new("public", "mood");
    private static readonly QualifiedName Parents = new("public", "parents");
    private static readonly QualifiedName Children = new("public", "children");

    static Story()
    {
        Models = [First(), Second(), Third(), Fourth(), Fifth()];
        Dictionary<string, RevisionFile> files = [];
        SchemaModel before = SchemaModel.Empty;
        RevisionId? parent = null;
        foreach (SchemaModel model in Models)
        {
            RevisionDraft draft = RevisionDrafts.Make(before, model, parent, $"chapter_{Array.IndexOf(Models, model) + 1}");
            foreach (RevisionFile file in draft.Files) files[file.Path] = file;
            (before, parent) = (model, draft.Id);
        }
        Files = [.. files.Values];
        Set = RevisionSetReader.Read(Files);
    }

    public static SchemaModel[] Models { get; }

    public static IReadOnlyList<RevisionFile> Files { get; }

    public static RevisionSet Set { get; }

    /// <summary>How many steps lead from one end to the other; each ends with one COMMIT.</summary>
    public static int StepsOf(MigrationDirection direction)
        => Set.Revisions.Skip(1).Sum(revision => (direction == MigrationDirection.Up ? revision.Up : revision.Down!).Steps.Count);

    private static SchemaModel First() => new()
    {
        Name = "Story",
        Enums = EquatableArrays.Of(new EnumModel { Name = Mood, Labels = EquatableArrays.Of("glad", "sad") }),
        Tables = EquatableArrays.Of(
            new TableModel
            {
                Name = Children,
                Columns = EquatableArrays.Of(Column("id", PgType.Integer), Column("parent_id", PgType.Integer), Column("note", PgType.Text, true), Column("mood", PgType.Enum(Mood), true)),
                PrimaryKey = new(new("pk_children"), Names("id")),
            },
            new TableModel
            {
                Name = Parents,
                Columns = EquatableArrays.Of(Column("id", PgType.Integer), Column("name", PgType.Text, true)),
                PrimaryKey = new(new("pk_parents"), Names("id")),
            }),
    };

    /// <summary>A key, a check and an index come to tables with rows.</summary>
    private static SchemaModel Second() => With(First(), children => children with
    {
        ForeignKeys = EquatableArrays.Of(new ForeignKeyModel { Name = new("fk_children_parent_id"), Columns = Names("parent_id"), ReferencedTable = Parents, ReferencedColumns = Names("id") }),
        Checks = EquatableArrays.Of(new CheckModel(new("ck_children_id"), new("id > 0"))),
        Indexes = EquatableArrays.Of(Index("idx_children_note", "note"), Index("idx_children_parent_id", "parent_id")),
    });

    /// <summary>Names become unique and NOT NULL, and a table is new.</summary>
    private static SchemaModel Third()
    {
        SchemaModel changed = With(Second(), parents: parents => parents with
        {
            Columns = parents.Columns.Select(column => column with { IsNullable = false }).ToEquatableArray(),
            Uniques = EquatableArrays.Of(new UniqueModel(new("uq_parents_name"), Names("name"))),
        });
        return changed with
        {
            Tables = changed.Tables.Append(new TableModel
            {
                Name = new("public", "visits"),
                Columns = EquatableArrays.Of(Column("id", PgType.BigInt) with { Identity = IdentityKind.Always }, Column("child_id", PgType.Integer)),
                PrimaryKey = new(new("pk_visits"), Names("id")),
                ForeignKeys = EquatableArrays.Of(new ForeignKeyModel { Name = new("fk_visits_child_id"), Columns = Names("child_id"), ReferencedTable = Children, ReferencedColumns = Names("id") }),
                Indexes = EquatableArrays.Of(Index("idx_visits_child_id", "child_id")),
            }).OrderBy(table => table.Name).ToEquatableArray(),
        };
    }

    /// <summary>One index goes, another becomes a different one, a column is new and a type has one label more.</summary>
    private static SchemaModel Fourth() => With(
        Third() with { Enums = EquatableArrays.Of(new EnumModel { Name = Mood, Labels = EquatableArrays.Of("glad", "so-so", "sad") }) },
        children => children with
        {
            Columns = children.Columns.Append(Column("stars", PgType.Integer) with { Default = new("0") }).ToEquatableArray(),
            Indexes = EquatableArrays.Of(Index("idx_children_parent_id", "parent_id", "note")),
        });

    /// <summary>A table is rewritten.</summary>
    private static SchemaModel Fifth() => With(Fourth(), children => children with
    {
        Columns = children.Columns.Select(column => column.Name.Value == "stars" ? column with { Type = PgType.BigInt, Comment = "how many" } : column).ToEquatableArray(),
        Indexes = children.Indexes.Append(Index("idx_children_stars", "stars")).ToEquatableArray(),
    });

    private static SchemaModel With(SchemaModel model, Func<TableModel, TableModel>? children = null, Func<TableModel, TableModel>? parents = null) => model with
    {
        Tables = model.Tables.Select(table => table.Name == Children ? children?.Invoke(table) ?? table : table.Name == Parents ? parents?.Invoke(table) ?? table : table).ToEquatableArray(),
    };

    private static ColumnModel Column(string name, PgType type, bool isNullable = false) => new() { Name = new(name), Type = type, IsNullable = isNullable };

    private static IndexModel Index(string name, params string[] columns)
        => new() { Name = new(name), Keys = columns.Select(column => new IndexKey { Column = new(column) }).ToEquatableArray() };

    private static EquatableArray<Identifier> Names(params string[] names) => names.Select(name => new Identifier(name)).ToEquatableArray();
}
