using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Npgsql;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>
/// Records with the same random rows in memory and in PostgreSQL, and their rules asked in both. Whoever has records and rules as C# source
/// can try them: start, fill, and compare each rule by name.
/// </summary>
internal sealed class RuleTrial : IAsyncDisposable
{
    /// <summary>Nobody, somebody without a framework, somebody with one: all of <see cref="RandomValues"/>' ids, so that they meet rows.</summary>
    private static readonly Session[] Sessions =
    [
        new(null), new(RandomValues.Ids[1]), new(RandomValues.Ids[2], RandomValues.Ids[1]),
    ];

    private const int RowsAtOnce = 100;

    private const int ConditionsAtOnce = 50;

    private const string SessionFunctions = """
        create schema app;
        create function app.user_id() returns uuid language sql stable return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
        create function app.framework_id() returns uuid language sql stable return nullif(pg_catalog.current_setting('app.framework_id', true), '')::uuid;
        """;

    private readonly EphemeralDatabase database;
    private readonly NpgsqlConnection connection;
    private readonly Assembly assembly;
    private readonly IReadOnlyDictionary<string, TableReading> readings;
    private readonly Dictionary<Type, Array> rows = [];

    private RuleTrial(EphemeralDatabase database, NpgsqlConnection connection, Assembly assembly, IReadOnlyDictionary<string, TableReading> readings)
    {
        this.database = database;
        this.connection = connection;
        this.assembly = assembly;
        this.readings = readings;
    }

    /// <param name="source">Compiles, and is read without a diagnostic.</param>
    /// <param name="count">How many rows a record gets, by its name.</param>
    public static async Task<RuleTrial> StartAsync(string source, Func<string, int> count, CancellationToken cancellation)
    {
        GeneratorRun run = new(Compiled.From(source));
        run.Diagnostics.ShouldBeEmpty();
        using MemoryStream image = new();
        run.Output.Emit(image, cancellationToken: cancellation).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(cancellation);
        EphemeralDatabase database = await server.CreateDatabaseAsync(cancellation);
        NpgsqlConnection connection = new(database.ConnectionString);
        RuleTrial trial = new(database, connection, Assembly.Load(image.ToArray()), run.Readings.ToDictionary(reading => reading.Table!.RecordName));
        try
        {
            await connection.OpenAsync(cancellation);
            await trial.ExecuteAsync(SessionFunctions, [], cancellation);
            Random random = new(20240131);
            foreach (TableReading reading in trial.readings.Values) await trial.FillAsync(reading, count(reading.Table!.RecordName), random, cancellation);
        }
        catch
        {
            await trial.DisposeAsync();
            throw;
        }
        return trial;
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>The rule's SQL in every position that it has one for, each with whether NULL counts as false there.</summary>
    public IReadOnlyList<(string Sql, bool IsFilter)> TranslationsOf(string record, string rule)
    {
        TableDeclaration table = readings[record].Table!;
        return
        [
            .. table.Policies.Where(policy => policy.Member == rule).SelectMany(policy => new[] { policy.Condition, policy.Check }).OfType<Model.SqlExpression>()
                .Select(condition => (condition.Text, true)),
            .. table.Checks.Where(check => check.Member == rule).Select(check => (check.Condition.Text, false)),
        ];
    }

    /// <summary>Asks the rule of every row, in every session and position.</summary>
    /// <param name="record">The record's name.</param>
    /// <param name="rule">The method.</param>
    /// <param name="cancellation">Ends the trial.</param>
    /// <param name="declaredBy">Whose SQL it is, where not the method's own: the record's name for [Policy(Sql = …)].</param>
    public async Task<TrialResult> CompareAsync(string record, string rule, CancellationToken cancellation, string? declaredBy = null)
        => (await CompareAsync(record, [(rule, TranslationsOf(record, declaredBy ?? rule))], cancellation))[0];

    /// <summary>Asks each of the rules, as the other does, with many of them in one statement; the results are in the rules' order.</summary>
    public Task<IReadOnlyList<TrialResult>> CompareAsync(string record, IEnumerable<string> rules, CancellationToken cancellation)
        => CompareAsync(record, [.. rules.Select(rule => (rule, TranslationsOf(record, rule)))], cancellation);

    private async Task<IReadOnlyList<TrialResult>> CompareAsync(
        string record, IReadOnlyList<(string Rule, IReadOnlyList<(string Sql, bool IsFilter)> Translations)> rules, CancellationToken cancellation)
    {
        Type type = assembly.GetType(record, throwOnError: true)!;
        QualifiedName table = NameOf(readings[record].Table!);
        MethodInfo[] methods = [.. rules.Select(rule => type.GetMethod(rule.Rule, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!)];
        bool hasSession = methods.Any(method => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Session)));
        TrialResult[] results = [.. Enumerable.Repeat(new TrialResult(0, 0, null), rules.Count)];
        foreach (Session session in hasSession ? Sessions : Sessions[..1])
        {
            await EnterAsync(session, cancellation);
            List<List<bool?>> answers = await DecideAsync([.. rules.SelectMany(rule => rule.Translations).Select(translation => translation.Sql)], table, cancellation);
            int next = 0;
            for (int i = 0; i < rules.Count; i++)
            {
                rules[i].Translations.ShouldNotBeEmpty(rules[i].Rule);
                bool[] expected = [.. rows[type].Cast<object>().Select(row => (bool)methods[i].Invoke(null, [.. methods[i].GetParameters().Select(parameter => Argument(parameter, row, session))])!)];
                foreach ((string sql, bool isFilter) in rules[i].Translations)
                {
                    List<bool?> actual = answers[next++];
                    results[i] = results[i].With(expected, isFilter ? actual.ConvertAll(value => (bool?)(value ?? false)) : actual, $"{sql}\n{session}");
                }
            }
        }
        return results;
    }

    private object Argument(ParameterInfo parameter, object row, Session session)
    {
        if (parameter.Position == 0) return row;
        return parameter.ParameterType == typeof(Session) ? session : rows[parameter.ParameterType.GetGenericArguments()[0]];
    }

    private Task EnterAsync(Session session, CancellationToken cancellation) => ExecuteAsync(
        "select set_config('app.user_id', $1, false), set_config('app.framework_id', $2, false)",
        [session.UserId?.ToString() ?? "", session.FrameworkId?.ToString() ?? ""], cancellation);

    private async Task FillAsync(TableReading reading, int count, Random random, CancellationToken cancellation)
    {
        Type record = assembly.GetType(reading.Table!.RecordName, throwOnError: true)!;
        foreach (EnumDeclaration type in reading.Table.Enums)
        {
            string labels = string.Join(", ", type.Labels.Select(SqlQuoting.Literal));
            await ExecuteAsync($"do $$ begin create type {SqlQuoting.QualifiedName(new QualifiedName(type.Schema ?? new Identifier("public"), type.Name))} as enum ({labels}); exception when duplicate_object then null; end $$", [], cancellation);
        }
        QualifiedName name = NameOf(reading.Table);
        if (name.Schema.Value != "public") await ExecuteAsync($"create schema if not exists {SqlQuoting.Identifier(name.Schema)}", [], cancellation);
        string columns = string.Concat(reading.Table.Columns.Select(column => $", {SqlQuoting.Identifier(column.Column.Name)} {column.Column.Type}"));
        await ExecuteAsync($"create table {SqlQuoting.QualifiedName(name)} (\"row number\" integer primary key{columns})", [], cancellation);
        Array filled = Array.CreateInstance(record, count);
        await using NpgsqlBatch batch = new(connection);
        for (int n = 0; n < count; n++)
        {
            object row = Activator.CreateInstance(record)!;
            List<string> values = [n.ToString(CultureInfo.InvariantCulture)];
            List<object> given = [];
            foreach (Entities.EntityProperty property in reading.Entity!.Properties)
            {
                PropertyInfo target = record.GetProperty(property.Name)!;
                object? value = RandomValues.Of(target, random);
                string? json = value is not null && property.Storage == Entities.ColumnStorage.Json ? RandomValues.Json(ref value, random) : null;
                target.SetValue(row, value);
                given.Add(json ?? Stored(property, value));
                values.Add("$" + given.Count.ToString(CultureInfo.InvariantCulture) + (property.Cast is { } cast ? "::" + cast : property.Storage == Entities.ColumnStorage.Json ? "::jsonb" : ""));
            }
            filled.SetValue(row, n);
            NpgsqlBatchCommand insert = new($"insert into {SqlQuoting.QualifiedName(name)} values ({string.Join(", ", values)})");
            foreach (object value in given) insert.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(insert);
            if (batch.BatchCommands.Count < RowsAtOnce && n + 1 < count) continue;
            await batch.ExecuteNonQueryAsync(cancellation);
            batch.BatchCommands.Clear();
        }
        rows.Add(record, filled);
    }

    private static object Stored(Entities.EntityProperty property, object? value) => value switch
    {
        null => DBNull.Value,
        Enum member => property.EnumMembers.Single(known => known.Name == member.ToString()).Label,
        _ => value,
    };

    private static QualifiedName NameOf(TableDeclaration table) => new(table.Schema ?? new Identifier("public"), table.Name);

    /// <summary>What each of the conditions says of the rows, in their order.</summary>
    private async Task<List<List<bool?>>> DecideAsync(IReadOnlyList<string> conditions, QualifiedName table, CancellationToken cancellation)
    {
        List<List<bool?>> answers = [.. conditions.Select(_ => new List<bool?>())];
        for (int first = 0; first < conditions.Count; first += ConditionsAtOnce)
        {
            List<List<bool?>> asked = answers[first..Math.Min(first + ConditionsAtOnce, conditions.Count)];
            string list = string.Join(",\n", conditions.Skip(first).Take(ConditionsAtOnce).Select(condition => $"({condition})"));
            await using NpgsqlCommand command = new($"select {list} from {SqlQuoting.QualifiedName(table)} order by \"row number\"", connection);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                for (int i = 0; i < asked.Count; i++) asked[i].Add(reader.IsDBNull(i) ? null : reader.GetBoolean(i));
        }
        return answers;
    }

    private async Task ExecuteAsync(string sql, List<object> values, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, connection);
        foreach (object value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

/// <param name="Asked">How many answers were compared.</param>
/// <param name="Held">In how many of them the rule holds.</param>
/// <param name="Difference">The first rows on which C# and PostgreSQL differ, and where; null where they agree.</param>
internal sealed record TrialResult(int Asked, int Held, string? Difference)
{
    public TrialResult With(IReadOnlyList<bool> expected, IReadOnlyList<bool?> actual, string where)
    {
        actual.Count.ShouldBe(expected.Count);
        string[] differences = [.. expected.Select((value, row) => actual[row] == value ? null : $"row {row}: {value} in C#, {actual[row]?.ToString() ?? "NULL"} in PostgreSQL").OfType<string>().Take(5)];
        return new TrialResult(
            Asked + expected.Count, Held + expected.Count(value => value), Difference ?? (differences.Length == 0 ? null : where + "\n" + string.Join("\n", differences)));
    }
}
