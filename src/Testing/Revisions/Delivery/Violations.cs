using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>Statements that break a constraint, made from rows that keep it: one row is changed in what the constraint is about.</summary>
internal sealed class Violations(SchemaModel model)
{
    private const int MostCommands = 400;

    /// <summary>Null for what is no constraint.</summary>
    /// <param name="item">New or changed.</param>
    /// <param name="wasNullable">For a column: whether it could be NULL before, or was not there.</param>
    public Violation? Of(SchemaObject item, Func<SchemaObject.Column, bool> wasNullable)
    {
        if (item is not SchemaObject.Member member || model.Tables.FirstOrDefault(table => table.Name == member.Owner) is not { IsManaged: true } table) return null;
        return item switch
        {
            SchemaObject.Column { Model: { IsNullable: false, Generated: null, Identity: IdentityKind.None } } column when wasNullable(column) => NotNull(table, column.Model),
            SchemaObject.Check check => Check(table, check.Model),
            SchemaObject.ForeignKey key => ForeignKey(table, key.Model),
            SchemaObject.PrimaryKey key => Unique(table, "primary key", key.Model.Name, [.. key.Model.Columns], null),
            // Whatever breaks a key that holds the primary key's columns breaks that first.
            SchemaObject.Unique unique when table.PrimaryKey?.Columns.All(unique.Model.Columns.Contains) != true => Unique(table, "unique constraint", unique.Model.Name, [.. unique.Model.Columns], null),
            SchemaObject.Index { Model.IsUnique: true } index => Unique(
                table, "unique index", index.Model.Name, [.. index.Model.Keys.Select(key => key.Column).OfType<Identifier>()], index.Model.Predicate),
            _ => null,
        };
    }

    private static Violation NotNull(TableModel table, ColumnModel column)
    {
        string name = SqlQuoting.QualifiedName(table.Name);
        string own = SqlQuoting.Identifier(column.Name);
        return new Violation($"not null {table.Name}.{column.Name}", "23502", column.Name.Value,
        [
            $"update {name} set {own} = null where ctid = (select ctid from {name} limit 1)",
            // A trigger may set at an UPDATE what the statement leaves out.
            Copy(table, [], other => other.Name == column.Name ? "null" : null),
        ]);
    }

    private Violation Check(TableModel table, CheckModel check)
    {
        string name = SqlQuoting.QualifiedName(table.Name);
        ColumnModel[] columns = [.. table.Columns.Where(column => column.Generated is null && SqlWords.Mentions(check.Condition, column.Name))];
        List<string> literals = [.. SqlTokens.Read(check.Condition.Text).Where(token => token.Kind is SqlTokenKind.Number or SqlTokenKind.Text)
            .Select(token => check.Condition.Text.Substring(token.Start, token.Length)).Distinct()];
        List<string> sets = [];
        foreach (ColumnModel column in columns) sets.AddRange(Odd(column, literals).Select(value => $"{SqlQuoting.Identifier(column.Name)} = {value}"));
        // Conditions such as "published, or no date" need two columns at once.
        for (int i = 0; i < columns.Length; i++)
            for (int j = i + 1; j < columns.Length; j++)
                sets.AddRange(from one in Odd(columns[i], literals) from other in Odd(columns[j], literals)
                              select $"{SqlQuoting.Identifier(columns[i].Name)} = {one}, {SqlQuoting.Identifier(columns[j].Name)} = {other}");
        if (columns.Length > 2) sets.Add(string.Join(", ", columns.Select(column => SqlQuoting.Identifier(column.Name) + " = null")));
        return new Violation($"check {table.Name}.{check.Name}", "23514", check.Name.Value,
            [.. sets.Take(MostCommands).Select(set => $"update {name} set {set} where ctid = (select ctid from {name} limit 1)")]);
    }

    private static Violation ForeignKey(TableModel table, ForeignKeyModel key)
    {
        string name = SqlQuoting.QualifiedName(table.Name);
        Identifier last = key.Columns[^1];
        string absent = Absent(table.Columns.First(column => column.Name == last).Type);
        string others = string.Concat(key.Columns.Take(key.Columns.Count - 1).Select(column => $" and {SqlQuoting.Identifier(column)} is not null"));
        string referenced = string.Join(", ", key.ReferencedColumns.Take(key.Columns.Count - 1).Select(SqlQuoting.Identifier).Append(absent));
        return new Violation($"foreign key {table.Name}.{key.Name}", "23503", key.Name.Value,
        [
            $"update {name} set {SqlQuoting.Identifier(last)} = {absent} where ctid = (select ctid from {name} where true{others} limit 1)",
            $"update {name} set ({SqlQuoting.Identifiers(key.Columns)}) = (select {referenced} from {SqlQuoting.QualifiedName(key.ReferencedTable)} limit 1) "
                + $"where ctid = (select ctid from {name} limit 1)",
            // Others may refer to the row by the same columns; nobody refers to a new one.
            Copy(table, [], column => column.Name == last || (IsUnique(table, column.Name) && !key.Columns.Contains(column.Name)) ? Absent(column.Type) : null),
        ]);
    }

    private static bool IsUnique(TableModel table, Identifier column)
        => table.PrimaryKey?.Columns.Contains(column) == true || table.Uniques.Any(unique => unique.Columns.Contains(column));

    private static Violation Unique(TableModel table, string kind, Identifier constraint, Identifier[] columns, SqlExpression? predicate)
    {
        string name = SqlQuoting.QualifiedName(table.Name);
        string list = SqlQuoting.Identifiers(columns);
        string where = string.Join(" and ", columns.Select(column => SqlQuoting.Identifier(column) + " is not null").Append(predicate is null ? "true" : $"({predicate.Text})"));
        return new Violation($"{kind} {table.Name}.{constraint}", "23505", constraint.Value, columns.Length == 0 ? [] :
        [
            $"update {name} set ({list}) = row((select {string.Join($" from {name} where {where} order by ctid limit 1), (select ", columns.Select(SqlQuoting.Identifier))} "
                + $"from {name} where {where} order by ctid limit 1)) where ctid = (select ctid from {name} where {where} order by ctid offset 1 limit 1)",
            // Where no two rows have values, or only one fits the predicate, two are given the same.
            $"update {name} set {string.Join(", ", columns.Select(column => $"{SqlQuoting.Identifier(column)} = {Same(table.Columns.First(other => other.Name == column).Type)}"))} "
                + $"where ctid = any (array(select ctid from {name} order by ctid limit 2))",
            Copy(table, [.. (table.PrimaryKey?.Columns ?? default).Where(column => !columns.Contains(column))], _ => null),
            Copy(table, [], _ => null),
        ]);
    }

    /// <summary>An INSERT of a row that is there, with some columns left to their defaults and some given otherwise.</summary>
    private static string Copy(TableModel table, Identifier[] leftOut, Func<ColumnModel, string?> given)
    {
        ColumnModel[] columns = [.. table.Columns.Where(column => column.Generated is null && !leftOut.Contains(column.Name))];
        string name = SqlQuoting.QualifiedName(table.Name);
        return $"insert into {name} ({SqlQuoting.Identifiers(columns.Select(column => column.Name))}) overriding system value "
            + $"select {string.Join(", ", columns.Select(column => given(column) ?? SqlQuoting.Identifier(column.Name)))} from {name} limit 1";
    }

    /// <summary>A value that no row holds.</summary>
    private static string Absent(PgType type) => type.Name switch
    {
        "uuid" => "gen_random_uuid()",
        "smallint" => "32767",
        "integer" or "bigint" or "numeric" => "2147483646",
        "character varying" or "character" when type.Length is { } length => $"left('no such row', {length})",
        "date" => "date '4000-01-01'",
        "timestamp with time zone" => "timestamptz '4000-01-01'",
        _ => "'no such row'",
    };

    /// <summary>A value that several rows can be given.</summary>
    private static string Same(PgType type) => type.Name switch
    {
        "uuid" => "'f2e5ffff-0000-4000-8000-000000000000'",
        "boolean" => "true",
        "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" => "1",
        "character varying" or "character" when type.Length is { } length => $"left('no such row', {length})",
        "date" => "date '4000-01-01'",
        "timestamp with time zone" or "timestamp without time zone" => "timestamp '4000-01-01'",
        _ => "'no such row'",
    };

    /// <summary>Values at the ends of what a type holds, and around those that the condition names.</summary>
    private IEnumerable<string> Odd(ColumnModel column, List<string> literals)
    {
        if (column.IsNullable) yield return "null";
        if (column.Type.IsArray)
        {
            yield return "'{}'";
            yield break;
        }
        string[] values = column.Type.Name switch
        {
            "smallint" or "integer" or "bigint" => ["-1", "0", "1", "32767", "-32768", .. Numbers(literals).SelectMany(number => new[] { $"{number} - 1", $"{number} + 1", number })],
            "numeric" or "real" or "double precision" =>
                ["-1", "0", "0.5", "9", "99", "999999", .. Numbers(literals).SelectMany(number => new[] { $"{number} - 0.01", $"{number} + 0.01", $"{number} + 1", number })],
            "text" or "character varying" or "character" or "citext" => ["''", "'!'", "' '", "'NO SUCH VALUE'", "repeat('x', 300)", "repeat('x', 20000)", .. literals.Where(literal => literal[0] == '\'')],
            "boolean" => ["true", "false"],
            "date" => ["date '0001-01-01'", "date '9999-12-31'"],
            "timestamp with time zone" or "timestamp without time zone" => ["timestamp '0001-01-01'", "timestamp '9999-12-31'"],
            "jsonb" or "json" => ["'{}'", "'[]'", "'null'", "'0'", "'\"x\"'"],
            "time without time zone" or "time with time zone" => ["time '00:00'", "time '12:00'", "time '23:59'"],
            "uuid" => ["gen_random_uuid()"],
            "interval" => ["interval '-1 day'", "interval '0'", "interval '1000 years'"],
            _ => [.. model.Enums.FirstOrDefault(type => type.Name.Schema == column.Type.Schema && type.Name.Name.Value == column.Type.Name)?.Labels.Select(SqlQuoting.Literal) ?? []],
        };
        foreach (string value in values.Distinct()) yield return value;
    }

    private static IEnumerable<string> Numbers(IEnumerable<string> literals) => literals.Where(literal => char.IsAsciiDigit(literal[0]));
}
