using System;
using System.CommandLine;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>current</c>: where a database is among the revisions.</summary>
internal static class CurrentCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        MigrationOptions options = new(common);
        Option<bool> check = new("--check") { Description = "Exit code 1 where the database does not have all revisions as their files have them." };
        System.CommandLine.Command command = new("current", "Says which revisions a database has; with --verbose when, by whom and how long they were applied.") { check };
        foreach (Option option in options.OfReading) command.Add(option);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (RevisionInput revisions, string connection, MigratorOptions settings) = await options.ReadAsync(parsed, cancellationToken);
            MigrationStatus status = await new Migrator(revisions.Set, settings).ReadStatusAsync(connection, cancellationToken);
            if (parsed.GetValue(common.Json)) MigrationJson.Write(status, Console.OpenStandardOutput());
            else MigrationLines.WriteStatus(status, parsed.GetValue(common.Verbose), Console.Out);
            return status.Problems.Count > 0 || (parsed.GetValue(check) && !status.IsUpToDate) ? ExitCodes.Found : ExitCodes.Well;
        });
        return command;
    }
}
