using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.RowSecurity;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>rls</c>: who may do what, declared against tried on a scratch database, and against its catalog.</summary>
internal static class RlsCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Option<string[]> tables = new("--table") { Description = "Tries this table alone; may be given several times.", HelpName = "NAME" };
        Option<string?> before = new("--before") { Description = "SQL to run after the schema was made: what if this changed?", HelpName = "FILE" };
        Option<string?> rows = new("--rows") { Description = "SQL that adds rows to those that are made.", HelpName = "FILE" };
        System.CommandLine.Command command = new("rls", "Tries every table, role and command on a scratch database, and compares that and its catalog with what the records say.")
        {
            common.Assembly, common.Project, common.Configuration, common.Connection, tables, before, rows, common.Json, common.Plain,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            SchemaModel model = await SchemaInput.ReadAsync(common, parsed, cancellationToken);
            Action<string>? say = parsed.GetValue(common.Verbose) ? Console.Error.WriteLine : null;
            RowSecurityOptions options = new()
            {
                Tables = parsed.GetValue(tables) ?? [],
                Before = await SqlOfAsync(parsed.GetValue(before), "--before", cancellationToken),
                Rows = await SqlOfAsync(parsed.GetValue(rows), "--rows", cancellationToken),
                Progress = say,
            };
            await using EphemeralPostgres server = await EphemeralPostgres.StartAsync(
                new EphemeralPostgresOptions { Connection = parsed.GetValue(common.Connection), Progress = say }, cancellationToken);
            RlsReport report = await RunAsync(server, model, options with { Server = server }, cancellationToken);
            if (parsed.GetValue(common.Json)) MatrixJson.Write(report, Console.OpenStandardOutput());
            else if (common.IsColourful(parsed)) MatrixTable.Write(report);
            else MatrixText.Write(report, Console.Out);
            return report.Holds ? ExitCodes.Well : ExitCodes.Found;
        });
        return command;
    }

    private static async Task<RlsReport> RunAsync(EphemeralPostgres server, SchemaModel model, RowSecurityOptions options, CancellationToken cancellationToken)
    {
        DeclaredCatalog declared = await DeclaredCatalog.ReadAsync(server, model, cancellationToken);
        EquatableArray<CatalogDifference> catalog = EquatableArray<CatalogDifference>.Empty;
        RowSecurityResult matrix = await RowSecurityMatrix.RunAsync(
            model, options with { Inspect = async (transaction, token) => catalog = await declared.CompareAsync(transaction, token) }, cancellationToken);
        return new RlsReport(matrix, catalog);
    }

    private static async Task<string> SqlOfAsync(string? file, string option, CancellationToken cancellationToken)
    {
        if (file is null) return "";
        if (!File.Exists(file)) throw new BadInputException($"There is no file {file}, which {option} names.");
        return await File.ReadAllTextAsync(file, cancellationToken);
    }
}
