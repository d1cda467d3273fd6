using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>verify</c>: proves revisions on scratch databases, and says what of a feature is delivered.</summary>
internal static class VerifyCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Option<string[]> revisions = new("--revision") { Description = "A revision to prove: head, an id, its beginning or a name; may be given several times. By default the head.", HelpName = "REV" };
        Option<bool> all = new("--all") { Description = "Every revision, from the first on." };
        Option<string?> database = new("--pending-in")
        {
            Description = "The revisions that this database has not applied, in place of the head; it is only read.",
            HelpName = "TEXT",
        };
        Option<string?> dump = new("--pg-dump") { Description = "The pg_dump that judges beside our own reader; by default one is looked for.", HelpName = "FILE" };
        Option<bool> strict = new("--strict") { Description = "Fails where no pg_dump is there to judge." };
        System.CommandLine.Command command = new("verify", "Proves revisions on scratch databases: up, as the model says, down, as before, up again, with rows that have to stay.")
        {
            common.Assembly, common.Project, common.Configuration, common.Migrations, common.Connection, revisions, all, database, dump, strict, common.Json, common.Plain,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RevisionInput input = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
            input.RequireWhole("Nothing is proven of revisions that cannot be used.");
            string[] named = parsed.GetValue(revisions) ?? [];
            if (named.Length > 0 && parsed.GetValue(all)) throw new BadInputException("Give --revision or --all, not both.");
            Action<string>? say = parsed.GetValue(common.Verbose) ? Console.Error.WriteLine : null;
            List<RevisionId> wanted = [.. named.Select(text => RevisionInput.Find(input.Set, text).Id)];
            if (named.Length == 0 && parsed.GetValue(database) is { } pending)
            {
                wanted = [.. await PendingAsync(input.Set, pending, cancellationToken)];
                if (wanted.Count == 0)
                {
                    await Console.Error.WriteLineAsync("The database has every revision; there is nothing new to prove.");
                    return ExitCodes.Well;
                }
            }
            await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
                new EphemeralPostgresOptions { Connection = parsed.GetValue(common.Connection), Progress = say }, cancellationToken);
            RevisionProofResult result = await RevisionProof.RunAsync(input.Set, new RevisionProofOptions
            {
                Server = server,
                Revisions = wanted,
                All = parsed.GetValue(all),
                DumpProgram = parsed.GetValue(dump),
                IsStrict = parsed.GetValue(strict),
                Progress = say,
            }, cancellationToken);
            if (parsed.GetValue(common.Json)) ProofJson.Write(result, Console.OpenStandardOutput());
            else ProofText.Write(result, Console.Out, common.IsColourful(parsed));
            return result.Holds ? ExitCodes.Well : ExitCodes.Found;
        });
        return command;
    }

    private static async Task<IEnumerable<RevisionId>> PendingAsync(RevisionSet revisions, string connection, CancellationToken cancellationToken)
    {
        await using LiveDatabase live = await LiveDatabase.OpenAsync(connection, "--pending-in", cancellationToken);
        MigrationStatus status = await new Migrator(revisions).ReadStatusAsync(live.ConnectionString, cancellationToken);
        if (status.Problems is [var problem, ..]) throw new BadInputException(problem.Message);
        return status.Pending.Select(revision => revision.Id);
    }
}
