using System;
using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Npgsql;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Documents;

/// <summary>Typed jsonb documents to UTF-8 and back.</summary>
public static class JsonDocuments
{
    private static JsonSerializerOptions? defaultOptions;

    /// <summary>camelCase names, snake_case enum labels, types by reflection.</summary>
    public static JsonSerializerOptions DefaultOptions => defaultOptions ??= CreateDefault();

    internal static byte[] Write<T>(T document, JsonSerializerOptions options)
        => JsonSerializer.SerializeToUtf8Bytes(document, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));

    /// <summary>The document of a jsonb column that is not NULL, read where it lies in a buffer that is used again.</summary>
    internal static T? Read<T>(NpgsqlDataReader reader, int ordinal, JsonSerializerOptions options)
    {
        // One byte of version, then the text.
        int length = (int)reader.GetBytes(ordinal, 0, null, 0, 0);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            reader.GetBytes(ordinal, 0, buffer, 0, length);
            return JsonSerializer.Deserialize(buffer.AsSpan(1, length - 1), (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "DatabaseOptions.Json says it: a trimmed application sets its own options.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "DatabaseOptions.Json says it: a native application sets its own options.")]
    private static JsonSerializerOptions CreateDefault()
    {
        JsonSerializerOptions options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new JsonStringEnumConverter(new SnakeCaseLabels(), allowIntegerValues: false));
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Core's own rule: .NET's SnakeCaseLower splits at digits, and the labels in SQL would not be these.</summary>
    private sealed class SnakeCaseLabels : JsonNamingPolicy
    {
        public override string ConvertName(string name) => SnakeCase.From(name);
    }
}
