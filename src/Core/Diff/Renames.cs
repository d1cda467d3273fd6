using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>
/// The renames that a model declares and that are still to be made. One that was made already says nothing, so it can stay in the source.
/// </summary>
internal sealed class Renames
{
    private static readonly IReadOnlyDictionary<Identifier, Identifier> None = new Dictionary<Identifier, Identifier>();

    private readonly Dictionary<QualifiedName, QualifiedName> tables = [];
    private readonly Dictionary<QualifiedName, Dictionary<Identifier, Identifier>> columns = [];
    private readonly LabelRenames labels;

    private Renames(SchemaModel before, SchemaModel after) => labels = LabelRenames.Find(before, after);

    public static Renames Find(SchemaModel before, SchemaModel after)
    {
        Renames renames = new(before, after);
        Dictionary<QualifiedName, TableModel> had = before.Tables.ToDictionary(t => t.Name);
        HashSet<QualifiedName> has = [.. after.Tables.Select(t => t.Name)];
        foreach (TableModel table in after.Tables)
        {
            QualifiedName former = table.Name;
            if (table.RenamedFrom is { } name && new QualifiedName(table.Name.Schema, name) is { } old
                && had.ContainsKey(old) && !had.ContainsKey(table.Name) && !has.Contains(old) && !renames.tables.ContainsKey(old))
            {
                renames.tables.Add(old, table.Name);
                former = old;
            }
            if (had.TryGetValue(former, out TableModel? earlier)) renames.FindColumns(earlier, table);
        }
        return renames;
    }

    /// <summary>Tables, then columns, then labels, each sorted.</summary>
    public IEnumerable<SchemaRename> List()
        => tables.OrderBy(table => table.Key).Select(table => new SchemaRename(ObjectKind.Table, table.Key, table.Key.Name, table.Value.Name))
            .Concat(columns.OrderBy(table => table.Key).SelectMany(table => table.Value.OrderBy(column => column.Key)
                .Select(column => new SchemaRename(ObjectKind.Column, TableAfter(table.Key), column.Key, column.Value))))
            .Concat(labels.List());

    /// <summary>The model as the server has it once the renames are made: what refers to a table or column follows it by itself.</summary>
    public SchemaModel MadeIn(SchemaModel before)
    {
        SchemaModel model = labels.MadeIn(before);
        return tables.Count == 0 && columns.Count == 0 ? model : model with
        {
            Tables = model.Tables.Select(MadeIn).OrderBy(table => table.Name).ToEquatableArray(),
            RawObjects = model.RawObjects.Select(MadeIn).ToEquatableArray(),
        };
    }

    /// <summary>Its SQL is its author's: where that has another name in it, it is another object.</summary>
    private RawObjectModel MadeIn(RawObjectModel item)
    {
        Dictionary<RawReference, RawReference> renamed = tables.ToDictionary(table => RawReference.Table(table.Key), table => RawReference.Table(table.Value));
        return item with
        {
            Needs = item.Needs.Select(need => renamed.TryGetValue(need, out RawReference? now) ? now : need).OrderBy(need => need).ToEquatableArray(),
        };
    }

    private TableModel MadeIn(TableModel table)
    {
        IReadOnlyDictionary<Identifier, Identifier> own = ColumnsOf(table.Name);
        return table with
        {
            Name = TableAfter(table.Name),
            Columns = table.Columns.Select(column => column with { Name = Column(own, column.Name), Generated = Expression(own, column.Generated) }).ToEquatableArray(),
            PrimaryKey = table.PrimaryKey is { } key ? key with { Columns = Columns(own, key.Columns) } : null,
            Uniques = table.Uniques.Select(unique => unique with { Columns = Columns(own, unique.Columns) }).ToEquatableArray(),
            Checks = table.Checks.Select(check => check with { Condition = Expression(own, check.Condition)! }).ToEquatableArray(),
            ForeignKeys = table.ForeignKeys.Select(key => key with
            {
                Columns = Columns(own, key.Columns),
                OnDeleteColumns = Columns(own, key.OnDeleteColumns),
                ReferencedTable = TableAfter(key.ReferencedTable),
                ReferencedColumns = Columns(ColumnsOf(key.ReferencedTable), key.ReferencedColumns),
            }).ToEquatableArray(),
            Indexes = table.Indexes.Select(index => index with
            {
                Keys = index.Keys.Select(part => part with
                {
                    Column = part.Column is { } column ? Column(own, column) : null,
                    Expression = Expression(own, part.Expression),
                }).ToEquatableArray(),
                Include = Columns(own, index.Include),
                Predicate = Expression(own, index.Predicate),
            }).ToEquatableArray(),
            Policies = table.Policies.Select(policy => policy with
            {
                Using = Expression(own, policy.Using),
                WithCheck = Expression(own, policy.WithCheck),
            }).ToEquatableArray(),
            Grants = table.Grants.Select(grant => grant with { Columns = Columns(own, grant.Columns) }).ToEquatableArray(),
            Seeds = table.Seeds.Select(seed => seed with
            {
                ConflictColumns = Columns(own, seed.ConflictColumns),
                Columns = Columns(own, seed.Columns),
                DependsOn = seed.DependsOn.Select(TableAfter).OrderBy(name => name).ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }

    private QualifiedName TableAfter(QualifiedName name) => tables.TryGetValue(name, out QualifiedName? renamed) ? renamed : name;

    private IReadOnlyDictionary<Identifier, Identifier> ColumnsOf(QualifiedName tableBefore)
        => columns.TryGetValue(tableBefore, out Dictionary<Identifier, Identifier>? own) ? own : None;

    private static Identifier Column(IReadOnlyDictionary<Identifier, Identifier> renames, Identifier column)
        => renames.TryGetValue(column, out Identifier? renamed) ? renamed : column;

    private static EquatableArray<Identifier> Columns(IReadOnlyDictionary<Identifier, Identifier> renames, EquatableArray<Identifier> names)
        => renames.Count == 0 ? names : names.Select(name => Column(renames, name)).ToEquatableArray();

    /// <summary>
    /// In a subquery a word may be a column of another table, so an expression with one stays as it is: at worst the same policy is
    /// written again.
    /// </summary>
    private static SqlExpression? Expression(IReadOnlyDictionary<Identifier, Identifier> renames, SqlExpression? expression)
        => expression is null || renames.Count == 0 || MentionsOtherTables(expression.Text)
            ? expression
            : new SqlExpression(SqlWords.Renamed(expression.Text, renames));

    /// <summary>The session's own subqueries read no table.</summary>
    private static bool MentionsOtherTables(string text) => SqlWords.Of(text).Any(word => word.Name == "from");

    private void FindColumns(TableModel before, TableModel after)
    {
        if (!after.Columns.Any(c => c.RenamedFrom is not null)) return;
        HashSet<Identifier> had = [.. before.Columns.Select(c => c.Name)];
        HashSet<Identifier> has = [.. after.Columns.Select(c => c.Name)];
        foreach (ColumnModel column in after.Columns)
        {
            if (column.RenamedFrom is not { } old || !had.Contains(old) || had.Contains(column.Name) || has.Contains(old)) continue;
            if (!columns.TryGetValue(before.Name, out Dictionary<Identifier, Identifier>? own)) columns.Add(before.Name, own = []);
            if (!own.ContainsKey(old)) own.Add(old, column.Name);
        }
    }
}
