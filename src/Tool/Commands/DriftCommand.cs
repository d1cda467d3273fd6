using System;
using System.CommandLine;
using System.Linq;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Catalog.Drift;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>drift</c>: where a live database is not as the model says. It is only read.</summary>
internal static class DriftCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Option<string?> connection = new("--connection") { Description = "The database to look at: postgresql://… or an Npgsql connection string. By default STUDYHUB_DATABASE.", HelpName = "TEXT" };
        Option<string?> scratch = new("--scratch")
        {
            Description = "A server for the scratch database that the model is built in; by default the same server, else one that is started.",
            HelpName = "TEXT",
        };
        Option<string?> revision = new("--revision")
        {
            Description = "What to compare with: a revision, or the word records. By default the last revision that the database has, and without any the records.",
            HelpName = "REV",
        };
        Option<bool> strict = new("--strict") { Description = "Objects that the model says nothing of are a difference, too." };
        Option<string[]> members = new("--member") { Description = "A login of this deployment that may be a member of the schema's roles; may be given several times.", HelpName = "ROLE" };
        Option<string[]> except = new("--except") { Description = "A table, view or sequence of somebody else, which is not looked at; may be given several times.", HelpName = "SCHEMA.NAME" };
        System.CommandLine.Command command = new("drift", "Says where a live database is not as the model says. The database is only read.")
        {
            common.Assembly, common.Project, common.Configuration, common.Migrations, connection, revision, scratch, members, except, strict, common.Json, common.Plain,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            QualifiedName[] others = [.. (parsed.GetValue(except) ?? []).Select(Named)];
            await using LiveDatabase live = await LiveDatabase.OpenAsync(parsed.GetValue(connection), connection.Name, cancellationToken);
            DriftModel chosen = await DriftModel.ChooseAsync(common, parsed, parsed.GetValue(revision), live, cancellationToken);
            CatalogScope scope = ScopeOf(chosen.Model, parsed.GetValue(members) ?? [], others);
            LiveComparison comparison = new(live, parsed.GetValue(scratch), parsed.GetValue(common.Verbose) ? Console.Error.WriteLine : null);
            DriftReport report = new()
            {
                Database = chosen.Model.Name,
                Place = live.Shown,
                Model = chosen.Name,
                Drift = CatalogDrift.Of(await comparison.RunAsync(chosen.Model, scope, cancellationToken)),
                IsStrict = parsed.GetValue(strict),
            };
            if (parsed.GetValue(common.Json)) DriftJson.Write(report, Console.OpenStandardOutput());
            else DriftText.Write(report, Console.Out, common.IsColourful(parsed));
            return report.IsWell ? ExitCodes.Well : ExitCodes.Found;
        });
        return command;
    }

    private static CatalogScope ScopeOf(SchemaModel model, string[] members, QualifiedName[] except)
    {
        CatalogScope scope = CatalogScope.Of(model);
        return scope with
        {
            KnownMembers = members.Select(name => new Identifier(name)).ToEquatableArray(),
            LeftOut = scope.LeftOut.Concat(except).ToEquatableArray(),
        };
    }

    private static QualifiedName Named(string text) => text.Split('.') is [{ Length: > 0 } schema, { Length: > 0 } name]
        ? new QualifiedName(schema, name)
        : throw new BadInputException($"--except {text} names no table: write it as schema.name.");
}
