using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>What PostgreSQL makes of the forms: the other table once a statement, and the index of the column that is compared.</summary>
public sealed class RulePlansTests
{
    private const string Records = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using StudyHub.Schema;
        public sealed record Setup { public int Level { get; init; } = 1; }
        [Table] public sealed partial record Student { public Guid Id { get; init; } public Guid ParentId { get; init; } }
        [Table, Index("Setup.Level")] public sealed partial record Note
        {
            public Guid Id { get; init; }
            [Index] public Guid StudentId { get; init; }
            [Index] public Guid? OwnerId { get; init; }
            [Index(Method = IndexMethod.Gin)] public string[] Tags { get; init; } = [];
            [Jsonb] public Setup Setup { get; init; } = new();
            [Policy(Command.Select)] static bool Rule(Note row, Session session, IEnumerable<Student> students) => RULE;
        }
        """;

    private const string Rows = """
        create schema app;
        create function app.user_id() returns uuid language sql stable return nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid;
        create table students (id uuid primary key, parent_id uuid not null);
        create table notes (id uuid primary key, student_id uuid not null, owner_id uuid, tags text[] not null, setup jsonb not null);
        insert into students select gen_random_uuid(), gen_random_uuid() from generate_series(1, 2000);
        insert into notes select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), array['t' || n], jsonb_build_object('level', n) from generate_series(1, 20000) n;
        create index on students (parent_id);
        create index on notes (student_id);
        create index on notes (owner_id);
        create index on notes using gin (tags);
        """;

    [Theory]
    [InlineData("row.StudentId == session.UserId || students.Any(s => s.Id == row.StudentId && s.ParentId == session.UserId)", "InitPlan", "notes_student_id_idx")]
    [InlineData("students.Where(s => s.ParentId == session.UserId).Select(s => s.Id).Contains(row.StudentId)", "InitPlan", "notes_student_id_idx")]
    [InlineData("row.OwnerId == session.UserId", "InitPlan", "notes_owner_id_idx")]
    [InlineData("students.Any(s => s.Id == row.OwnerId && s.ParentId == session.UserId)", "InitPlan", "notes_owner_id_idx")]
    [InlineData("row.Setup.Level > 19990", "of_level")]
    [InlineData("row.Setup.Level == 7", "of_level")]
    [InlineData("row.Tags.Contains(\"t7\")", "notes_tags_idx")]
    public async Task An_index_finds_the_rows(string rule, params string[] mentions)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        GeneratorRun run = GeneratorRun.Of(Records.Replace("RULE", rule, StringComparison.Ordinal));
        run.Diagnostics.ShouldBeEmpty();
        TableReading note = run.Readings.Single(reading => reading.Table!.RecordName == "Note");
        string path = note.Table!.Indexes.Select(index => index.Keys[0].Expression?.Text).OfType<string>().Single();

        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(cancellation);
        await using EphemeralDatabase database = await server.CreateDatabaseAsync(cancellation);
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(cancellation);
        await ExecuteAsync(connection, $"{Rows} create index of_level on notes ({path}); analyze;", cancellation);
        string plan = await ExplainAsync(connection, note.Table.Policies.Single().Condition.Text, cancellation);

        foreach (string mention in mentions) plan.ShouldContain(mention);
        plan.ShouldNotContain("Seq Scan on notes");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, string condition, CancellationToken cancellation)
    {
        await using NpgsqlCommand command = new($"explain (costs off) select * from notes where {condition}", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation);
        System.Text.StringBuilder plan = new();
        while (await reader.ReadAsync(cancellation)) plan.Append(reader.GetString(0)).Append('\n');
        return plan.ToString();
    }
}
