using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>A path into a typed jsonb column, such as Config.TutorStyle, as SQL: one text for indexes and rules, so that the one serves the other.</summary>
internal static class JsonPathReader
{
    /// <summary>The names of the path's keys, and what it leads to; null, and why, where there is no such path.</summary>
    public static JsonPath? Find(ColumnReading column, IReadOnlyList<string> steps, out string fault)
    {
        fault = "";
        if (column.Type.Storage != ColumnStorage.Json)
        {
            fault = $"'{column.Member}' is no typed jsonb column";
            return null;
        }
        List<(string, IPropertySymbol)> path = [];
        ITypeSymbol type = column.Type.Clr.Underlying;
        foreach (string step in steps)
        {
            IPropertySymbol? property = type is INamedTypeSymbol document && IsDocument(document)
                ? ValueReader.DocumentProperties(document).FirstOrDefault(candidate => candidate.Name == step) : null;
            if (property is null || JsonNames.Of(property) is not { } name || !SqlLiteral.IsStorable(name))
            {
                fault = $"'{ClrTypeNames.ForMessage(type)}' has no property '{step}' in its document";
                return null;
            }
            path.Add((name, property));
            type = ClrType.Of(property.Type).Underlying;
        }
        return new JsonPath(path);
    }

    private static bool IsDocument(INamedTypeSymbol type)
        => ClrType.Of(type).Kind == ScalarKind.None && !type.AllInterfaces.Any(face => face.SpecialType == SpecialType.System_Collections_IEnumerable);

    /// <summary>The expression in parentheses, or null; then <paramref name="fault"/> says why.</summary>
    public static string? Read(ColumnReading column, string[] steps, out string fault)
    {
        if (Find(column, steps, out fault) is not { } path) return null;
        string text = path.Text(SqlQuoting.Identifier(column.Name));
        return path.Cast is { } cast ? "(" + text + "::" + cast + ")" : text;
    }
}

/// <summary>A path into a document: the keys, outermost first, with the properties that they are.</summary>
internal sealed record JsonPath(IReadOnlyList<(string Name, IPropertySymbol Property)> Steps)
{
    public IPropertySymbol Leaf => Steps[Steps.Count - 1].Property;

    /// <summary>
    /// What its text is cast to; null for a text. None for dates and times either: their casts depend on settings, so no index could hold them.
    /// </summary>
    public string? Cast => ClrType.Of(Leaf.Type) is not { IsArray: false } type ? null : type.Kind switch
    {
        ScalarKind.SmallInt => "smallint",
        ScalarKind.Integer => "integer",
        ScalarKind.BigInt => "bigint",
        ScalarKind.Numeric => "numeric",
        ScalarKind.Real => "real",
        ScalarKind.Double => "double precision",
        ScalarKind.Boolean => "boolean",
        ScalarKind.Uuid => "uuid",
        _ => null,
    };

    /// <summary>The path's text, NULL where a key is missing or null; in parentheses.</summary>
    public string Text(string column)
    {
        StringBuilder sql = new("(" + column);
        for (int i = 0; i < Steps.Count; i++)
            sql.Append(i == Steps.Count - 1 ? " ->> " : " -> ").Append(SqlQuoting.Literal(Steps[i].Name));
        return sql.Append(')').ToString();
    }
}
