using System.CommandLine;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>upgrade</c>: applies the revisions that a database lacks.</summary>
internal static class UpgradeCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        MigrationOptions options = new(common);
        Argument<string> target = new("TARGET") { Description = "head, +2, an id, the beginning of one, or a name.", DefaultValueFactory = _ => "head" };
        System.CommandLine.Command command = new("upgrade", "Applies the revisions that a database lacks, each step once, and goes on where a run before came to.") { target };
        foreach (Option option in options.OfRunning) command.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(options.Sql)) return OfflineScripts.PrintAsync(common, parsed, set => OfflineScripts.Up(set, parsed.GetValue(target)!), cancellationToken);
            MigrationTarget to = MigrationTarget.Parse(parsed.GetValue(target)!);
            return MigrationAction.RunAsync(
                common, options, parsed, "applied",
                (migrator, connection, token) => migrator.PreviewUpgradeAsync(connection, to, token),
                (migrator, connection, token) => migrator.UpgradeAsync(connection, to, token),
                cancellationToken);
        });
        return command;
    }
}
