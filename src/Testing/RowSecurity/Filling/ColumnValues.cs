using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>Values that a column may take, as SQL, the likeliest first. PostgreSQL judges which of them its constraints allow.</summary>
internal sealed class ColumnValues(SchemaModel model, MentionedColumns mentioned)
{
    public const string Null = "null";

    private int count;

    /// <summary>For a column that policies look at: every value that may matter to them.</summary>
    public List<string> Telling(TableModel table, ColumnModel column)
    {
        List<string> values = [];
        if (column.Type == PgType.Uuid)
        {
            bool isKey = table.PrimaryKey?.Columns.Contains(column.Name) == true;
            if (Frameworks.Holds(model, table, column)) values.AddRange([.. Persona.Frameworks.Select(Uuid), .. isKey ? [Fresh] : Array.Empty<string>()]);
            // A key of nobody's comes first: the row of a persona's key is one row only, and must not be spent on the first combination.
            else values.AddRange([.. isKey ? [Fresh] : Array.Empty<string>(), .. Persona.All.Select(persona => Uuid(persona.UserId))]);
        }
        else if (column.Type == PgType.Boolean) values.AddRange(["true", "false"]);
        else values.AddRange(mentioned.Literals(table).Concat(InChecks(table, column)).Concat(Plain(column)).Distinct());
        if (column.IsNullable) values.Add(Null);
        return values;
    }

    /// <summary>For any other column that has to have a value.</summary>
    public List<string> Some(TableModel table, ColumnModel column)
    {
        if (column.Type == PgType.Uuid) return Frameworks.Holds(model, table, column) ? [.. Persona.Frameworks.Select(Uuid)] : [Fresh];
        bool isUnique = table.Uniques.Any(unique => unique.Columns.Contains(column.Name))
            || table.PrimaryKey?.Columns.Contains(column.Name) == true
            || table.Indexes.Any(index => index.IsUnique && index.Keys.Any(key => key.Column == column.Name));
        IEnumerable<string> inChecks = InChecks(table, column);
        return [.. (isUnique ? Plain(column).Concat(inChecks) : inChecks.Concat(Plain(column))).Distinct()];
    }

    /// <summary>The value itself: <see cref="Fresh"/> becomes one that was never given before.</summary>
    public string Given(string value, ColumnModel column)
    {
        if (value != Fresh) return value;
        string number = (++count).ToString(CultureInfo.InvariantCulture);
        if (column.Type == PgType.Uuid) return $"'f2e50000-0000-4000-8000-{count.ToString("d12", CultureInfo.InvariantCulture)}'";
        if (column.Type.Name is "text" or "character varying" or "character" or "citext")
        {
            string text = "row " + number;
            return SqlQuoting.Literal(column.Type.Length is { } most && most < text.Length ? text[^most..] : text);
        }
        if (column.Type.Name is "date" or "timestamp with time zone" or "timestamp without time zone") return $"date '2020-01-01' + {number}";
        return number;
    }

    private const string Fresh = "";

    private static string Uuid(Guid id) => $"'{id}'";

    private static IEnumerable<string> InChecks(TableModel table, ColumnModel column)
        => table.Checks.Where(check => SqlWords.Mentions(check.Condition, column.Name))
            .SelectMany(check => MentionedColumns.LiteralsOf(check.Condition.Text));

    private IEnumerable<string> Plain(ColumnModel column)
    {
        if (column.Type.IsArray) return ["'{}'"];
        if (column.Type.Schema is { } schema)
        {
            EnumModel? type = model.Enums.FirstOrDefault(type => type.Name.Schema == schema && type.Name.Name.Value == column.Type.Name);
            return type is null ? [] : type.Labels.Select(SqlQuoting.Literal);
        }
        return column.Type.Name switch
        {
            "uuid" or "text" or "character varying" or "character" or "citext" or "date" => [Fresh],
            "timestamp with time zone" or "timestamp without time zone" => [Fresh],
            "smallint" or "integer" or "bigint" or "numeric" or "real" or "double precision" => [Fresh, "1", "0", "10", "100", "-1", "0.5"],
            "boolean" => ["true", "false"],
            "jsonb" or "json" => ["'{}'", "'[]'"],
            "time without time zone" or "time with time zone" => ["'12:00'"],
            "interval" => ["'1 day'"],
            "bytea" => ["'\\x00'"],
            "inet" or "cidr" => ["'192.0.2.1'"],
            "macaddr" => ["'00:00:5e:00:53:01'"],
            _ => ["'0'", "''", "'{}'", "'a'"],
        };
    }
}
