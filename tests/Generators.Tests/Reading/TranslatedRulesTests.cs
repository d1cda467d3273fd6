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
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>A rule decides in PostgreSQL as it does in C#: each condition is tried on random rows, with all the values that are known to differ.</summary>
public sealed class TranslatedRulesTests
{
    private const int Rows = 250;

    private static readonly Guid[] People = [Guid.Empty, Guid.Parse("00000000-0000-0000-0000-000000000001"), Guid.Parse("ffffffff-0000-0000-0000-000000000000")];

    // Each is tried as a policy (a filter: NULL must only fail to be true) and as a check (never NULL).
    private static readonly string[] Conditions =
    [
        "row.Max == 3", "row.Max != 3", "row.Max == row.Score", "row.OwnerId == row.OtherId", "row.OwnerId != row.OtherId", "row.Score < row.Max",
        "!(row.Score < row.Max)", "!(row.Max == row.Score && row.Done)", "row.Max == null || row.Max > 3", "row.Max != null && row.Max.Value > 3",
        "!(row.Max != null && row.Max.Value > 3)", "row.Max is null or > 3", "row.Max is not 3", "row.Max is not (3 or 4)", "row.Max is > 0 and < 5 or -7",
        "row.Flag == true", "row.Flag != true", "row.Flag == false", "row.Flag != false", "!(row.Flag == false)", "row.Flag ?? row.Done", "row.Done ^ row.Flag == true",
        "row.Max == null ? row.Done : row.Score < row.Max", "(row.Max > 0 ? row.Max : row.Score) == 3", "row.Last == row.Status", "row.Last is Status.Active or Status.Draft",
        "row.Last is not (Status.Active or Status.Draft)", "row.Status != Status.Active", "(row.Max ?? row.Score) > 2", "row.Small + row.Small > 30000",
        "(long)row.Score * 3L > 6000000000L", "row.Price * 2 > row.Score", "row.Rate > 0.5", "row.Rate <= 0.5", "row.Rate < row.Share", "!(row.Rate >= row.Share)", "row.Share < 0.1f", "row.Share == 0.1f",
        "row.Name.StartsWith(\"a%\", StringComparison.Ordinal)", "row.Name.EndsWith(\"b\", StringComparison.Ordinal)", "row.Name.Contains(\"_\")", "row.Name.Contains(row.Note ?? \"😀\")",
        "row.Note == \"it's\"", "row.Note != row.Name", "row.Note is null or \"\"", "row.End == null || row.End > row.Day", "row.End is { } == false || row.Done",
        "row.Day <= new DateOnly(2024, 2, 29)", "row.At < new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero)", "row.Took > TimeSpan.FromHours(1)", "row.Id == Limits.Known || row.Order == 1",
    ];

    [Fact]
    public async Task Rules_decide_in_PostgreSQL_as_in_CSharp()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        // What has no translation is SHS008 and no subject here; the list holds one of them so that the filter below is known to work.
        GeneratorRun probe = new(Compiled.From(Source(Conditions)));
        int[] refused = [.. probe.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line).Distinct()];
        refused.Length.ShouldBe(1);
        string[] conditions = [.. Conditions.Where(condition => condition != "row.End is { } == false || row.Done")];
        GeneratorRun run = new(Compiled.From(Source(conditions)));
        run.Diagnostics.ShouldBeEmpty();
        TableReading reading = run.Readings.Single();
        Type record = Load(run.Output).GetType("Thing", throwOnError: true)!;

        await using EphemeralPostgres server = await EphemeralPostgres.SharedAsync(cancellation);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(cancellation);
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        List<object> rows = await FillAsync(connection, reading, record, cancellation);
        for (int i = 0; i < conditions.Length; i++)
        {
            MethodInfo rule = record.GetMethod($"Rule{i}", BindingFlags.Static | BindingFlags.NonPublic)!;
            bool[] expected = [.. rows.Select(row => (bool)rule.Invoke(null, [row])!)];
            string policy = reading.Table!.Policies.Single(p => p.Member == $"Rule{i}").Condition.Text;
            string check = reading.Table.Checks.Single(c => c.Member == $"Rule{i}").Condition.Text;
            (await DecideAsync(connection, policy, cancellation)).Select(value => value ?? false).ShouldBe(expected, $"{conditions[i]}\n{policy}");
            (await DecideAsync(connection, check, cancellation)).ShouldBe(expected.Select(value => (bool?)value), $"{conditions[i]}\n{check}");
        }
    }

    private static string Source(IEnumerable<string> conditions)
        => RuleTranslationTests.Record.Replace(
            "RULE",
            string.Join("\n", conditions.Select((condition, i) => $"[Check, Policy(Command.Select, IsRestrictive = true, Name = \"p{i}\")] static bool Rule{i}(Thing row) => {condition};")),
            StringComparison.Ordinal);

    private static Assembly Load(Compilation compilation)
    {
        using MemoryStream image = new();
        compilation.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        return Assembly.Load(image.ToArray());
    }

    private static async Task<List<object>> FillAsync(NpgsqlConnection connection, TableReading reading, Type record, CancellationToken cancellation)
    {
        string columns = string.Join(", ", reading.Table!.Columns.Select(column =>
            Naming.SqlQuoting.Identifier(column.Column.Name) + " " + (column.EnumType is null ? column.Column.Type.ToString() : "text")));
        await ExecuteAsync(connection, $"create table things (n integer primary key, {columns})", [], cancellation);
        Random random = new(20240131);
        List<object> rows = [];
        for (int n = 0; n < Rows; n++)
        {
            object row = Activator.CreateInstance(record)!;
            List<object> values = [n];
            foreach (PropertyInfo property in reading.Entity!.Properties.Select(property => record.GetProperty(property.Name)!))
            {
                object? value = Any(property, random);
                property.SetValue(row, value);
                values.Add(value switch { null => DBNull.Value, Enum member => Label(reading, property, member), _ => value });
            }
            rows.Add(row);
            await ExecuteAsync(connection, $"insert into things values ({string.Join(", ", values.Select((_, i) => "$" + (i + 1).ToString(CultureInfo.InvariantCulture)))})", values, cancellation);
        }
        return rows;
    }

    private static string Label(TableReading reading, PropertyInfo property, Enum member)
        => reading.Entity!.Properties.Single(p => p.Name == property.Name).EnumMembers.Single(m => m.Name == member.ToString()).Label;

    private static object? Any(PropertyInfo property, Random random)
    {
        Type? inner = Nullable.GetUnderlyingType(property.PropertyType);
        bool mayBeNull = inner is not null || property.Name == "Note";
        if (mayBeNull && random.Next(3) == 0) return null;
        Type type = inner ?? property.PropertyType;
        if (type.IsEnum) return random.GetItems(Enum.GetValues(type).Cast<object>().ToArray(), 1)[0];
        if (type == typeof(Guid)) return One(random, People);
        // Products and sums stay within their types: what overflows raises an error in PostgreSQL and is documented to.
        if (type == typeof(int)) return One(random, -7, -1, 0, 1, 3, 4, 5, 2_100_000_000);
        if (type == typeof(short)) return One<short>(random, -7, 0, 1, short.MaxValue);
        if (type == typeof(decimal)) return One(random, -1.5m, 0m, 2.50m, 3m);
        if (type == typeof(double)) return One(random, double.NaN, double.PositiveInfinity, -0.0, 0.5, 0.75, -1);
        if (type == typeof(float)) return One(random, float.NaN, 0.1f, 0.5f, -1f);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(string)) return One(random, "", "ab", "a%b", "a_b", "😀", "éB", "it's", "b");
        if (type == typeof(DateOnly)) return One(random, new DateOnly(2024, 2, 28), new DateOnly(2024, 2, 29), new DateOnly(2024, 3, 1));
        if (type == typeof(TimeSpan)) return One(random, TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromDays(2));
        return new DateTimeOffset(2024, 2, One(random, 28, 29), 12, 0, 0, TimeSpan.Zero);
    }

    private static T One<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static async Task<List<bool?>> DecideAsync(NpgsqlConnection connection, string condition, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new($"select {condition} from things order by n", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        List<bool?> decisions = [];
        while (await reader.ReadAsync(cancellation)) decisions.Add(await reader.IsDBNullAsync(0, cancellation) ? null : reader.GetBoolean(0));
        return decisions;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, List<object> values, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, connection);
        foreach (object value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
