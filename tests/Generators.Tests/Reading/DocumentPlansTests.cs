using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>
/// A query that compares a path of a document with its parameter is answered from the [Index] on that path, also where C# reads an initialiser
/// for a key that is missing: what the index holds and what the query asks are one text.
/// </summary>
public sealed class DocumentPlansTests
{
    private const string Records = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using StudyHub.Schema;
        public enum Style { Socratic, StepByStep }
        public sealed record Tutor { public Style Style { get; init; } = Style.StepByStep; public string Voice { get; init; } = "calm"; public Guid? Room { get; init; } public string? Note { get; init; } }
        public sealed record Setup { public int Level { get; init; } = 1; public Tutor Tutor { get; init; } = new(); }
        [Table, Index("Setup.Level"), Index("Setup.Tutor.Style"), Index("Setup.Tutor.Voice"), Index("Setup.Tutor.Room"), Index("Setup.Tutor.Note")]
        public sealed partial record Note
        {
            public Guid Id { get; init; }
            [Jsonb] public Setup Setup { get; init; } = new();
            [Query] static bool Asked(Note row, PARAMETER) => RULE;
        }
        """;

    private const string Rows = """
        create table notes (id uuid primary key default gen_random_uuid(), setup jsonb not null);
        insert into notes (setup) select jsonb_build_object('level', n, 'tutor', jsonb_build_object(
            'style', case when n < 10 then 'socratic' else 'step_by_step' end, 'voice', 'v' || n, 'note', 'n' || n, 'room', gen_random_uuid())) from generate_series(1, 20000) n;
        insert into notes (setup) select '{}' from generate_series(1, 20);
        """;

    [Theory]
    [InlineData("int level", "row.Setup.Level == level", "integer", "7", "1", 1, 20 + 1)]
    [InlineData("int level", "level < row.Setup.Level && row.Setup.Level < 5", "integer", "3", "0", 1, 20 + 4)]
    [InlineData("int[] levels", "levels.Contains(row.Setup.Level)", "integer[]", "'{7,8}'", "'{1,7}'", 2, 20 + 2)]
    [InlineData("string voice", "row.Setup.Tutor.Voice == voice", "text", "'v7'", "'calm'", 1, 20)]
    [InlineData("string? note", "row.Setup.Tutor.Note == note", "text", "'n7'", "null", 1, 20)]
    [InlineData("Guid room", "row.Setup.Tutor.Room == room", "uuid", "'00000000-0000-0000-0000-000000000000'", "'00000000-0000-0000-0000-000000000001'", 0, 0)]
    public async Task The_index_on_the_path_finds_the_rows(string parameter, string rule, string type, string value, string otherValue, int found, int otherFound)
    {
        await using Notes notes = await Notes.OpenAsync(parameter, rule);
        foreach (string mode in new[] { "force_custom_plan", "force_generic_plan" })
        {
            await notes.ExecuteAsync($"set plan_cache_mode = {mode}; prepare asked ({type}) as select id from notes where {notes.Condition}");
            string plan = await notes.ReadAsync($"explain (costs off) execute asked({value})");
            plan.ShouldContain("Index");
            plan.ShouldNotContain("Seq Scan");
            (await notes.CountAsync($"execute asked({value})")).ShouldBe(found);
            // What is missing is found by what C# reads there.
            (await notes.CountAsync($"execute asked({otherValue})")).ShouldBe(otherFound);
            await notes.ExecuteAsync("deallocate asked");
        }
    }

    [Fact]
    public async Task A_label_that_few_rows_have_is_found_by_its_index()
    {
        await using Notes notes = await Notes.OpenAsync("Style style", "row.Setup.Tutor.Style == style");
        await notes.ExecuteAsync($"set plan_cache_mode = force_custom_plan; prepare asked (text) as select id from notes where {notes.Condition}");
        (await notes.ReadAsync("explain (costs off) execute asked('socratic')")).ShouldContain("Index");
        (await notes.CountAsync("execute asked('socratic')")).ShouldBe(9);
        (await notes.CountAsync("execute asked('step_by_step')")).ShouldBe(20_011);
    }

    /// <summary>The other direction: a comparison that no index can answer is seen as one.</summary>
    [Fact]
    public async Task A_condition_that_no_index_serves_would_be_seen()
    {
        await using Notes notes = await Notes.OpenAsync("int level", "row.Setup.Level != level");
        await notes.ExecuteAsync($"prepare asked (integer) as select id from notes where {notes.Condition}");
        (await notes.ReadAsync("explain (costs off) execute asked(7)")).ShouldContain("Seq Scan");
    }

    private sealed class Notes(EphemeralDatabase database, NpgsqlConnection connection, string condition) : IAsyncDisposable
    {
        public string Condition => condition;

        public static async Task<Notes> OpenAsync(string parameter, string rule)
        {
            CancellationToken cancellation = TestContext.Current.CancellationToken;
            GeneratorRun run = GeneratorRun.Of(Records.Replace("PARAMETER", parameter, StringComparison.Ordinal).Replace("RULE", rule, StringComparison.Ordinal));
            run.Diagnostics.ShouldBeEmpty();
            TableReading note = run.Readings.Single();
            string[] paths = [.. note.Table!.Indexes.Select(index => index.Keys[0].Expression!.Text)];

            EphemeralPostgres server = await EphemeralPostgres.SharedAsync(cancellation);
            EphemeralDatabase database = await server.CreateDatabaseAsync(cancellation);
            NpgsqlConnection connection = new(database.ConnectionString);
            await connection.OpenAsync(cancellation);
            Notes notes = new(database, connection, note.Entity!.Queries.Single().Where);
            await notes.ExecuteAsync(Rows + string.Concat(paths.Select(path => $"create index on notes ({path});")) + "analyze;");
            return notes;
        }

        public async Task ExecuteAsync(string sql)
        {
            await using NpgsqlCommand command = new(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        public async Task<string> ReadAsync(string sql) => string.Join('\n', await RowsAsync(sql));

        public async Task<int> CountAsync(string sql) => (await RowsAsync(sql)).Count;

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await database.DisposeAsync();
        }

        private async Task<System.Collections.Generic.List<string>> RowsAsync(string sql)
        {
            await using NpgsqlCommand command = new(sql, connection);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            System.Collections.Generic.List<string> rows = [];
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) rows.Add(reader.GetValue(0).ToString()!);
            return rows;
        }
    }
}
