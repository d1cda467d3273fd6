using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.ObjectFiles;

/// <summary>Reads "view public.active_students" into its parts, each written in the one way in which equal names are equal texts.</summary>
internal static class ObjectNameReader
{
    /// <summary>Other words for a type, by which a function's arguments may be given.</summary>
    private static readonly Dictionary<string, string> TypeNames = new(StringComparer.Ordinal)
    {
        ["int"] = "integer", ["int4"] = "integer", ["int8"] = "bigint", ["int2"] = "smallint", ["bool"] = "boolean", ["varchar"] = "character varying",
        ["decimal"] = "numeric", ["float4"] = "real", ["float8"] = "double precision", ["timestamptz"] = "timestamp with time zone",
    };

    /// <summary>The words that begin a reference to what records make.</summary>
    private static readonly RawKind[] OfRecords =
    [
        new(RawReference.TableKind, "", RawNameShape.Qualified), new(RawReference.EnumKind, "", RawNameShape.Qualified),
        new(RawReference.SchemaKind, "", RawNameShape.Bare), new(RawReference.RoleKind, "", RawNameShape.Bare),
    ];

    /// <summary>An object with its kind, or what is wrong with the text.</summary>
    public static (RawKind? Kind, Identifier? Schema, string Name, string? Flaw) Object(string text) => Read(text, RawKinds.All, isReference: false);

    /// <summary>A reference, or what is wrong with the text. A function needs no arguments.</summary>
    public static (RawReference? Reference, string? Flaw) Reference(string text)
    {
        (RawKind? kind, Identifier? schema, string name, string? flaw) = Read(text, [.. RawKinds.All, .. OfRecords], isReference: true);
        return flaw is not null ? (null, flaw) : (new RawReference(kind!.Words, schema is null ? name : SqlQuoting.Identifier(schema) + "." + name), null);
    }

    private static (RawKind? Kind, Identifier? Schema, string Name, string? Flaw) Read(string text, IReadOnlyList<RawKind> kinds, bool isReference)
    {
        List<SqlToken> tokens = SqlTokens.Read(text);
        RawKind? kind = kinds.Where(known => Starts(tokens, known.Words)).OrderByDescending(known => known.Words.Length).FirstOrDefault();
        if (kind is null)
        {
            string words = string.Join(", ", kinds.Select(known => known.Words));
            return (null, null, "", $"'{text}' begins with no kind of object; known are {words}");
        }
        List<SqlToken> rest = tokens.Skip(kind.Words.Split(' ').Length).ToList();
        if (rest.FirstOrDefault(token => token.Kind == SqlTokenKind.Name && Identifier.Flaw(token.Text) is not null) is { Text: not null } bad)
            return (kind, null, "", Identifier.Flaw(bad.Text));
        return Shaped(kind, rest, isReference) is { } name
            ? (kind, name.Schema, name.Name, null)
            : (kind, null, "", $"'{text}' should be {kind.Words} {Example(kind.Shape)}");
    }

    private static (Identifier? Schema, string Name)? Shaped(RawKind kind, List<SqlToken> tokens, bool isReference)
    {
        bool isQualified = tokens.Count >= 3 && tokens[0].Kind == SqlTokenKind.Name && tokens[1].IsSign(".");
        Identifier? schema = isQualified ? new Identifier(tokens[0].Text) : null;
        bool isName = isQualified && tokens[2].Kind == SqlTokenKind.Name;
        return kind.Shape switch
        {
            RawNameShape.Qualified => isName && tokens.Count == 3 ? (schema, Canonical(tokens.Skip(2))) : null,
            RawNameShape.Routine when isName && tokens.Count == 3 && isReference => (schema, Canonical(tokens.Skip(2))),
            RawNameShape.Routine => isName && tokens.Count >= 5 && tokens[3].IsSign("(") && tokens[tokens.Count - 1].IsSign(")") ? (schema, Canonical(tokens.Skip(2))) : null,
            RawNameShape.OnTable => tokens.Count == 5 && tokens[0].Kind == SqlTokenKind.Name && tokens[1].IsWord("on") && tokens[3].IsSign(".") ? (null, Canonical(tokens)) : null,
            RawNameShape.Bare => tokens.Count == 1 && tokens[0].Kind == SqlTokenKind.Name || kind.Words == RawKinds.Other && tokens.Count > 0 ? (null, Canonical(tokens)) : null,
            RawNameShape.Operator => isQualified && tokens.Count >= 6 && tokens[3].IsSign("(") && tokens[tokens.Count - 1].IsSign(")") ? (schema, Canonical(tokens.Skip(2))) : null,
            RawNameShape.Cast => tokens.Count >= 5 && tokens[0].IsSign("(") && tokens.Any(token => token.IsWord("as")) && tokens[tokens.Count - 1].IsSign(")") ? (null, Canonical(tokens)) : null,
            RawNameShape.UsingMethod => isName && tokens.Count == 5 && tokens[3].IsWord("using") ? (schema, Canonical(tokens.Skip(2))) : null,
            _ => throw new InvalidOperationException($"No names are read for {kind.Shape}."),
        };
    }

    private static string Example(RawNameShape shape) => shape switch
    {
        RawNameShape.Qualified => "schema.name",
        RawNameShape.Routine => "schema.name(types of its arguments)",
        RawNameShape.OnTable => "name on schema.table",
        RawNameShape.Bare => "name",
        RawNameShape.Operator => "schema.sign (type, type)",
        RawNameShape.Cast => "(type as type)",
        RawNameShape.UsingMethod => "schema.name using method",
        _ => throw new InvalidOperationException($"No example is known for {shape}."),
    };

    private static bool Starts(List<SqlToken> tokens, string words)
    {
        string[] parts = words.Split(' ');
        return tokens.Count >= parts.Length && parts.Select((part, i) => tokens[i].IsWord(part)).All(isSame => isSame);
    }

    /// <summary>One space between words, none around dots and inside parentheses.</summary>
    private static string Canonical(IEnumerable<SqlToken> tokens)
    {
        StringBuilder text = new();
        SqlToken? last = null;
        int depth = 0;
        foreach (SqlToken token in tokens)
        {
            if (last is { } before && IsParted(before, token)) text.Append(' ');
            text.Append(Word(token, depth > 0));
            if (token.IsSign("(")) depth++;
            if (token.IsSign(")")) depth--;
            last = token;
        }
        return text.ToString();
    }

    private static bool IsParted(SqlToken last, SqlToken next)
    {
        if (next.IsSign(".") || next.IsSign(",") || next.IsSign(")") || next.IsSign("[") || next.IsSign("]")) return false;
        if (last.IsSign(".") || last.IsSign("(") || last.IsSign("[")) return false;
        return !next.IsSign("(") || last.Kind != SqlTokenKind.Name;
    }

    private static string Word(SqlToken token, bool isType) => token.Kind switch
    {
        SqlTokenKind.Name when token.IsQuoted => SqlQuoting.Identifier(new Identifier(token.Text)),
        SqlTokenKind.Name when isType && TypeNames.TryGetValue(token.Text, out string? type) => type,
        SqlTokenKind.Text => SqlQuoting.Literal(token.Text),
        _ => token.Text,
    };
}
