using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Testing.Servers;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>The options of the commands that work on a database's revisions.</summary>
internal sealed class MigrationOptions(CommonOptions common)
{
    public Option<string?> Connection { get; } = new("--connection")
    {
        Description = $"The database: postgresql://… or an Npgsql connection string; by default {GivenServer.Variable}.",
        HelpName = "TEXT",
    };

    public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Prints what would be run, and changes nothing." };

    public Option<bool> Sql { get; } = new("--sql")
    {
        Description = "Prints a script for psql and asks no database: it passes over what a database has already. The target may be FROM:TO, such as base:+2; -1 and base of a downgrade begin at the head.",
    };

    public Option<bool> AllowDataLoss { get; } = new("--allow-data-loss") { Description = "Agrees to what the way back loses or shows." };

    private Option<double?> LockTimeout { get; } = Seconds("--lock-timeout", "How long a statement waits for a lock; 3 by default.");

    private Option<double?> StatementTimeout { get; } = Seconds("--statement-timeout", "How long a statement may run; by default as long as it takes.");

    private Option<double?> Wait { get; } = Seconds("--wait", "How long to wait for another migrator; 600 by default.");

    private Option<int?> Retries { get; } = Number<int>("--retries", "How often a step is run again after a lock timeout or a deadlock; 5 by default.", "TIMES", 0, 1000);

    private Option<bool> MarkDone { get; } = new("--mark-done") { Description = "A statement outside of a transaction that was cut off has done its work; somebody looked." };

    private Option<bool> RunAgain { get; } = new("--run-again") { Description = "A statement outside of a transaction that was cut off is to be run once more; somebody looked." };

    private Option<bool> AllowPooler { get; } = new("--allow-pooler") { Description = "A pooler may stand before the server: it keeps a connection for the whole session." };

    /// <summary>What every command needs that looks at a database.</summary>
    public IEnumerable<Option> OfReading => [common.Project, common.Configuration, common.Migrations, common.Assembly, Connection, AllowPooler, common.Json];

    /// <summary>What those need that run scripts.</summary>
    public IEnumerable<Option> OfRunning => [.. OfReading, DryRun, Sql, LockTimeout, StatementTimeout, Wait, Retries, MarkDone, RunAgain];

    /// <exception cref="BadInputException">No database is named, or the revisions have findings.</exception>
    public async Task<(RevisionInput Revisions, string Connection, MigratorOptions Options)> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        RevisionInput revisions = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
        revisions.RequireWhole("Nothing was run.");
        if (parsed.GetValue(MarkDone) && parsed.GetValue(RunAgain)) throw new BadInputException("Give --mark-done or --run-again, not both.");
        MigratorOptions usual = MigratorOptions.Default;
        return (revisions, ConnectionOf(parsed), usual with
        {
            AllowDataLoss = parsed.GetValue(AllowDataLoss),
            LockTimeout = Time(parsed.GetValue(LockTimeout)) ?? usual.LockTimeout,
            StatementTimeout = Time(parsed.GetValue(StatementTimeout)),
            LockWait = Time(parsed.GetValue(Wait)) ?? usual.LockWait,
            Retries = parsed.GetValue(Retries) ?? usual.Retries,
            Unfinished = parsed.GetValue(MarkDone) ? UnfinishedStep.MarkDone : parsed.GetValue(RunAgain) ? UnfinishedStep.RunAgain : UnfinishedStep.Stop,
            AllowPooler = parsed.GetValue(AllowPooler),
            Progress = new MigrationProgress(Console.Error, parsed.GetValue(common.Verbose)).Tell,
        });
    }

    private string ConnectionOf(ParseResult parsed)
    {
        if (parsed.GetValue(Connection) is { } given) return Text(given, "--connection");
        return Environment.GetEnvironmentVariable(GivenServer.Variable) is { Length: > 0 } variable
            ? Text(variable, GivenServer.Variable)
            : throw new BadInputException($"No database is named. Give --connection postgresql://user@host/database, or set {GivenServer.Variable}.");
    }

    /// <exception cref="BadInputException">It is no connection.</exception>
    public static string Text(string value, string origin)
    {
        try
        {
            return DatabaseUrl.ToConnectionString(value);
        }
        catch (Exception reason) when (reason is FormatException or ArgumentException)
        {
            // Not the value: it may hold a password.
            throw new BadInputException($"{origin} is neither postgresql://user:password@host:port/database nor an Npgsql connection string.");
        }
    }

    private static Option<double?> Seconds(string name, string description) => Number(name, description, "SECONDS", 0.001, 1_000_000d);

    private static Option<T?> Number<T>(string name, string description, string what, T least, T most)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = what,
            CustomParser = result =>
            {
                if (T.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out T number) && number >= least && number <= most) return number;
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} takes a number of {what.ToLowerInvariant()} from {least} to {most}, and not '{result.Tokens[0].Value}'."));
                return null;
            },
        };

    private static TimeSpan? Time(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}
