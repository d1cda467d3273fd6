using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>history</c> and <c>heads</c>: the revisions as the files have them.</summary>
internal static class HistoryCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
        => Create(common, "history", "Lists the revisions, the newest first.", set => set.Revisions.Reverse());

    public static System.CommandLine.Command CreateHeads(CommonOptions common)
        => Create(common, "heads", "Lists the revisions that no other follows; there should be one.", set => set.Heads);

    private static System.CommandLine.Command Create(CommonOptions common, string name, string description, Func<RevisionSet, IEnumerable<Revision>> choose)
    {
        System.CommandLine.Command command = new(name, description) { common.Assembly, common.Project, common.Configuration, common.Migrations, common.Json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RevisionInput input = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
            RevisionListing listing = new(input.Set, choose(input.Set));
            if (parsed.GetValue(common.Json)) RevisionJson.Write(listing, Console.OpenStandardOutput());
            else RevisionLines.Write(listing, Console.Out);
            if (input.Set.IsEmpty) await Console.Error.WriteLineAsync($"There is no revision in {input.Place} yet. Run: studyhub-schema add NAME");
            if (!input.Set.Findings.IsEmpty) await Console.Error.WriteLineAsync($"The revisions have {CheckLines.Counted(input.Set.Findings.Count, "finding")}. Run: studyhub-schema check");
            return ExitCodes.Well;
        });
        return command;
    }
}
