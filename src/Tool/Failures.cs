using System;
using System.IO;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Assemblies;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.Revisions;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.Tool;

/// <summary>Turns what went wrong into a message and an exit code. Anything that is not listed here is a defect, and shows its stack.</summary>
internal static class Failures
{
    public static async Task<int> GuardAsync(bool verbose, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted; the scratch database is gone again.");
            return ExitCodes.Interrupted;
        }
        catch (Exception failure) when (CodeOf(failure) is { } code)
        {
            await Console.Error.WriteLineAsync(verbose ? failure.ToString() : Text(failure));
            return code;
        }
    }

    private static int? CodeOf(Exception failure) => failure switch
    {
        BadInputException or RowSecurityException or RevisionProofException or UnreadableManifestException or IOException or UnauthorizedAccessException
            or UnplannableChangeException or StepCycleException or BrokenRevisionsException or MigrationTargetException or IrreversibleRevisionException
            or DataLossException => ExitCodes.BadInput,
        HistoryMismatchException or InterruptedRevisionException or UnfinishedStepException => ExitCodes.Found,
        PostgresUnavailableException or NpgsqlException or CatalogException or MigrationException => ExitCodes.Database,
        _ => null,
    };

    private static string Text(Exception failure) => failure is PostgresException refusal
        ? $"PostgreSQL refused a statement: {refusal.MessageText} ({refusal.SqlState}). With --verbose the statement's place is shown."
        : failure.Message;
}
