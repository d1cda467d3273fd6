using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Spectre.Console;

namespace StudyHub.Story;

/// <summary>
/// Tells the story: with colours, lines and a spinner on a terminal; as plain text in a file or a pipe, and with NO_COLOR. What the story
/// claims is checked here and counted.
/// </summary>
internal sealed class Narrator
{
    private const int PlainWidth = 1000;

    private readonly IAnsiConsole console;
    private readonly bool isPlain;

    internal Narrator(IAnsiConsole console, bool isPlain) => (this.console, this.isPlain) = (console, isPlain);

    /// <summary>Claims that held.</summary>
    public int Kept { get; private set; }

    /// <summary>Claims that did not hold, as they were told.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>0 when every claim held, else 1.</summary>
    public int ExitCode => Broken.Count == 0 ? 0 : 1;

    public static Narrator ForThisTerminal()
    {
        bool isPlain = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = isPlain ? InteractionSupport.No : InteractionSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (Console.IsOutputRedirected) console.Profile.Width = PlainWidth;
        return new Narrator(console, isPlain);
    }

    private bool HasSpinner => console.Profile.Capabilities is { Interactive: true, Ansi: true };

    public void Title(string text)
    {
        console.WriteLine();
        if (isPlain) Say("== " + text);
        else console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]") { Justification = Justify.Left });
    }

    public void Say(string text) => console.MarkupLine(Markup.Escape(text));

    /// <summary>Shows that something takes time: a spinner whose text the work may change, or one line each where nothing can move.</summary>
    public async Task<T> WhileAsync<T>(string doing, Func<Action<string>, Task<T>> work)
    {
        if (!HasSpinner)
        {
            Whisper(doing);
            return await work(Whisper);
        }

        return await console.Status().StartAsync(
            Markup.Escape(doing), status => work(line => status.Status(Markup.Escape(line))));
    }

    public void Table(IEnumerable<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = isPlain ? TableBorder.Ascii : TableBorder.Rounded, UseSafeBorder = true };
        foreach (string heading in headings) table.AddColumn(new TableColumn($"[bold]{Markup.Escape(heading)}[/]"));
        foreach (IReadOnlyList<string> row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }

    /// <summary>States something that must be so. The story goes on when it is not, and its exit code tells.</summary>
    public void Claim(string text, bool holds)
    {
        if (holds) Kept++;
        else Broken.Add(text);
        string mark = holds ? "[green]ok[/]   " : "[red]WRONG[/]";
        console.MarkupLine($"  {mark} {Markup.Escape(text)}");
    }

    /// <summary>States that the database refuses something.</summary>
    /// <typeparam name="TRefusal">The exception it refuses with.</typeparam>
    public async Task ClaimRefusedAsync<TRefusal>(string text, Func<Task> attempt)
        where TRefusal : Exception
    {
        try
        {
            await attempt();
        }
        catch (TRefusal refusal)
        {
            Claim(text, holds: true);
            Whisper("      " + refusal.Message);
            return;
        }

        Claim(text, holds: false);
    }

    private void Whisper(string text) => console.MarkupLine($"  [grey]{Markup.Escape(text)}[/]");
}
