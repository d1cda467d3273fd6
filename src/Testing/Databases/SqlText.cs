using System;

namespace StudyHub.Schema.Testing.Databases;

/// <summary>Quotes names and values for statements that take no parameters, such as CREATE ROLE.</summary>
internal static class SqlText
{
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Value(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
