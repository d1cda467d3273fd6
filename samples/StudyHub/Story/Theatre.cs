using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing;

namespace StudyHub.Story;

/// <summary>Puts up the stage, has the story played, and takes everything down, however the story ends.</summary>
internal static class Theatre
{
    public static async Task OpenAsync(Narrator narrator, CancellationToken cancellationToken)
    {
        await using EphemeralPostgres postgres = await narrator.WhileAsync(
            "Looking for PostgreSQL",
            say => EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { Progress = say }, cancellationToken));
        await using EphemeralDatabase scratch = await postgres.CreateDatabaseAsync(cancellationToken);
        await narrator.WhileAsync("Creating the schema from the records", _ => CreateSchemaAsync(postgres, scratch, cancellationToken));

        // Two logins, as in production: the one that serves users cannot become admin.
        string users = await scratch.CreateLoginAsync(["anon", "authenticated"], cancellationToken);
        string backOffice = await scratch.CreateLoginAsync(["admin"], cancellationToken);
        await using StudyHubDatabase database = StudyHubDatabase.Create(users, options => options.AdminConnectionString = backOffice);
        await Play.PerformAsync(new Stage(database, narrator, new Cast()), cancellationToken);
        Conclude(narrator);
    }

    private static async Task<int> CreateSchemaAsync(EphemeralPostgres postgres, EphemeralDatabase scratch, CancellationToken cancellationToken)
    {
        await postgres.TrackRolesAsync(StudyHubDatabase.Schema.Roles, cancellationToken);
        await using NpgsqlConnection connection = new(scratch.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await StudyHubDatabase.Schema.ApplyAsync(connection, cancellationToken);
        return 0;
    }

    private static void Conclude(Narrator narrator)
    {
        narrator.Title("The end");
        narrator.Say(narrator.Broken.Count == 0
            ? $"All {narrator.Kept} claims held."
            : $"{narrator.Broken.Count} of {narrator.Kept + narrator.Broken.Count} claims did not hold:");
        foreach (string claim in narrator.Broken) narrator.Say("  " + claim);
    }
}
