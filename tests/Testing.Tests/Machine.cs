using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Binaries;
using StudyHub.Schema.Testing.Clusters;
using StudyHub.Schema.Testing.Processes;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>What this machine offers, and how to hide it.</summary>
internal static class Machine
{
    /// <summary>A throw-away server, whichever of the two is here; never the one of <c>STUDYHUB_DATABASE</c>.</summary>
    public const PostgresRoads Own = PostgresRoads.Installed | PostgresRoads.Npm;

    public static async Task RequireInstalledServerAsync()
    {
        ServerUser? user = await ServerUser.FindAsync([], TestContext.Current.CancellationToken);
        Assert.SkipWhen(user is null || await InstalledBinaries.FindAsync(new EphemeralPostgresOptions(), user, [], TestContext.Current.CancellationToken) is null, "no PostgreSQL server is installed on this machine");
    }

    public static void RequireNpm()
        => Assert.SkipWhen(Shell.Find("npm", Surroundings.OfThisProcess.ProgramPath) is null, "npm is not installed on this machine");

    /// <summary>A machine with nothing but what the variables say.</summary>
    public static Surroundings Bare(Dictionary<string, string> variables) => new()
    {
        Variable = name => variables.GetValueOrDefault(name),
        InstallationPatterns = [],
    };

    /// <summary>This machine with some variables changed.</summary>
    public static Surroundings With(params (string Name, string Value)[] variables) => new()
    {
        Variable = name => Array.Find(variables, variable => variable.Name == name) is { Name: not null } found
            ? found.Value
            : Environment.GetEnvironmentVariable(name),
        InstallationPatterns = Surroundings.OfThisProcess.InstallationPatterns,
    };
}
