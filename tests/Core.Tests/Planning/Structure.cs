using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Planning;

/// <summary>What an author does by hand, or the compiler for him, when a column or a table gets another name or goes.</summary>
internal static class Structure
{
    /// <summary>An expression, a key or a foreign key has the column.</summary>
    public static bool Names(TableModel table, Identifier column)
        => (table.PrimaryKey?.Columns.Contains(column) ?? false)
            || table.Uniques.Any(unique => unique.Columns.Contains(column))
            || table.ForeignKeys.Any(key => key.Columns.Contains(column))
            || table.Checks.Any(check => SqlWords.Mentions(check.Condition, column))
            || table.Columns.Any(other => SqlWords.Mentions(other.Generated, column))
            || table.Policies.Any(policy => SqlWords.Mentions(policy.Using, column) || SqlWords.Mentions(policy.WithCheck, column))
            || table.Indexes.Any(index => SqlWords.Mentions(index.Predicate, column) || index.Keys.Any(key => SqlWords.Mentions(key.Expression, column)));

    public static TableModel Without(TableModel table, Identifier column) => table with
    {
        Columns = table.Columns.Where(other => other.Name != column).ToEquatableArray(),
        Indexes = table.Indexes.Where(index => !index.Include.Contains(column) && index.Keys.All(key => key.Column != column)).ToEquatableArray(),
        Grants = table.Grants.Select(grant => grant with { Columns = grant.Columns.Where(name => name != column).ToEquatableArray() })
            .Where((grant, i) => !grant.Columns.IsEmpty || table.Grants[i].Columns.IsEmpty).ToEquatableArray(),
    };

    public static TableModel Renamed(TableModel table, Identifier from, Identifier to)
    {
        System.Collections.Generic.Dictionary<Identifier, Identifier> names = new() { [from] = to };
        return table with
        {
            Columns = table.Columns.Select(column => column with
            {
                Name = Name(column.Name),
                RenamedFrom = column.Name == from ? from : column.RenamedFrom,
                Generated = Text(column.Generated),
            }).ToEquatableArray(),
            PrimaryKey = table.PrimaryKey is { } key ? key with { Columns = List(key.Columns) } : null,
            Uniques = table.Uniques.Select(unique => unique with { Columns = List(unique.Columns) }).ToEquatableArray(),
            Checks = table.Checks.Select(check => check with { Condition = Text(check.Condition)! }).ToEquatableArray(),
            ForeignKeys = table.ForeignKeys.Select(reference => reference with
            {
                Columns = List(reference.Columns),
                OnDeleteColumns = List(reference.OnDeleteColumns),
                ReferencedColumns = reference.ReferencedTable == table.Name ? List(reference.ReferencedColumns) : reference.ReferencedColumns,
            }).ToEquatableArray(),
            Indexes = table.Indexes.Select(index => index with
            {
                Keys = index.Keys.Select(part => part with { Column = part.Column is { } column ? Name(column) : null, Expression = Text(part.Expression) }).ToEquatableArray(),
                Include = List(index.Include),
                Predicate = Text(index.Predicate),
            }).ToEquatableArray(),
            Policies = table.Policies.Select(policy => policy with { Using = Text(policy.Using), WithCheck = Text(policy.WithCheck) }).ToEquatableArray(),
            Grants = table.Grants.Select(grant => grant with { Columns = List(grant.Columns) }).ToEquatableArray(),
            Seeds = table.Seeds.Select(seed => seed with { Columns = List(seed.Columns), ConflictColumns = List(seed.ConflictColumns) }).ToEquatableArray(),
        };

        Identifier Name(Identifier name) => name == from ? to : name;
        EquatableArray<Identifier> List(EquatableArray<Identifier> list) => list.Select(Name).ToEquatableArray();
        SqlExpression? Text(SqlExpression? text) => text is null ? null : new SqlExpression(SqlWords.Renamed(text.Text, names));
    }

    /// <summary>With the names that follow from it, as the naming rules make them.</summary>
    public static SchemaModel Renamed(SchemaModel model, TableModel table, Identifier to)
    {
        QualifiedName name = new(table.Name.Schema, to);
        TableModel renamed = table with
        {
            Name = name,
            RenamedFrom = table.Name.Name,
            PrimaryKey = table.PrimaryKey is { } key ? key with { Name = new($"pk_{to}") } : null,
            Indexes = table.Indexes.Select((index, i) => index with { Name = new($"idx_{to}_{i}") }).OrderBy(index => index.Name).ToEquatableArray(),
            Policies = table.Policies.Select((policy, i) => policy with { Name = new($"{to}_{i}") }).OrderBy(policy => policy.Name).ToEquatableArray(),
        };
        return RawText.Renamed(model, table.Name, name) with
        {
            Tables = model.Tables.Select(other => other == table ? renamed : other).Select(other => other with
            {
                ForeignKeys = other.ForeignKeys.Select(reference => reference.ReferencedTable == table.Name ? reference with { ReferencedTable = name } : reference).ToEquatableArray(),
                Seeds = other.Seeds.Select(seed => seed with { DependsOn = seed.DependsOn.Select(needed => needed == table.Name ? name : needed).OrderBy(n => n).ToEquatableArray() }).ToEquatableArray(),
            }).OrderBy(other => other.Name).ToEquatableArray(),
        };
    }

    /// <summary>With the texts that hold it.</summary>
    public static SchemaModel RenamedLabel(SchemaModel model, EnumModel type, string from, string to)
    {
        string old = SqlQuoting.Literal(from);
        string now = SqlQuoting.Literal(to);
        return model with
        {
            Enums = model.Enums.Select(other => other != type ? other : type with
            {
                Labels = type.Labels.Select(label => label == from ? to : label).ToEquatableArray(),
                FormerLabels = EquatableArrays.Of(new FormerLabel(to, from)),
            }).ToEquatableArray(),
            Tables = model.Tables.Select(table => table with
            {
                Columns = table.Columns.Select(column => column with { Default = Text(column.Default), Generated = Text(column.Generated) }).ToEquatableArray(),
                Checks = table.Checks.Select(check => check with { Condition = Text(check.Condition)! }).ToEquatableArray(),
                Indexes = table.Indexes.Select(index => index with { Predicate = Text(index.Predicate) }).ToEquatableArray(),
                Policies = table.Policies.Select(policy => policy with { Using = Text(policy.Using), WithCheck = Text(policy.WithCheck) }).ToEquatableArray(),
                Seeds = table.Seeds.Select(seed => seed with
                {
                    Rows = seed.Rows.Select(row => new SeedRow(row.Values.Select(value => Text(value)!).ToEquatableArray())).ToEquatableArray(),
                }).ToEquatableArray(),
            }).ToEquatableArray(),
        };

        SqlExpression? Text(SqlExpression? text) => text is null ? null : new SqlExpression(text.Text.Replace(old, now));
    }
}
