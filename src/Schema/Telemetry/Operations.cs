using System;
using Npgsql;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Telemetry;

/// <summary>Statements and failures in the words of the conventions.</summary>
internal static class Operations
{
    public const string Commit = "COMMIT";

    private static readonly string[] Known = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "CALL"];

    /// <summary>The statement's first word. One that begins with WITH is named by what it comes to where that is plain: it reads.</summary>
    public static string Of(string text, bool isWrite)
    {
        ReadOnlySpan<char> statement = text.AsSpan().TrimStart();
        foreach (string word in Known)
            if (statement.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return word;
        return isWrite ? "WITH" : "SELECT";
    }

    /// <summary>PostgreSQL's code; null where it was not PostgreSQL that refused.</summary>
    public static string? SqlStateOf(Exception failure) => failure switch
    {
        SchemaException schema => schema.SqlState,
        SessionRefusedException refused => refused.SqlState,
        PreparedStatementLostException lost => lost.SqlState,
        PostgresException postgres => postgres.SqlState,
        _ => null,
    };
}
