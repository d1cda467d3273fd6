using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Database.Tests.Planning;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Migrations;
using StudyHub.Schema.Migrations.Offline;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests;

/// <summary>Scripts for psql, run by psql.</summary>
[Collection("roles of the server")]
public sealed class OfflineScriptTests
{
    private static readonly SchemaModel First = RichSchema.Model;

    /// <summary>An index that is built outside of a transaction, a label, a column and a table less.</summary>
    private static readonly SchemaModel Second = First with
    {
        Enums = EquatableArrays.Of(First.Enums[0] with { Labels = First.Enums[0].Labels.With("calm") }),
        Tables = First.Tables.Select(table => table.Name.Name.Value != "user" ? table : table with
        {
            Columns = table.Columns.With(new ColumnModel { Name = new("nickname"), Type = PgType.Text, IsNullable = true }),
            Indexes = table.Indexes.With(new IndexModel { Name = new("idx_user_updated_at"), Keys = EquatableArrays.Of(new IndexKey { Column = new("updated_at") }) })
                .OrderBy(index => index.Name).ToEquatableArray(),
        }).ToEquatableArray(),
    };

    private static readonly RevisionSet Set = SetOf(First, Second);

    [Fact]
    public async Task A_script_makes_what_the_model_says_and_a_second_run_changes_nothing()
    {
        await using ScratchDatabase database = await CreateAsync();
        string script = OfflineScript.Upgrade(Set, null, Set.Heads[0].Id);

        (await RunAsync(database, script)).Code.ShouldBe(0);
        string read = await ReadAsync(database);
        List<string> history = await HistoryAsync(database);
        (int code, string output, string errors) = await RunAsync(database, script);

        code.ShouldBe(0, errors);
        output.ShouldBe("Done.\n");
        (await HistoryAsync(database)).ShouldBe(history);
        read.ShouldBe(await CreatedAsync(Second));
        (await new Migrator(Set).ReadStatusAsync(database.Connection.ConnectionString)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task What_the_database_has_already_is_passed_over_whoever_did_it()
    {
        await using ScratchDatabase database = await CreateAsync();
        await new Migrator(Set).UpgradeAsync(database.Connection.ConnectionString, MigrationTarget.At(Set.Revisions[0].Id));

        (int code, string output, string errors) = await RunAsync(database, OfflineScript.Upgrade(Set, null, Set.Heads[0].Id));

        code.ShouldBe(0, errors);
        output.ShouldBe($"Applying {Set.Heads[0].Title}\nDone.\n");
        (await new Migrator(Set).ReadStatusAsync(database.Connection.ConnectionString)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task The_way_back_leaves_what_was_there_before()
    {
        await using ScratchDatabase database = await CreateAsync();
        await RunAsync(database, OfflineScript.Upgrade(Set, null, Set.Revisions[0].Id));
        string before = await ReadAsync(database);
        (await RunAsync(database, OfflineScript.Upgrade(Set, Set.Revisions[0].Id, Set.Heads[0].Id))).Code.ShouldBe(0);

        string script = OfflineScript.Downgrade(Set, Set.Heads[0].Id, Set.Revisions[0].Id, allowDataLoss: true);
        (int code, _, string errors) = await RunAsync(database, script);
        code.ShouldBe(0, errors);
        (await ReadAsync(database)).ShouldBe(before);
        (await RunAsync(database, script)).Output.ShouldBe("Done.\n");
        (await new Migrator(Set).ReadStatusAsync(database.Connection.ConnectionString)).Pending.ShouldHaveSingleItem().ShouldBe(Set.Heads[0]);
    }

    [Fact]
    public void A_way_back_that_loses_rows_asks_for_consent()
        => Should.Throw<DataLossException>(() => OfflineScript.Downgrade(Set, Set.Heads[0].Id, null, allowDataLoss: false));

    [Fact]
    public async Task A_script_that_failed_half_way_goes_on_where_it_was()
    {
        SchemaModel unique = First with
        {
            Tables = First.Tables.Select(table => table.Name.Name.Value != "kinds" ? table : table with
            {
                Columns = table.Columns.With(new ColumnModel { Name = new("extra"), Type = PgType.Text, IsNullable = true }),
                Indexes = table.Indexes.With(new IndexModel { Name = new("uq_kinds_a_date"), IsUnique = true, Keys = EquatableArrays.Of(new IndexKey { Column = new("a_date") }) })
                    .OrderBy(index => index.Name).ToEquatableArray(),
            }).ToEquatableArray(),
        };
        RevisionSet set = SetOf(First, unique);
        await using ScratchDatabase database = await CreateAsync();
        await RunAsync(database, OfflineScript.Upgrade(set, null, set.Revisions[0].Id));
        const string Row = "insert into study.kinds (a_smallint, a_real, a_date, a_time, an_interval, a_bytea) values (1, {0}, '2020-02-02', '10:00', '1 day', '')";
        await database.RunAsync($"alter table study.kinds no force row level security; {string.Format(null, Row, 1)}; {string.Format(null, Row, 2)}");
        string script = OfflineScript.Upgrade(set, null, set.Heads[0].Id);

        (int code, _, string errors) = await RunAsync(database, script);
        code.ShouldBe(3);
        errors.ShouldContain("could not create unique index");
        (await database.LinesAsync("select count(*) from pg_index where not indisvalid")).ShouldBe(["1"]);

        await database.RunAsync("delete from study.kinds where a_real = 2");
        (code, _, errors) = await RunAsync(database, script);
        code.ShouldBe(0, errors);
        (await database.LinesAsync("select count(*) from pg_index where not indisvalid")).ShouldBe(["0"]);
        (await new Migrator(set).ReadStatusAsync(database.Connection.ConnectionString)).IsUpToDate.ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_these_files_do_not_know_is_refused()
    {
        await using ScratchDatabase database = await CreateAsync();
        await RunAsync(database, OfflineScript.Upgrade(Set, null, Set.Heads[0].Id));
        RevisionSet other = SetOf(First, First with { Tables = First.Tables.Skip(1).ToEquatableArray() });

        (int code, _, string errors) = await RunAsync(database, OfflineScript.Upgrade(other, null, other.Heads[0].Id));

        code.ShouldBe(3);
        errors.ShouldContain("which these files do not know");
    }

    [Fact]
    public async Task A_revision_whose_parent_is_missing_is_refused()
    {
        await using ScratchDatabase database = await CreateAsync();

        (int code, _, string errors) = await RunAsync(database, OfflineScript.Upgrade(Set, Set.Revisions[0].Id, Set.Heads[0].Id));

        code.ShouldBe(3);
        errors.ShouldContain("is not applied. Begin the script there.");
    }

    private static RevisionSet SetOf(params SchemaModel[] models)
    {
        Dictionary<string, RevisionFile> files = new(StringComparer.Ordinal);
        SchemaModel before = SchemaModel.Empty;
        RevisionId? parent = null;
        foreach ((int number, SchemaModel model) in models.Index())
        {
            RevisionDraft draft = RevisionDrafts.Make(before, model, parent, "step_" + (number + 1));
            foreach (RevisionFile file in draft.Files) files[file.Path] = file;
            (before, parent) = (model, draft.Id);
        }
        RevisionSet set = RevisionSetReader.Read(files.Values);
        set.Findings.ShouldBeEmpty();
        return set;
    }

    private static async Task<ScratchDatabase> CreateAsync() => await ScratchDatabase.CreateAsync(await EphemeralPostgres.SharedAsync(), RichSchema.Model);

    private static async Task<string> CreatedAsync(SchemaModel model)
    {
        await using ScratchDatabase database = await CreateAsync();
        await database.RunAsync(SqlScript.Create(model));
        return await ReadAsync(database);
    }

    /// <summary>The history's own schema is none of the model's.</summary>
    private static async Task<string> ReadAsync(ScratchDatabase database)
    {
        await using NpgsqlConnection connection = await database.ConnectAsync();
        return string.Join("\n", (await PlanRun.ReadAsync(connection)).Split('\n').Where(line => !line.Contains("studyhub_schema", StringComparison.Ordinal)));
    }

    private static Task<List<string>> HistoryAsync(ScratchDatabase database)
        => database.LinesAsync("select r::text from studyhub_schema.revisions r order by id; select s::text from studyhub_schema.steps s order by 1");

    private static async Task<(int Code, string Output, string Errors)> RunAsync(ScratchDatabase database, string script)
    {
        string? program = Programs.Find("psql", database.Server.Origin).FirstOrDefault();
        Assert.SkipWhen(program is null, "There is no psql on this machine.");
        string file = Path.Combine(Path.GetTempPath(), $"studyhub-{Guid.NewGuid():n}.sql");
        await File.WriteAllTextAsync(file, script);
        try
        {
            NpgsqlConnectionStringBuilder connection = database.Connection;
            (int code, string output, string errors) = await Programs.RunAsync(
                program, ["-X", "-f", file, .. Programs.Address(connection), connection.Database!], connection.Password);
            return (code, output.Replace("\r\n", "\n", StringComparison.Ordinal), errors);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
