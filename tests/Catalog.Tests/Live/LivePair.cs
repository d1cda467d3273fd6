using System;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Catalog.Live;
using StudyHub.Schema.Catalog.Scratch;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Catalog.Tests.Live;

/// <summary>How making one database like another ended.</summary>
internal enum Ending
{
    /// <summary>pg_dump says the same of both.</summary>
    Converged,

    /// <summary>But for the places of columns.</summary>
    ConvergedExceptOrder,

    /// <summary>No plan was made, and it was said why.</summary>
    Refused,

    /// <summary>PostgreSQL refused a step.</summary>
    Failed,

    /// <summary>All steps ran, and the database is another than it should be.</summary>
    Wrong,
}

/// <param name="Ending">How it ended.</param>
/// <param name="Detail">The refusals, the error, or both dumps.</param>
/// <param name="Sql">The plan.</param>
internal sealed record PairResult(Ending Ending, string Detail, string Sql);

/// <summary>Two databases made by SQL, and the plans from each to the other, tried out.</summary>
internal static class LivePair
{
    /// <summary>The server programs that are fetched have no pg_dump, and an older one refuses a newer server.</summary>
    private const int NewestDumped = 15;

    /// <exception cref="CatalogException">One of the scripts cannot be run here.</exception>
    public static async Task<(PairResult Forwards, PairResult Backwards)> RunAsync(EphemeralPostgres server, string old, string wanted)
    {
        await using EphemeralDatabase first = await server.CreateDatabaseAsync();
        await using EphemeralDatabase second = await server.CreateDatabaseAsync();
        await using NpgsqlConnection from = await LiveDatabase.OpenAsync(first.ConnectionString);
        await using NpgsqlConnection to = await LiveDatabase.OpenAsync(second.ConnectionString);
        await RunScriptAsync(from, old);
        await RunScriptAsync(to, wanted);
        LiveCatalog before = await LiveReader.ReadAsync(from);
        LiveCatalog after = await LiveReader.ReadAsync(to);
        string dumpOfOld = await SaidOfAsync(server, first, from);
        string dumpOfWanted = await SaidOfAsync(server, second, to);
        return (await TryAsync(server, from, first, before, after, dumpOfWanted), await TryAsync(server, to, second, after, before, dumpOfOld));
    }

    /// <summary>Statement by statement, as psql would. Roles belong to the server, and may be there from the other side.</summary>
    public static async Task RunScriptAsync(NpgsqlConnection connection, string script)
    {
        foreach (string statement in SqlStatements.Of(script))
        {
            try
            {
                await ScratchScript.RunAsync(connection, statement);
            }
            catch (CatalogException there) when (IsRole(statement) && there.InnerException is PostgresException { SqlState: PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.UniqueViolation })
            {
                // Made for the other database, or for another pair.
            }
        }
    }

    private static bool IsRole(string statement)
        => statement.StartsWith("create role", StringComparison.OrdinalIgnoreCase) || statement.StartsWith("create user", StringComparison.OrdinalIgnoreCase)
            || statement.Contains("create role", StringComparison.OrdinalIgnoreCase);

    private static async Task<PairResult> TryAsync(EphemeralPostgres server, NpgsqlConnection connection, EphemeralDatabase database, LiveCatalog before, LiveCatalog after, string wanted)
    {
        LivePlan plan = LivePlanner.Plan(before, after);
        if (plan.Refusals.Count > 0) return new PairResult(Ending.Refused, string.Join("\n", plan.Refusals), "");
        string sql = plan.ToSql();
        try
        {
            await RunScriptAsync(connection, sql);
        }
        catch (CatalogException refusal)
        {
            return new PairResult(Ending.Failed, refusal.Message, sql);
        }
        string found = await SaidOfAsync(server, database, connection);
        LivePlan more = LivePlanner.Plan(await LiveReader.ReadAsync(connection), after);
        if (more.Differences.Count > 0 || more.Refusals.Count > 0) return new PairResult(Ending.Wrong, string.Join("\n", more.Differences) + string.Join("\n", more.Refusals), sql);
        if (found == wanted) return new PairResult(Ending.Converged, "", sql);
        if (Dump.AreSameLines(found, wanted)) return new PairResult(Ending.ConvergedExceptOrder, "", sql);
        string[] lines = found.Split('\n').Except(wanted.Split('\n')).Select(line => "- " + line).Concat(wanted.Split('\n').Except(found.Split('\n')).Select(line => "+ " + line)).ToArray();
        return new PairResult(Ending.Wrong, string.Join("\n", lines), sql);
    }

    /// <summary>By pg_dump, or where the server comes without it by the catalog's own rows.</summary>
    private static Task<string> SaidOfAsync(EphemeralPostgres server, EphemeralDatabase database, NpgsqlConnection connection)
        => server.Version.Major <= NewestDumped ? Dump.OfAsync(server, database.ConnectionString) : BareCatalog.OfAsync(connection);
}
