using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Core.Tests.Planning;

/// <summary>
/// A server on paper: it knows which objects are there, and takes a statement only if what it names is there and what it makes is not.
/// It knows nothing of what PostgreSQL refuses for other reasons; thousands of plans can be tried on it in seconds.
/// </summary>
internal sealed class PaperServer
{
    private readonly HashSet<Identifier> schemas;
    private readonly Dictionary<QualifiedName, List<string>> enums;
    private readonly Dictionary<ObjectId, FunctionModel> functions;
    private readonly Dictionary<ObjectId, RawObjectModel> raws;
    private readonly Dictionary<QualifiedName, PaperTable> tables;

    public PaperServer(SchemaModel model)
    {
        schemas = [.. model.Schemas];
        enums = model.Enums.ToDictionary(type => type.Name, type => type.Labels.ToList());
        functions = model.Functions.ToDictionary(function => ObjectId.Function(function.Name, function.Arguments));
        raws = model.RawObjects.ToDictionary(ObjectId.Raw);
        tables = model.Tables.Where(table => table.IsManaged).ToDictionary(table => table.Name, PaperTable.Of);
    }

    public IReadOnlyDictionary<QualifiedName, PaperTable> Tables => tables;

    /// <summary>All that is there, a line for each thing.</summary>
    public IEnumerable<string> Lines() => schemas.Select(schema => $"schema {schema}")
        .Concat(enums.Select(type => $"enum {type.Key}: {string.Join(", ", type.Value)}"))
        .Concat(functions.Values.Select(function => $"function {function.Name}({function.Arguments}) {function.Definition}"))
        .Concat(raws.Values.Select(raw => $"{raw.Reference} {raw.Sql}"))
        .Concat(tables.SelectMany(table => table.Value.Lines().Select(line => $"{table.Key}: {line}")))
        .Order(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">What the statement needs is not there, or what it makes is.</exception>
    public void Run(PgStatement statement)
    {
        switch (statement)
        {
            case PgStatement.CreateSchema s: Need(schemas.Add(s.Name), s.Name); break;
            case PgStatement.DropSchema s:
                Need(schemas.Remove(s.Name) && tables.Keys.All(table => table.Schema != s.Name) && enums.Keys.All(type => type.Schema != s.Name), s.Name);
                break;
            case PgStatement.CreateEnum s: enums.Add(s.Enum.Name, [.. s.Enum.Labels]); break;
            case PgStatement.DropEnum s:
                Need(tables.Values.All(table => table.Columns.Values.All(column => !Has(column, s.Name))) && enums.Remove(s.Name), s.Name);
                break;
            case PgStatement.RenameEnum s:
                QualifiedName renamed = new(s.Name.Schema, s.To);
                enums.Add(renamed, enums[s.Name]);
                enums.Remove(s.Name);
                foreach (PaperTable table in tables.Values)
                    foreach (ColumnModel column in table.Columns.Values.Where(column => Has(column, s.Name)).ToList())
                        table.Columns[column.Name] = column with { Type = column.Type with { Name = s.To.Value } };
                break;
            case PgStatement.AddEnumLabel s:
                List<string> labels = enums[s.Enum];
                Need(!labels.Contains(s.Label), s.Label);
                labels.Insert(s.Before is null ? labels.Count : At(labels, s.Before), s.Label);
                break;
            case PgStatement.RefuseLabels s: Need(s.Labels.All(enums[s.Enum].Contains) && s.Columns.All(column => tables[column.Table].Columns.ContainsKey(column.Column)), s.Enum); break;
            case PgStatement.CreateFunction s: functions.Add(ObjectId.Function(s.Function.Name, s.Function.Arguments), s.Function); break;
            case PgStatement.ReplaceFunction s:
                Need(functions.ContainsKey(ObjectId.Function(s.Function.Name, s.Function.Arguments)), s.Function.Name);
                functions[ObjectId.Function(s.Function.Name, s.Function.Arguments)] = s.Function;
                break;
            case PgStatement.DropFunction s:
                Need(tables.Values.All(table => table.Triggers.Values.All(trigger => trigger.Function != s.Name)) && functions.Remove(ObjectId.Function(s.Name, s.Arguments)), s.Name);
                break;
            case PgStatement.GrantFunction s: Need(functions.ContainsKey(ObjectId.Function(s.Name, s.Arguments)), s.Name); break;
            case PgStatement.CreateRaw s: raws.Add(ObjectId.Raw(s.Object), s.Object); break;
            case PgStatement.ReplaceRaw s:
                Need(raws.ContainsKey(ObjectId.Raw(s.Object)), s.Object);
                raws[ObjectId.Raw(s.Object)] = s.Object;
                break;
            case PgStatement.RenameRaw s: Need(raws.Remove(ObjectId.Raw(s.Object)), s.Object); break;
            // A type that made room for another one is dropped by the name that it has since then.
            case PgStatement.DropRaw s: Need(raws.Remove(ObjectId.Raw(s.Object)) || RawKinds.Of(s.Object).IsType, s.Object); break;
            case PgStatement.CreateTable s:
                tables.Add(s.Name, PaperTable.Of(new TableModel
                {
                    Name = s.Name, Columns = s.Columns.Select(column => column with { Comment = null }).ToEquatableArray(),
                    PrimaryKey = s.PrimaryKey, Uniques = s.Uniques, Checks = s.Checks,
                }));
                break;
            case PgStatement.DropTable s:
                Need(tables.Where(table => table.Key != s.Name).All(table => table.Value.Constraints.Values.OfType<ForeignKeyModel>().All(key => key.ReferencedTable != s.Name)) && tables.Remove(s.Name), s.Name);
                break;
            case PgStatement.WithForceLifted s: Run(s.Statement); break;
            default: RunOnTable(statement); break;
        }
    }

    private void RunOnTable(PgStatement statement)
    {
        switch (statement)
        {
            case PgStatement.AddColumn s: tables[s.Table].Columns.Add(s.Column.Name, s.Column with { RenamedFrom = null }); break;
            case PgStatement.DropColumn s: DropColumn(tables[s.Table], s.Column); break;
            case PgStatement.AlterColumnType s: Change(s.Table, s.Column, column => column with { Type = s.Type }); break;
            case PgStatement.SetDefault s: Change(s.Table, s.Column, column => column with { Default = s.Value }); break;
            case PgStatement.DropDefault s: Change(s.Table, s.Column, column => column with { Default = null }); break;
            case PgStatement.SetNotNull s: Change(s.Table, s.Column, column => column with { IsNullable = false }); break;
            case PgStatement.DropNotNull s: Change(s.Table, s.Column, column => column with { IsNullable = true }); break;
            case PgStatement.DropExpression s: Change(s.Table, s.Column, column => column with { Generated = null }); break;
            case PgStatement.AddIdentity s: Change(s.Table, s.Column, column => column with { Identity = s.Kind }); break;
            case PgStatement.SetIdentity s: Change(s.Table, s.Column, column => column with { Identity = s.Kind }); break;
            case PgStatement.DropIdentity s: Change(s.Table, s.Column, column => column with { Identity = IdentityKind.None }); break;
            case PgStatement.AdvanceIdentity s: Need(tables[s.Table].Columns[s.Column].Identity != IdentityKind.None, s.Column); break;
            case PgStatement.CommentOnColumn s: Change(s.Table, s.Column, column => column with { Comment = s.Text }); break;
            case PgStatement.CommentOn { Kind: OwnedKind.Table } s: tables[s.Name].Comment = s.Text; break;
            case PgStatement.AddCheck s:
                tables[s.Table].Constraints.Add(s.Check.Name, s.Check);
                if (!s.IsValid) tables[s.Table].NotValid.Add(s.Check.Name);
                break;
            case PgStatement.AddForeignKey s:
                NeedColumns(s.Table, s.ForeignKey.Columns);
                if (tables.ContainsKey(s.ForeignKey.ReferencedTable)) NeedKey(s.ForeignKey.ReferencedTable, s.ForeignKey.ReferencedColumns);
                tables[s.Table].Constraints.Add(s.ForeignKey.Name, s.ForeignKey);
                if (!s.IsValid) tables[s.Table].NotValid.Add(s.ForeignKey.Name);
                break;
            case PgStatement.ValidateConstraint s: Need(tables[s.Table].NotValid.Remove(s.Name), s.Name); break;
            case PgStatement.DropConstraint s:
                Need(tables[s.Table].Constraints.Remove(s.Name), s.Name);
                tables[s.Table].NotValid.Remove(s.Name);
                break;
            case PgStatement.CreateIndex s:
                NeedColumns(s.Table, s.Index.Keys.Select(key => key.Column).OfType<Identifier>().Concat(s.Index.Include));
                tables[s.Table].Indexes.Add(s.Index.Name, s.Index);
                break;
            case PgStatement.DropIndex s: Need(Holder(s.Name).Indexes.Remove(s.Name.Name), s.Name); break;
            case PgStatement.RenameIndex s:
                PaperTable holder = Holder(s.Index);
                holder.Indexes.Add(s.To, holder.Indexes[s.Index.Name] with { Name = s.To });
                holder.Indexes.Remove(s.Index.Name);
                break;
            case PgStatement.AddKeyUsingIndex s:
                IndexModel made = tables[s.Table].Indexes[s.Index];
                EquatableArray<Identifier> keys = made.Keys.Select(key => key.Column!).ToEquatableArray();
                Need(made.IsUnique && (!s.IsPrimary || keys.All(key => !tables[s.Table].Columns[key].IsNullable)), s.Name);
                tables[s.Table].Indexes.Remove(s.Index);
                tables[s.Table].Constraints.Add(s.Name, s.IsPrimary ? new PrimaryKeyModel(s.Name, keys) : new UniqueModel(s.Name, keys, made.NullsNotDistinct));
                break;
            case PgStatement.CreateTrigger s:
                Need(functions.Values.Any(function => function.Name == s.Trigger.Function), s.Trigger.Function);
                tables[s.Table].Triggers.Add(s.Trigger.Name, s.Trigger);
                break;
            case PgStatement.DropTrigger s: Need(tables[s.Table].Triggers.Remove(s.Name), s.Name); break;
            case PgStatement.EnableRowSecurity s: tables[s.Table].HasRowSecurity = true; break;
            case PgStatement.DisableRowSecurity s: tables[s.Table].HasRowSecurity = false; break;
            case PgStatement.ForceRowSecurity s: tables[s.Table].IsForced = true; break;
            case PgStatement.UnforceRowSecurity s: tables[s.Table].IsForced = false; break;
            case PgStatement.CreatePolicy s: tables[s.Table].Policies.Add(s.Policy.Name, s.Policy); break;
            case PgStatement.AlterPolicy s:
                Need(tables[s.Table].Policies.ContainsKey(s.Policy.Name), s.Policy.Name);
                tables[s.Table].Policies[s.Policy.Name] = s.Policy;
                break;
            case PgStatement.DropPolicy s: Need(tables[s.Table].Policies.Remove(s.Name), s.Name); break;
            case PgStatement.Grant s:
                NeedColumns(s.Table, s.Model.Columns);
                foreach (GrantModel grant in PaperTable.Columnwise(s.Model)) Need(tables[s.Table].Grants.Add(grant), grant);
                break;
            case PgStatement.Revoke s:
                foreach (GrantModel grant in PaperTable.Columnwise(s.Model)) Need(tables[s.Table].Grants.Remove(grant), grant);
                break;
            case PgStatement.UpsertSeed s: NeedColumns(s.Table, s.Seed.Columns); break;
            case PgStatement.DeleteSeed s: NeedColumns(s.Table, s.Seed.ConflictColumns); break;
        }
    }

    /// <summary>What PostgreSQL takes along has been dropped before it by its own statement, or the plan has forgotten something.</summary>
    private static void DropColumn(PaperTable table, Identifier name)
    {
        bool isUsed = table.Constraints.Values.Any(constraint => constraint switch
        {
            PrimaryKeyModel key => key.Columns.Contains(name),
            UniqueModel key => key.Columns.Contains(name),
            ForeignKeyModel key => key.Columns.Contains(name),
            _ => false,
        }) || table.Indexes.Values.Any(index => index.Keys.Any(key => key.Column == name) || index.Include.Contains(name)) || table.Grants.Any(grant => grant.Columns.Contains(name));
        Need(!isUsed && table.Columns.Remove(name), name);
    }

    private void Change(QualifiedName table, Identifier column, Func<ColumnModel, ColumnModel> change)
        => tables[table].Columns[column] = change(tables[table].Columns[column]);

    private void NeedColumns(QualifiedName table, IEnumerable<Identifier> columns)
    {
        foreach (Identifier column in columns) Need(tables[table].Columns.ContainsKey(column), column);
    }

    private void NeedKey(QualifiedName table, EquatableArray<Identifier> columns) => Need(
        tables[table].Constraints.Values.Any(constraint => (constraint as PrimaryKeyModel)?.Columns is { } key && columns.ToHashSet().SetEquals(key)
            || (constraint as UniqueModel)?.Columns is { } unique && columns.ToHashSet().SetEquals(unique))
        || tables[table].Indexes.Values.Any(index => index.IsUnique && columns.ToHashSet().SetEquals(index.Keys.Select(key => key.Column!))),
        table);

    private PaperTable Holder(QualifiedName index)
        => tables.FirstOrDefault(table => table.Key.Schema == index.Schema && table.Value.Indexes.ContainsKey(index.Name)).Value ?? throw new InvalidOperationException($"index {index}");

    private static bool Has(ColumnModel column, QualifiedName type) => column.Type.Schema == type.Schema && column.Type.Name == type.Name.Value;

    private static int At(List<string> labels, string label) => labels.IndexOf(label) is >= 0 and var at ? at : throw new InvalidOperationException($"label {label}");

    private static void Need(bool condition, object what)
    {
        if (!condition) throw new InvalidOperationException($"{what} is there or is not, or is in use");
    }
}
