using System.Linq;
using System.Globalization;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>Types, by the short names that people write.</summary>
internal static class TypeSql
{
    public static string Write(PgType type)
    {
        string name = type.Schema is { } schema
            ? SqlQuoting.QualifiedName(new QualifiedName(schema, new Identifier(type.Name)))
            : ShortName(type.Name);
        return name + Modifiers(type) + (type.IsArray ? "[]" : "");
    }

    public static string CreateEnum(PgStatement.CreateEnum statement)
    {
        string head = $"create type {SqlQuoting.QualifiedName(statement.Enum.Name)} as enum (";
        string[] labels = statement.Enum.Labels.Select(SqlQuoting.Literal).ToArray();
        return labels.Length == 0 ? head + ")" : head + "\n" + SqlText.Indent + string.Join(",\n" + SqlText.Indent, labels) + "\n)";
    }

    private static string ShortName(string name) => name switch
    {
        "character varying" => "varchar",
        "character" => "char",
        "timestamp with time zone" => "timestamptz",
        "timestamp without time zone" => "timestamp",
        "time with time zone" => "timetz",
        "time without time zone" => "time",
        _ => name,
    };

    private static string Modifiers(PgType type)
    {
        if (type.Length is { } length) return $"({Digits(length)})";
        if (type.Precision is not { } precision) return "";
        return type.Scale is { } scale ? $"({Digits(precision)}, {Digits(scale)})" : $"({Digits(precision)})";
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
