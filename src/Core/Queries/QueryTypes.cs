using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Queries;

/// <summary>
/// Types of PostgreSQL by their names, as format_type() prints them without modifiers ("character varying", "uuid[]", "public.mood"), and
/// which of them a member can hold every value of.
/// </summary>
public static class QueryTypes
{
    private static readonly string[] Texts = ["text", "character varying", "character", "name", "citext", "\"char\"", "xml"];

    // What a member that is a … in PostgreSQL can hold beside its own.
    private static readonly Dictionary<string, string[]> Wider = new(StringComparer.Ordinal)
    {
        ["integer"] = ["smallint"],
        ["bigint"] = ["smallint", "integer"],
        ["double precision"] = ["real"],
        ["text"] = [.. Texts, "json", "jsonb"],
        ["timestamp without time zone"] = ["timestamp with time zone"],
        ["inet"] = ["cidr"],
    };

    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "uuid", "smallint", "integer", "bigint", "real", "double precision", "numeric", "boolean", "date", "time without time zone",
        "time with time zone", "timestamp with time zone", "timestamp without time zone", "interval", "bytea", "json", "jsonb", "inet", "cidr",
        "text", "character varying", "character", "name", "citext", "xml", "money", "oid",
    };

    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["int"] = "integer", ["int4"] = "integer", ["int8"] = "bigint", ["int2"] = "smallint", ["bool"] = "boolean", ["varchar"] = "character varying",
        ["char"] = "character", ["bpchar"] = "character", ["float4"] = "real", ["float8"] = "double precision", ["float"] = "double precision", ["decimal"] = "numeric",
        ["dec"] = "numeric", ["timestamptz"] = "timestamp with time zone", ["timestamp"] = "timestamp without time zone", ["timetz"] = "time with time zone",
        ["time"] = "time without time zone",
    };

    /// <summary>The type of a column of the model.</summary>
    public static string Of(PgType type)
    {
        string name = type.Schema is { } schema ? SqlQuoting.QualifiedName(new QualifiedName(schema, new Identifier(type.Name))) : Named(SqlTokens.Read(type.Name)) ?? type.Name;
        return type.IsArray ? name + "[]" : name;
    }

    /// <summary>
    /// Whether a member of type <paramref name="member"/> can hold all that a column of type <paramref name="column"/> has; null where that is
    /// not known here: an enum, a domain, a type of an extension.
    /// </summary>
    public static bool? Fits(string member, string column)
    {
        if (member == column) return true;
        if (column.EndsWith("[]", StringComparison.Ordinal) || member.EndsWith("[]", StringComparison.Ordinal))
        {
            if (!column.EndsWith("[]", StringComparison.Ordinal)) return IsKnown(column) ? false : null;
            if (!member.EndsWith("[]", StringComparison.Ordinal)) return false;
            string item = column.Substring(0, column.Length - 2);
            return member == "text[]" && Texts.Contains(item) ? true : IsKnown(item) ? false : null;
        }
        if (Wider.TryGetValue(member, out string[]? narrower) && narrower.Contains(column)) return true;
        if (!IsKnown(column)) return null;
        // The labels of an enum are read from a text as well.
        return !IsKnown(member) && Texts.Contains(column);
    }

    /// <summary>What "::type" says, from its first word; null for what is not built in.</summary>
    internal static string? Named(IReadOnlyList<SqlToken> tokens)
    {
        List<string> words = [];
        int open = 0;
        bool isArray = false;
        foreach (SqlToken token in tokens)
        {
            if (token.IsSign("(")) open++;
            else if (token.IsSign(")")) open--;
            else if (token.IsSign("[")) isArray = true;
            else if (open == 0 && token.Kind == SqlTokenKind.Name) words.Add(token.Text);
            else if (open == 0 && !token.IsSign("]") && token.Kind != SqlTokenKind.Number) return null;
        }
        string name = string.Join(" ", words);
        if (Short.TryGetValue(name, out string? full)) name = full;
        return BuiltIn.Contains(name) ? isArray ? name + "[]" : name : null;
    }

    /// <param name="type">In full: "double precision".</param>
    internal static bool IsKnown(string type) => BuiltIn.Contains(type);
}
