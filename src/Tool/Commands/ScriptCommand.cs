using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Model;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Commands;

/// <summary>
/// <c>script</c>: the DDL, on standard output as one script or as files in a folder; or revisions, as a script for psql.
/// </summary>
internal static class ScriptCommand
{
    // The words of the command line, and the files of SqlFiles that belong to each.
    private static readonly Dictionary<string, Func<string, bool>> Parts = new(StringComparer.Ordinal)
    {
        ["roles"] = path => path == "roles.sql",
        ["tables"] = path => path == "schema.sql",
        ["seeds"] = path => path == "seeds.sql",
        ["policies"] = path => path.StartsWith("policies/", StringComparison.Ordinal),
    };

    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Option<string?> only = new("--only") { Description = "One part alone.", HelpName = string.Join('|', Parts.Keys) };
        only.AcceptOnlyFromAmong([.. Parts.Keys]);
        Option<string?> folder = new("--out") { Description = "Writes the files into this folder, as a build does; without it, one script goes to standard output.", HelpName = "DIR" };
        Argument<string?> range = new("RANGE")
        {
            Description = "FROM:TO, such as base:head: the revisions between, as a script for psql that passes over what the database has; head:base leads back, base:+2 counts.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> loss = new("--allow-data-loss") { Description = "Agrees to what a way back loses." };
        System.CommandLine.Command command = new("script", "Prints the whole DDL, a part of it, or revisions for psql.")
        {
            range, common.Assembly, common.Project, common.Configuration, common.Migrations, only, folder, loss,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(range) is { } between)
            {
                if (parsed.GetValue(only) is not null || parsed.GetValue(folder) is not null) throw new BadInputException("Revisions are one script: give a range, or --only and --out.");
                return await OfflineScripts.PrintAsync(common, parsed, set => OfflineScripts.Between(set, between, parsed.GetValue(loss)), cancellationToken);
            }
            SchemaModel model = await SchemaInput.ReadAsync(common, parsed, cancellationToken);
            SqlFile[] files = [.. SqlFiles.From(model).Where(file => parsed.GetValue(only) is not { } part || Parts[part](file.Path))];
            if (parsed.GetValue(folder) is { } path) await WriteAsync(files, path, cancellationToken);
            else if (parsed.GetValue(only) is null) await Console.Out.WriteAsync(SqlScript.Create(model));
            else foreach (SqlFile file in files) await Console.Out.WriteAsync(file.Text);
            return ExitCodes.Well;
        });
        return command;
    }

    private static async Task WriteAsync(SqlFile[] files, string folder, CancellationToken cancellationToken)
    {
        foreach (SqlFile file in files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, cancellationToken);
            await Console.Error.WriteLineAsync($"wrote {path}");
        }
    }
}
