using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Spectre.Console;

namespace StudyHub.Story;

/// <summary>Tells the story on a terminal, and plainly where there is none. What the story claims is checked here and counted.</summary>
internal sealed class Narrator(IAnsiConsole console)
{
    private const int PlainWidth = 120;

    /// <summary>Claims that held.</summary>
    public int Kept { get; private set; }

    /// <summary>Claims that did not hold, as they were told.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Colours and a spinner on a terminal; neither in a file or a pipe, nor with NO_COLOR.</summary>
    public static Narrator ForThisTerminal()
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (Console.IsOutputRedirected) console.Profile.Width = PlainWidth;
        return new Narrator(console);
    }

    private bool IsLive => console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi;

    public void Title(string text)
    {
        console.WriteLine();
        console.Write(new Rule($"[bold]{Markup.Escape(text)}[/]") { Justification = Justify.Left });
    }

    public void Say(string text) => console.MarkupLine(Markup.Escape(text));

    /// <summary>Shows that something takes time: a spinner whose text the work may change, or one line each where nothing can move.</summary>
    public async Task<T> WhileAsync<T>(string doing, Func<Action<string>, Task<T>> work)
    {
        if (!IsLive)
        {
            Whisper(doing);
            return await work(Whisper);
        }

        return await console.Status().StartAsync(Markup.Escape(doing), status => work(line => status.Status(Markup.Escape(line))));
    }

    public void Table(IEnumerable<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        Table table = new() { Border = TableBorder.Rounded, UseSafeBorder = true };
        foreach (string heading in headings) table.AddColumn(new TableColumn($"[bold]{Markup.Escape(heading)}[/]"));
        foreach (IReadOnlyList<string> row in rows) table.AddRow(row.Select(cell => new Text(cell)));
        console.Write(table);
    }

    /// <summary>States something that must be so. The story goes on when it is not, and its exit code tells.</summary>
    public void Claim(string text, bool holds)
    {
        if (holds) Kept++;
        else Broken.Add(text);
        console.MarkupLine(holds ? $"  [green]ok[/]    {Markup.Escape(text)}" : $"  [red]WRONG[/] {Markup.Escape(text)}");
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
            Whisper(refusal.Message);
            return;
        }

        Claim(text, holds: false);
    }

    private void Whisper(string text) => console.MarkupLine($"  [grey]{Markup.Escape(text)}[/]");
}
