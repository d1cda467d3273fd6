using System;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>check</c>: the files alone: whether the revisions are whole, and whether the records are what the head says.</summary>
internal static class CheckCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        System.CommandLine.Command command = new("check", "Checks the revisions without a database: one head, nothing edited, and the records are what the head says.")
        {
            common.Assembly, common.Project, common.Configuration, common.Migrations, common.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SchemaInput schema = await SchemaInput.FindAsync(common, parsed, cancellationToken);
            await ProjectBuild.WarnIfOldAsync(schema);
            RevisionInput input = RevisionInput.Read(common, parsed, schema);
            EquatableArray<RevisionFinding> findings = input.Set.Findings;
            if (findings.IsEmpty) findings = PendingChanges.Of(input.Set, schema.Read(parsed.GetValue(common.Configuration)!));
            CheckReport report = new(input.Set, input.Place, findings.Select(finding => finding with { Path = input.Show(finding.Path) }).ToEquatableArray());
            if (parsed.GetValue(common.Json)) CheckJson.Write(report, Console.OpenStandardOutput());
            else CheckLines.Write(report, Console.Out);
            return report.Findings.IsEmpty ? ExitCodes.Well : ExitCodes.Found;
        });
        return command;
    }
}
