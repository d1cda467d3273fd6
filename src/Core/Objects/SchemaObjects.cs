using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Objects;

/// <summary>A model as a flat list of objects, and back.</summary>
public static class SchemaObjects
{
    /// <summary>
    /// All objects in their one order: schemas, roles, enums, functions, raw objects, tables; each table followed by its members; by name (ordinal)
    /// within a kind, whatever order the model's lists are in.
    /// </summary>
    public static IEnumerable<SchemaObject> Of(SchemaModel model)
    {
        foreach (Identifier schema in model.Schemas.OrderBy(s => s)) yield return new SchemaObject.Schema(schema);
        foreach (RoleModel role in model.Roles.OrderBy(r => r.Name)) yield return new SchemaObject.Role(role);
        foreach (EnumModel type in model.Enums.OrderBy(e => e.Name)) yield return new SchemaObject.Enum(type);
        foreach (FunctionModel function in model.Functions.OrderBy(f => f.Name).ThenBy(f => f.Arguments, StringComparer.Ordinal))
            yield return new SchemaObject.Function(function);
        foreach (RawObjectModel item in model.RawObjects.OrderBy(o => o.Reference)) yield return new SchemaObject.Raw(item);
        foreach (TableModel table in model.Tables.OrderBy(t => t.Name))
            foreach (SchemaObject item in Of(table)) yield return item;
    }

    private static IEnumerable<SchemaObject> Of(TableModel table)
    {
        QualifiedName name = table.Name;
        yield return new SchemaObject.Table(
            name, table.IsManaged, table.Comment, table.RenamedFrom, table.Columns.Select(c => c.Name).ToEquatableArray());
        foreach (ColumnModel column in table.Columns.OrderBy(c => c.Name)) yield return new SchemaObject.Column(name, column);
        if (table.PrimaryKey is { } key) yield return new SchemaObject.PrimaryKey(name, key);
        foreach (UniqueModel unique in table.Uniques.OrderBy(u => u.Name)) yield return new SchemaObject.Unique(name, unique);
        foreach (CheckModel check in table.Checks.OrderBy(c => c.Name)) yield return new SchemaObject.Check(name, check);
        foreach (ForeignKeyModel foreign in table.ForeignKeys.OrderBy(f => f.Name)) yield return new SchemaObject.ForeignKey(name, foreign);
        foreach (IndexModel index in table.Indexes.OrderBy(i => i.Name)) yield return new SchemaObject.Index(name, index);
        foreach (TriggerModel trigger in table.Triggers.OrderBy(t => t.Name)) yield return new SchemaObject.Trigger(name, trigger);
        if (table.HasRowSecurity) yield return new SchemaObject.RowSecurity(name);
        foreach (PolicyModel policy in table.Policies.OrderBy(p => p.Name)) yield return new SchemaObject.Policy(name, policy);
        foreach (GrantModel grant in table.Grants.OrderBy(g => g.Role).ThenBy(g => g.Privilege).ThenBy(g => string.Join("\0", g.Columns), StringComparer.Ordinal))
            yield return new SchemaObject.Grant(name, grant);
        foreach (SeedModel seed in table.Seeds.OrderBy(s => s.Name, StringComparer.Ordinal)) yield return new SchemaObject.Seed(name, seed);
    }

    /// <summary>The model that <see cref="Of(SchemaModel)"/> takes apart into <paramref name="objects"/>, which come in its order.</summary>
    /// <exception cref="ArgumentException">An object is there twice, or a member's table or a table's column is not there.</exception>
    public static SchemaModel ToModel(string name, IEnumerable<SchemaObject> objects)
    {
        HashSet<ObjectId> seen = [];
        List<SchemaObject> top = [];
        Dictionary<QualifiedName, List<SchemaObject>> members = [];
        foreach (SchemaObject item in objects)
        {
            if (!seen.Add(item.Id)) throw new ArgumentException($"There are two of {item.Id}.", nameof(objects));
            if (item is not SchemaObject.Member member) top.Add(item);
            else if (members.TryGetValue(member.Owner, out List<SchemaObject>? list)) list.Add(item);
            else if (seen.Contains(ObjectId.Table(member.Owner))) members.Add(member.Owner, [item]);
            else throw new ArgumentException($"{item.Id} comes without its table before it.", nameof(objects));
        }
        return new SchemaModel
        {
            Name = name,
            Schemas = top.OfType<SchemaObject.Schema>().Select(s => s.Name).ToEquatableArray(),
            Roles = top.OfType<SchemaObject.Role>().Select(r => r.Model).ToEquatableArray(),
            Enums = top.OfType<SchemaObject.Enum>().Select(e => e.Model).ToEquatableArray(),
            Functions = top.OfType<SchemaObject.Function>().Select(f => f.Model).ToEquatableArray(),
            RawObjects = top.OfType<SchemaObject.Raw>().Select(o => o.Model).ToEquatableArray(),
            Tables = top.OfType<SchemaObject.Table>()
                .Select(t => ToTable(t, members.TryGetValue(t.Name, out List<SchemaObject>? list) ? list : []))
                .ToEquatableArray(),
        };
    }

    private static TableModel ToTable(SchemaObject.Table table, List<SchemaObject> members)
    {
        Dictionary<Identifier, ColumnModel> columns = members.OfType<SchemaObject.Column>().ToDictionary(c => c.Model.Name, c => c.Model);
        if (columns.Count != table.ColumnOrder.Count || table.ColumnOrder.Any(c => !columns.ContainsKey(c)))
        {
            throw new ArgumentException(
                $"{table.Id} lists the columns {string.Join(", ", table.ColumnOrder)} but has {string.Join(", ", columns.Keys)}.", nameof(table));
        }
        return new TableModel
        {
            Name = table.Name,
            IsManaged = table.IsManaged,
            Comment = table.Comment,
            RenamedFrom = table.RenamedFrom,
            Columns = table.ColumnOrder.Select(c => columns[c]).ToEquatableArray(),
            PrimaryKey = members.OfType<SchemaObject.PrimaryKey>().SingleOrDefault()?.Model,
            Uniques = members.OfType<SchemaObject.Unique>().Select(m => m.Model).ToEquatableArray(),
            ForeignKeys = members.OfType<SchemaObject.ForeignKey>().Select(m => m.Model).ToEquatableArray(),
            Checks = members.OfType<SchemaObject.Check>().Select(m => m.Model).ToEquatableArray(),
            Indexes = members.OfType<SchemaObject.Index>().Select(m => m.Model).ToEquatableArray(),
            Triggers = members.OfType<SchemaObject.Trigger>().Select(m => m.Model).ToEquatableArray(),
            HasRowSecurity = members.OfType<SchemaObject.RowSecurity>().Any(),
            Policies = members.OfType<SchemaObject.Policy>().Select(m => m.Model).ToEquatableArray(),
            Grants = members.OfType<SchemaObject.Grant>().Select(m => m.Model).ToEquatableArray(),
            Seeds = members.OfType<SchemaObject.Seed>().Select(m => m.Model).ToEquatableArray(),
        };
    }
}
