using System;
using System.CommandLine;
using System.Threading.Tasks;
using StudyHub.Schema.Catalog.Live;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>diff</c>: what differs between two databases, or what is built as one, and the SQL that makes the one like the other.</summary>
internal static class DiffCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Option<string?> from = new("--from") { Description = $"What to change: {DiffSource.Forms}. By default the project's assembly.", HelpName = "SOURCE" };
        Option<string?> to = new("--to") { Description = "What it should be, in the same forms. By default the project's assembly.", HelpName = "SOURCE" };
        Option<string[]> schemas = new("--schema")
        {
            Description = "Looks at this schema alone; may be given several times. By default the schemas that records describe, else all.",
            HelpName = "NAME",
        };
        Option<bool> sql = new("--sql") { Description = "The SQL alone on standard output, for psql with ON_ERROR_STOP. Nothing of it is run." };
        Option<bool> strict = new("--strict") { Description = "Also fails where there are objects of kinds that are not planned for, whether they differ or not." };
        System.CommandLine.Command command = new(
            "diff", "Compares two databases and plans the way from one to the other. Both are only read; what is no database is built in a scratch one.")
        {
            from, to, schemas, sql, common.Json, strict, common.Assembly, common.Project, common.Configuration, common.Connection,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(from) is null && parsed.GetValue(to) is null) throw new BadInputException($"Give --from, --to or both: {DiffSource.Forms}.");
            DiffSource before = await SourceAsync(from);
            DiffSource after = await SourceAsync(to);
            await using LiveSources sources = new(parsed.GetValue(common.Connection), parsed.GetValue(common.Verbose) ? Console.Error.WriteLine : null);
            (LiveCatalog old, LiveCatalog wanted) = await sources.ReadAsync(before, after, parsed.GetValue(schemas) ?? [], cancellationToken);
            LivePlan plan = LivePlanner.Plan(old, wanted);
            DiffText.WriteNotes(plan, Console.Error);
            bool isStrict = parsed.GetValue(strict) && SayUnmodelled(old, before) | SayUnmodelled(wanted, after);
            if (parsed.GetValue(common.Json)) DiffJson.Write(plan, Console.OpenStandardOutput());
            else if (parsed.GetValue(sql)) await Console.Out.WriteAsync(plan.ToSql());
            else DiffText.Write(plan, Console.Out);
            if (plan.Refusals.Count > 0 || isStrict) return ExitCodes.Found;
            return parsed.GetValue(sql) || plan.Differences.IsEmpty ? ExitCodes.Well : ExitCodes.Found;

            async Task<DiffSource> SourceAsync(Option<string?> option) => parsed.GetValue(option) is { } text
                ? await DiffSource.ParseAsync(text, option.Name, cancellationToken)
                : new DiffSource.Records("the records", await SchemaInput.ReadAsync(common, parsed, cancellationToken));
        });
        return command;
    }

    private static bool SayUnmodelled(LiveCatalog catalog, DiffSource source)
    {
        foreach (string name in catalog.Unmodelled) Console.Error.Write($"not planned for: {name} in {source.Name}\n");
        return catalog.Unmodelled.Count > 0;
    }
}
