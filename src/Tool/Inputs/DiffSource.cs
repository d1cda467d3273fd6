using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Testing.Servers;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>What one side of a comparison is, as the command line names it.</summary>
internal abstract record DiffSource(string Name)
{
    public const string Forms = "postgresql://… (or an Npgsql connection string), a file of SQL (.sql), a compiled assembly (.dll), or a manifest";

    /// <summary>A database that is there. It is only read.</summary>
    public sealed record Database(string Name, string ConnectionString) : DiffSource(Name);

    /// <summary>SQL that makes everything in an empty database.</summary>
    public sealed record Script(string Name, string Sql) : DiffSource(Name);

    /// <summary>What records say.</summary>
    public sealed record Records(string Name, SchemaModel Model) : DiffSource(Name);

    /// <param name="text">One of <see cref="Forms"/>.</param>
    /// <param name="option">Which option it was given to.</param>
    /// <param name="cancellationToken">Cancels the reading of a file.</param>
    /// <exception cref="BadInputException">It is none of them, or not there.</exception>
    public static async Task<DiffSource> ParseAsync(string text, string option, CancellationToken cancellationToken)
    {
        if (IsConnection(text)) return new Database(NameOf(text, option), text);
        if (!File.Exists(text)) throw new BadInputException($"There is no file {text}, which {option} names. Give {option} {Forms}.");
        if (text.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) return new Script(text, await File.ReadAllTextAsync(text, cancellationToken));
        if (text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) return new Records(text, new SchemaInput(text, null).Read(""));
        try
        {
            return new Records(text, ManifestReader.Read(await File.ReadAllTextAsync(text, cancellationToken)));
        }
        catch (ManifestException damage)
        {
            throw new BadInputException($"{text} is no manifest: {damage.Message} Give {option} {Forms}.", damage);
        }
    }

    private static bool IsConnection(string text) => text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || (text.Contains('=', StringComparison.Ordinal) && !File.Exists(text));

    /// <summary>Server and database, without the password.</summary>
    private static string NameOf(string text, string option)
    {
        try
        {
            NpgsqlConnectionStringBuilder builder = new(DatabaseUrl.ToConnectionString(text));
            return $"{builder.Database} on {builder.Host}";
        }
        catch (Exception reason) when (reason is FormatException or ArgumentException)
        {
            throw new BadInputException($"{option} is no connection that can be read: {reason.Message}", reason);
        }
    }
}
