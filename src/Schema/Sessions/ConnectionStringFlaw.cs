using System;
using Npgsql;

namespace StudyHub.Schema.Sessions;

/// <summary>What is wrong with a connection string, told without any of it: what the driver says may quote half of a password.</summary>
internal static class ConnectionStringFlaw
{
    public const string Multiplexing = "has Multiplexing=true. A session needs a connection for itself while it lasts: take it out.";

    private const string Example = "Host=localhost;Database=studyhub;Username=web";

    /// <summary>The end of a sentence that begins with the setting's name, or null where the text can be read.</summary>
    public static string? Of(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return $"is empty. Give something like {Example}";
        if (connectionString.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || connectionString.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return $"is a URL, which Npgsql does not read. Write its parts as keys and values: {Example}";
        try
        {
            NpgsqlConnectionStringBuilder parts = new(connectionString);
            return parts.Multiplexing ? Multiplexing : null;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or OverflowException)
        {
            return $"cannot be read. Write keys and values that Npgsql knows, with ';' between them and values that hold ';' or '=' in quotes: {Example}";
        }
    }
}
