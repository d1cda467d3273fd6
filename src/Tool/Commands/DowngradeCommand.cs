using System.CommandLine;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>downgrade</c>: takes revisions of a database back.</summary>
internal static class DowngradeCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        MigrationOptions options = new(common);
        Argument<string> target = new("TARGET") { Description = "base, -1, an id that stays, the beginning of one, or a name." };
        System.CommandLine.Command command = new("downgrade", "Takes revisions back, down to one that stays.") { target, options.AllowDataLoss };
        foreach (Option option in options.OfRunning) command.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(options.Sql))
            {
                return OfflineScripts.PrintAsync(
                    common, parsed, set => OfflineScripts.Back(set, parsed.GetValue(target)!, parsed.GetValue(options.AllowDataLoss)), cancellationToken);
            }
            MigrationTarget to = MigrationTarget.Parse(parsed.GetValue(target)!);
            return MigrationAction.RunAsync(
                common, options, parsed, "took back",
                (migrator, connection, token) => migrator.PreviewDowngradeAsync(connection, to, token),
                (migrator, connection, token) => migrator.DowngradeAsync(connection, to, token),
                cancellationToken);
        });
        return command;
    }
}
