using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace StudyHub.Schema.Naming;

/// <summary>
/// Names that are not given follow from table and columns, so that two people and two machines get the same ones. Longer than
/// <see cref="Identifier.MaxBytes"/> bytes: cut, and eight hexadecimal digits of a hash of the whole name are put behind.
/// </summary>
public static class NamingRules
{
    public static Identifier Table(string recordName) => new(Shortened(Plural.Of(SnakeCase.From(recordName))));

    public static Identifier Column(string propertyName) => new(Shortened(SnakeCase.From(propertyName)));

    public static Identifier Enum(string typeName) => new(Shortened(SnakeCase.From(typeName)));

    public static Identifier PrimaryKey(Identifier table) => Join("pk", table);

    public static Identifier ForeignKey(Identifier table, IEnumerable<Identifier> columns) => Join("fk", table, columns);

    public static Identifier Index(Identifier table, IEnumerable<Identifier> columns) => Join("idx", table, columns);

    public static Identifier Unique(Identifier table, IEnumerable<Identifier> columns) => Join("uq", table, columns);

    /// <param name="rule">The rule's C# name, such as PracticeCountIsNotNegative, or a snake_case word.</param>
    public static Identifier Check(Identifier table, string rule) => new(Shortened($"ck_{table.Value}_{SnakeCase.From(rule)}"));

    public static Identifier Trigger(Identifier table, string what) => new(Shortened($"{table.Value}_{what}"));

    public static Identifier Policy(Identifier table, string role, string command) => new(Shortened($"{table.Value}_{role}_{command}"));

    /// <param name="database">The database's C# name.</param>
    public static Identifier Role(string database, string purpose) => new(Shortened($"{SnakeCase.From(database)}_{purpose}"));

    /// <summary>The name itself when it fits; else its start, '_' and eight hexadecimal digits (FNV-1a over the whole name).</summary>
    public static string Shortened(string name)
    {
        if (Encoding.UTF8.GetByteCount(name) <= Identifier.MaxBytes) return name;
        string suffix = "_" + Fnv1a(name).ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
        int room = Identifier.MaxBytes - suffix.Length;
        StringBuilder head = new();
        int bytes = 0;
        for (int i = 0; i < name.Length; i++)
        {
            int width = char.IsHighSurrogate(name[i]) && i + 1 < name.Length ? 2 : 1;
            int size = Encoding.UTF8.GetByteCount(name.Substring(i, width));
            if (bytes + size > room) break;
            head.Append(name, i, width);
            bytes += size;
            i += width - 1;
        }
        return head + suffix;
    }

    private static Identifier Join(string prefix, Identifier table, IEnumerable<Identifier>? columns = null)
        => new(Shortened(string.Join("_", new[] { prefix, table.Value }.Concat((columns ?? []).Select(c => c.Value)))));

    private static uint Fnv1a(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(text)) hash = unchecked((hash ^ b) * 16777619);
        return hash;
    }
}
