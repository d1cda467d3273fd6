using System.Threading.Tasks;

namespace StudyHub.Schema.Database.Tests;

/// <summary>Everything that two databases have to have in common to be called the same, but the rows.</summary>
internal static class Likeness
{
    /// <summary>
    /// The definitions of the catalog, and below them what pg_dump says. Where no pg_dump is new enough for the server, the catalog alone,
    /// which the test's output then says.
    /// </summary>
    public static async Task<string> OfAsync(ScratchDatabase database)
    {
        string definitions = string.Join("\n", await database.LinesAsync(CatalogDefinitions.Query));
        if (await DumpProgram.RunAsync(database) is { } dump) return definitions + "\n" + dump;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"No pg_dump of this machine is as new as PostgreSQL {database.Server.Version}: compared by the catalog alone.");
        return definitions;
    }
}
