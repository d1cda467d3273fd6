using System.IO;
using System.Linq;
using Spectre.Console;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Catalog.Drift;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>Drift for people, object by object.</summary>
internal static class DriftText
{
    public static void Write(DriftReport report, TextWriter output, bool isColourful)
    {
        output.Write($"{report.Database}: {report.Place}, compared with {report.Model}\n");
        foreach (DriftObject item in report.Drift.Objects)
        {
            output.Write("\n");
            Heading(output, isColourful, $"{item.Kind} {item.Name}{Whole(item)}");
            foreach (CatalogDifference difference in item.Differences) Write(output, difference);
        }
        if (!report.Drift.Unmodelled.IsEmpty)
        {
            output.Write("\n");
            Heading(output, isColourful, report.IsStrict ? "not in the model" : "not in the model (a difference with --strict)");
            foreach (DriftObject item in report.Drift.Unmodelled) output.Write($"  {item.Kind} {item.Name}\n");
        }
        output.Write("\n" + Summary(report) + "\n");
    }

    private static string Summary(DriftReport report)
    {
        int unmodelled = report.Drift.Unmodelled.Count;
        string beside = unmodelled switch { 0 => "", 1 => " One object is not in the model.", _ => $" {unmodelled} objects are not in the model." };
        return report.Drift.Objects.Count switch { 0 => "No drift.", 1 => "One object differs.", int objects => $"{objects} objects differ." } + beside;
    }

    private static string Whole(DriftObject item)
    {
        string parts = item.Parts switch { 0 => "", 1 => ", with one thing of it", _ => $", with {item.Parts} things of it" };
        return item.IsMissing ? " is missing" + parts : item.IsAdded ? " is there and not in the model" + parts : "";
    }

    private static void Write(TextWriter output, CatalogDifference difference)
    {
        if (difference.Aspect is null)
        {
            output.Write($"  {(difference.Found is null ? "expected" : "found   ")} {Indented(difference.Expected ?? difference.Found!)}\n");
            return;
        }
        output.Write($"  {difference.Aspect}\n    expected {Indented(difference.Expected ?? "nothing")}\n    found    {Indented(difference.Found ?? "nothing")}\n");
    }

    private static string Indented(string text) => string.Join("\n             ", text.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd()));

    private static void Heading(TextWriter output, bool isColourful, string text)
    {
        if (isColourful) AnsiConsole.MarkupLine($"[bold]{Markup.Escape(text)}[/]");
        else output.Write(text + "\n");
    }
}
