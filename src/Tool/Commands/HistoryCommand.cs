using System;
using System.CommandLine;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>history</c> and <c>heads</c>: the revisions as the files have them.</summary>
internal static class HistoryCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Option<string?> connection = new("--connection") { Description = "Marks what this database has: postgresql://… or an Npgsql connection string.", HelpName = "TEXT" };
        return Create(common, "history", "Lists the revisions, the newest first.", set => set.Revisions.Reverse(), connection);
    }

    public static System.CommandLine.Command CreateHeads(CommonOptions common)
        => Create(common, "heads", "Lists the revisions that no other follows; there should be one.", set => set.Heads, null);

    private static System.CommandLine.Command Create(
        CommonOptions common, string name, string description, Func<RevisionSet, IEnumerable<Revision>> choose, Option<string?>? connection)
    {
        System.CommandLine.Command command = new(name, description) { common.Assembly, common.Project, common.Configuration, common.Migrations, common.Json };
        if (connection is not null) command.Add(connection);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RevisionInput input = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
            MigrationStatus? status = connection is not null && parsed.GetValue(connection) is { } text
                ? await new Migrator(input.Set).ReadStatusAsync(MigrationOptions.Text(text, "--connection"), cancellationToken)
                : null;
            RevisionListing listing = new(input.Set, choose(input.Set), status);
            if (parsed.GetValue(common.Json)) RevisionJson.Write(listing, Console.OpenStandardOutput());
            else RevisionLines.Write(listing, Console.Out);
            if (input.Set.IsEmpty) await Console.Error.WriteLineAsync($"There is no revision in {input.Place} yet. Run: studyhub-schema add NAME");
            foreach (HistoryProblem problem in status?.Problems ?? []) await Console.Error.WriteLineAsync(problem.Message);
            if (!input.Set.Findings.IsEmpty) await Console.Error.WriteLineAsync($"The revisions have {CheckLines.Counted(input.Set.Findings.Count, "finding")}. Run: studyhub-schema check");
            return ExitCodes.Well;
        });
        return command;
    }
}
