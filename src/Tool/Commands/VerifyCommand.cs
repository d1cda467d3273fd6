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
        Option<bool> queriesAlone = new("--queries") { Description = "The queries that are written in SQL alone; no revision is proven." };
        System.CommandLine.Command command = new("verify", "Proves revisions on scratch databases: up, as the model says, down, as before, up again, with rows that have to stay. Prepares every query that is written in SQL.")
        {
            common.Assembly, common.Project, common.Configuration, common.Migrations, common.Connection, revisions, all, database, dump, strict, queriesAlone, common.Json, common.Plain,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            QueryInput? written = await QueryInput.FindAsync(common, parsed, isNeeded: parsed.GetValue(queriesAlone), cancellationToken);
            if (parsed.GetValue(queriesAlone)) return await VerifyQueriesAsync(written!);
            RevisionInput input = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
            input.RequireWhole("Nothing is proven of revisions that cannot be used.");
            string[] named = parsed.GetValue(revisions) ?? [];
            if (named.Length > 0 && parsed.GetValue(all)) throw new BadInputException("Give --revision or --all, not both.");
            List<RevisionId> wanted = [.. named.Select(text => RevisionInput.Find(input.Set, text).Id)];
            if (named.Length == 0 && parsed.GetValue(database) is { } pending)
            {
                wanted = [.. await PendingAsync(input.Set, pending, cancellationToken)];
                if (wanted.Count == 0)
                {
                    await Console.Error.WriteLineAsync("The database has every revision; there is nothing new to prove.");
                    return written is { Queries.Count: > 0 } ? await VerifyQueriesAsync(written) : ExitCodes.Well;
                }
            }
            await using EphemeralPostgres server = await StartAsync();
            RevisionProofResult result = await RevisionProof.RunAsync(input.Set, new RevisionProofOptions
            {
                Server = server,
                Revisions = wanted,
                All = parsed.GetValue(all),
                DumpProgram = parsed.GetValue(dump),
                IsStrict = parsed.GetValue(strict),
                Progress = Say(),
            }, cancellationToken);
            QueryReport? queries = written is { Queries.Count: > 0 } ? await VerifiedQueries.RunAsync(server, written, cancellationToken) : null;
            if (parsed.GetValue(common.Json)) ProofJson.Write(result, queries, Console.OpenStandardOutput());
            else
            {
                ProofText.Write(result, Console.Out, common.IsColourful(parsed));
                queries?.Write(Console.Out);
            }
            return result.Holds && queries is not { Holds: false } ? ExitCodes.Well : ExitCodes.Found;

            Action<string>? Say() => parsed.GetValue(common.Verbose) ? Console.Error.WriteLine : null;

            Task<EphemeralPostgres> StartAsync()
                => EphemeralPostgres.StartAsync(new EphemeralPostgresOptions { Connection = parsed.GetValue(common.Connection), Progress = Say() }, cancellationToken);

            async Task<int> VerifyQueriesAsync(QueryInput input)
            {
                await using EphemeralPostgres server = await StartAsync();
                QueryReport report = await VerifiedQueries.RunAsync(server, input, cancellationToken);
                if (parsed.GetValue(common.Json)) report.Write(Console.OpenStandardOutput());
                else report.Write(Console.Out);
                return report.Holds ? ExitCodes.Well : ExitCodes.Found;
            }
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
