using System;
using System.Buffers;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Documents;

/// <summary>Typed jsonb documents to UTF-8 and back.</summary>
public static class JsonDocuments
{
    private static JsonSerializerOptions? defaultOptions;

    /// <summary>camelCase names, snake_case enum labels, types by reflection.</summary>
    public static JsonSerializerOptions DefaultOptions => defaultOptions ??= CreateDefault();

    /// <summary>
    /// The same names and labels, with the types of a source-generated context in place of reflection. What else the context's options say
    /// holds: numbers as text, what is left out when it is written.
    /// </summary>
    /// <param name="context">Knows every document type.</param>
    /// <param name="labels">One of <see cref="Labels{TEnum}"/> for each enum inside of the documents; generated code lists them.</param>
    /// <param name="types">Those with init-only properties, whose initialisers count where a document lacks them; generated code lists them.</param>
    public static JsonSerializerOptions Of(JsonSerializerContext context, JsonConverter[] labels, params DocumentType[] types)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(labels);
        Dictionary<Type, DocumentType> known = types.ToDictionary(type => type.Type);
        JsonSerializerOptions options = new(context.Options)
        {
            TypeInfoResolver = JsonTypeInfoResolver.Combine(context, UntypedDocuments.Default).WithAddedModifier(info =>
            {
                if (known.TryGetValue(info.Type, out DocumentType? type)) type.Apply(info);
            }),
        };
        return Named(options, labels);
    }

    /// <summary>Writes the members of an enum as paths and rules are compiled to: their names in snake_case, never their numbers.</summary>
    public static JsonConverter Labels<TEnum>()
        where TEnum : struct, Enum
        => new JsonStringEnumConverter<TEnum>(new SnakeCaseLabels(), allowIntegerValues: false);

    internal static byte[] Write<T>(T document, JsonSerializerOptions options)
        => JsonSerializer.SerializeToUtf8Bytes(document, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    /// <summary>The document of a jsonb column that is not NULL.</summary>
    /// <exception cref="DocumentShapeException">The document is of another shape, or null.</exception>
    internal static T Read<T>(NpgsqlDataReader reader, int ordinal, JsonSerializerOptions options, string table)
        => ReadOrNull<T>(reader, ordinal, options, table) is { } document ? document
            : throw new DocumentShapeException(table, reader.GetName(ordinal), typeof(T).Name, "$", "there is null");

    /// <summary>The document, or null where it is JSON's null; read where it lies in a buffer that is used again.</summary>
    /// <exception cref="DocumentShapeException">The document is of another shape.</exception>
    internal static T? ReadOrNull<T>(NpgsqlDataReader reader, int ordinal, JsonSerializerOptions options, string table)
    {
        // One byte of version, then the text.
        int length = (int)reader.GetBytes(ordinal, 0, null, 0, 0);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        JsonTypeInfo<T> type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        try
        {
            reader.GetBytes(ordinal, 0, buffer, 0, length);
            return JsonSerializer.Deserialize(buffer.AsSpan(1, length - 1), type);
        }
        catch (JsonException failure)
        {
            throw DocumentFault.Of(failure, buffer.AsMemory(1, length - 1), type, table, reader.GetName(ordinal));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "DatabaseOptions.Json says it: a trimmed application has a context.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "DatabaseOptions.Json says it: a native application has a context.")]
    private static JsonSerializerOptions CreateDefault()
        => Named(new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() }, [new JsonStringEnumConverter(new SnakeCaseLabels(), allowIntegerValues: false)]);

    private static JsonSerializerOptions Named(JsonSerializerOptions options, IReadOnlyList<JsonConverter> labels)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        for (int i = 0; i < labels.Count; i++) options.Converters.Insert(i, labels[i]);
#if NET9_0_OR_GREATER
        // Without it null goes into and comes out of what C# says is never null.
        options.RespectNullableAnnotations = true;
#endif
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Core's own rule: .NET's SnakeCaseLower splits at digits, and the labels in SQL would not be these.</summary>
    private sealed class SnakeCaseLabels : JsonNamingPolicy
    {
        public override string ConvertName(string name) => SnakeCase.From(name);
    }
}

/// <summary>Documents that are whatever they are need no context of a user's.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(JsonDocument))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
internal sealed partial class UntypedDocuments : JsonSerializerContext;
