using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Documents;

/// <summary>
/// Where and why a document cannot be read, told from its type and not by System.Text.Json's words: those hold keys of dictionaries and
/// unknown discriminators, which are values of the row.
/// </summary>
internal static class DocumentFault
{
    public static DocumentShapeException Of(JsonException failure, ReadOnlyMemory<byte> utf8, JsonTypeInfo root, string table, string column)
    {
        // Deeper than the serializer goes: PostgreSQL stores it, so it can be looked at.
        if (IsTooDeep(utf8.Span, root.Options.MaxDepth)) return new DocumentShapeException(table, column, Name(root), "$", "it is nested deeper than documents are read");
        using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = int.MaxValue });
        StringBuilder path = new("$");
        JsonElement? found = document.RootElement;
        JsonTypeInfo? expected = root;
        foreach (string step in Steps(failure.Path ?? "$"))
            if (expected is { } type) (expected, found) = Step(type, found, step, path);
        return new DocumentShapeException(table, column, Name(root), path.ToString(), Why(expected, found));
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> utf8, int most)
    {
        const int Default = 64;
        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.CurrentDepth >= (most == 0 ? Default : most)) return true;
        return false;
    }

    private static (JsonTypeInfo? Expected, JsonElement? Found) Step(JsonTypeInfo type, JsonElement? found, string step, StringBuilder path)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                StringComparison comparison = type.Options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
                JsonPropertyInfo? property = type.Properties.FirstOrDefault(candidate => string.Equals(candidate.Name, step, comparison));
                path.Append('.').Append(property?.Name ?? "*");
                return (property is null ? null : InfoOf(type, property.PropertyType), Member(found, step));
            case JsonTypeInfoKind.Dictionary:
                path.Append(".*");
                return (ItemOf(type), Member(found, step));
            case JsonTypeInfoKind.Enumerable:
                path.Append('[').Append(step).Append(']');
                bool isThere = int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                    && found is { ValueKind: JsonValueKind.Array } list && index < list.GetArrayLength();
                return (ItemOf(type), isThere ? found!.Value[index] : null);
            default:
                return (null, null);
        }
    }

    private static string Why(JsonTypeInfo? expected, JsonElement? found)
    {
        if (expected is null) return "there is something else than expected";
        if (expected.Kind == JsonTypeInfoKind.Object && found is { ValueKind: JsonValueKind.Object } document)
        {
            string[] missing = [.. expected.Properties.Where(property => property.IsRequired && !document.TryGetProperty(property.Name, out _)).Select(property => property.Name)];
            if (missing.Length > 0) return $"{string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing";
        }
        return found is { ValueKind: JsonValueKind.Null } ? $"there is null in place of {Name(expected)}" : $"there is something else than {Name(expected)}";
    }

    private static string Name(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Enumerable => "a list",
        JsonTypeInfoKind.Dictionary => "a dictionary",
        _ => Nullable.GetUnderlyingType(type.Type)?.Name ?? type.Type.Name,
    };

    private static JsonElement? Member(JsonElement? found, string name)
        => found is { ValueKind: JsonValueKind.Object } document && document.TryGetProperty(name, out JsonElement member) ? member : null;

    private static JsonTypeInfo? InfoOf(JsonTypeInfo within, Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return within.Options.TryGetTypeInfo(plain, out JsonTypeInfo? info) ? info : null;
    }

    /// <summary>Of a list or a dictionary by its type alone; one that is a class of its own ends the path.</summary>
    private static JsonTypeInfo? ItemOf(JsonTypeInfo type)
        => (type.Type.IsArray ? type.Type.GetElementType() : type.Type.GenericTypeArguments.LastOrDefault()) is { } item ? InfoOf(type, item) : null;

    /// <summary>$.a['b c'][0] → a, b c, 0.</summary>
    private static IEnumerable<string> Steps(string path)
    {
        for (int at = 1; at < path.Length;)
        {
            int start, end;
            if (path[at] == '.')
            {
                start = at + 1;
                end = path.IndexOfAny(['.', '['], start);
                if (end < 0) end = path.Length;
                at = end;
            }
            else if (path.AsSpan(at).StartsWith("['", StringComparison.Ordinal))
            {
                start = at + 2;
                end = path.IndexOf("']", start, StringComparison.Ordinal);
                if (end < 0) yield break;
                at = end + 2;
            }
            else
            {
                start = at + 1;
                end = path.IndexOf(']', start);
                if (end < 0) yield break;
                at = end + 1;
            }
            yield return path[start..end];
        }
    }
}
