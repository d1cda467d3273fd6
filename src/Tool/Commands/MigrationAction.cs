using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary>What upgrade, downgrade and stamp share: reading, a preview instead of the deed, and printing.</summary>
internal static class MigrationAction
{
    public static async Task<int> RunAsync(
        CommonOptions common,
        MigrationOptions options,
        ParseResult parsed,
        string verb,
        Func<Migrator, string, CancellationToken, Task<IReadOnlyList<RevisionRun>>> preview,
        Func<Migrator, string, CancellationToken, Task<MigrationResult>> run,
        CancellationToken cancellationToken,
        Func<MigratorOptions, MigratorOptions>? change = null)
    {
        (RevisionInput revisions, string connection, MigratorOptions settings) = await options.ReadAsync(parsed, cancellationToken);
        Migrator migrator = new(revisions.Set, change is null ? settings : change(settings));
        bool isJson = parsed.GetValue(common.Json);
        try
        {
            if (parsed.GetValue(options.DryRun))
            {
                IReadOnlyList<RevisionRun> runs = await preview(migrator, connection, cancellationToken);
                if (isJson) MigrationJson.Write(runs, null, Console.OpenStandardOutput());
                else MigrationLines.WritePreview(runs, Console.Out);
                return ExitCodes.Well;
            }
            MigrationResult result = await run(migrator, connection, cancellationToken);
            if (isJson) MigrationJson.Write(result.Ran, result.Elapsed.TotalSeconds, Console.OpenStandardOutput());
            else MigrationLines.WriteDone(result.Ran, verb, Console.Out);
            return ExitCodes.Well;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted; the step that was running is rolled back or will be looked up. Run the same again: it goes on from there.");
            return ExitCodes.Interrupted;
        }
    }
}
