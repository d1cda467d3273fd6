using System;
using System.CommandLine;

namespace StudyHub.Schema.Tool;

/// <summary>The options that commands share.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Assembly { get; } = new("--assembly") { Description = "The compiled assembly that holds the schema.", HelpName = "FILE" };

    public Option<string?> Project { get; } = new("--project") { Description = "A built project, or a folder with one; by default the one here.", HelpName = "PATH" };

    public Option<string?> Migrations { get; } = new("--migrations")
    {
        Description = "The folder of the revisions; by default db/migrations of the project.",
        HelpName = "DIR",
    };

    public Option<string> Configuration { get; } = new("--configuration", "-c") { Description = "The configuration that the project was built in.", DefaultValueFactory = _ => "Debug", HelpName = "NAME" };

    public Option<string?> Connection { get; } = new("--connection")
    {
        Description = "The server for scratch databases: postgresql://… or an Npgsql connection string. By default STUDYHUB_DATABASE, else one is started.",
        HelpName = "TEXT",
    };

    public Option<bool> Json { get; } = new("--json") { Description = "JSON alone on standard output." };

    public Option<bool> Plain { get; } = new("--plain") { Description = "No colours and no boxes." };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Says what takes time, and shows stack traces.", Recursive = true };

    /// <summary>Whether text is for people at a terminal that shows colours.</summary>
    public bool IsColourful(ParseResult parsed)
        => !parsed.GetValue(Plain) && !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
