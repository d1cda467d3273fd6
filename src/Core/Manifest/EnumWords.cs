using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Manifest;

/// <summary>The members of an enum as words of the manifest: SetNull is "setNull".</summary>
internal static class EnumWords<T>
    where T : struct, Enum
{
    // By their names: an array of the values needs code that a native application does not have.
    private static readonly Dictionary<T, string> Words = Enum.GetNames(typeof(T)).ToDictionary(ValueOf, Camel);

    private static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    public static string Word(T value) => Words[value];

    /// <summary>Null for the default member, which the manifest leaves out.</summary>
    public static string? WordUnlessDefault(T value) => EqualityComparer<T>.Default.Equals(value, default) ? null : Words[value];

    public static T Read(JsonFields fields, string name)
        => Parse(fields, name, fields.Text(name));

    public static T ReadOrDefault(JsonFields fields, string name)
        => fields.OptionalText(name) is { } word ? Parse(fields, name, word) : default;

    public static T Parse(JsonFields fields, string name, string word) => Values.TryGetValue(word, out T value)
        ? value
        : throw new ManifestException(fields.Line, $"the {name} '{word}'", "one of " + string.Join(", ", Values.Keys));

    private static T ValueOf(string name) => (T)Enum.Parse(typeof(T), name);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
