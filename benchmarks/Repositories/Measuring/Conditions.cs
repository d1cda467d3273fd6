using System.Reflection;
using System.Runtime.InteropServices;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>What has to be known to compare a table with another one, and nothing that tells whose machine it is.</summary>
internal static class Conditions
{
    public static string Of(Version postgres, string connectionString, Options options) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        {options.Rows:N0} rows, {options.Rounds} rounds, fewer for long turns. {RuntimeInformation.FrameworkDescription}, PostgreSQL {postgres} on the same machine, {LineOf(connectionString)},
        {VersionOf(typeof(Npgsql.NpgsqlConnection))}, {VersionOf(typeof(Dapper.SqlMapper))}, {VersionOf(typeof(Microsoft.EntityFrameworkCore.DbContext))};
        {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Load()}.
        All with No Reset On Close=true and without prepared statements.
        """);

    private static string LineOf(string connectionString)
        => new Npgsql.NpgsqlConnectionStringBuilder(connectionString).Host!.StartsWith('/') ? "over a Unix socket" : "over TCP";

    public static string Load() => File.Exists("/proc/loadavg") ? "load " + File.ReadAllText("/proc/loadavg").Split(' ')[0] : "load unknown";

    private static string VersionOf(Type type)
    {
        string version = type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        return type.Assembly.GetName().Name + " " + version.Split('+')[0];
    }
}
