using System.CommandLine;
using System.Linq;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>stamp</c>: writes into the history what a database has, and runs nothing.</summary>
internal static class StampCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        MigrationOptions options = new(common);
        Argument<string[]> targets = new("TARGET") { Description = "head, base, ids, the beginnings of ids, or names.", Arity = ArgumentArity.OneOrMore };
        Option<bool> accept = new("--accept-edited") { Description = "Records revisions that were edited after they were applied as they are now." };
        System.CommandLine.Command command = new("stamp", "Writes into the history that a database has these revisions and what they stand on, and runs nothing.") { targets, accept, options.DryRun };
        foreach (Option option in options.OfReading) command.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            MigrationTarget[] to = [.. parsed.GetValue(targets)!.Select(MigrationTarget.Parse)];
            return MigrationAction.RunAsync(
                common, options, parsed, "stamped",
                (migrator, connection, token) => migrator.PreviewStampAsync(connection, to, token),
                (migrator, connection, token) => migrator.StampAsync(connection, to, token),
                cancellationToken,
                settings => settings with { AcceptEdited = parsed.GetValue(accept) });
        });
        return command;
    }
}
