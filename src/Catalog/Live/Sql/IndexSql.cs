using System;

namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Indexes of tables that others use meanwhile.</summary>
internal static class IndexSql
{
    private const string Plain = "INDEX ";
    private const string Mark = "__new";
    private const int LongestName = 63;

    /// <summary>The index without keeping writers out.</summary>
    public static string CreateConcurrently(string definition)
        => PrintedForm.Faithful(definition.Insert(definition.IndexOf(Plain, StringComparison.Ordinal) + Plain.Length, "CONCURRENTLY "));

    /// <summary>The same by a name for the meantime, beside the old one.</summary>
    public static string CreateBeside(LiveObject index)
    {
        string definition = index["definition"]!;
        int name = definition.IndexOf(Plain, StringComparison.Ordinal) + Plain.Length;
        return CreateConcurrently(definition.Remove(name, index.Own.Length).Insert(name, NewOwn(index.Own)));
    }

    public static string TakeName(LiveObject index) => $"alter index {NewName(index)} rename to {index.Own}";

    /// <summary>With the schema: where no other relation has it, the index can be built beside the old one.</summary>
    public static string NewName(LiveObject index) => $"{QualifiedText.SchemaOf(index.Id.Name)}.{NewOwn(index.Own)}";

    private static string NewOwn(string own)
    {
        string plain = own.Trim('"');
        // PostgreSQL counts bytes, and would cut the mark off.
        if (System.Text.Encoding.UTF8.GetByteCount(plain) > LongestName - Mark.Length) plain = "index";
        return own.StartsWith('"') ? $"\"{plain}{Mark}\"" : plain + Mark;
    }
}
