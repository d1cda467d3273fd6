using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using CfiPros;
using Npgsql;
using StudyHub.Schema.Creation;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests;

/// <summary>The committed db folders of the samples, run as their first lines say: by psql where the machine has it.</summary>
[Collection("roles of the server")]
public sealed class SampleFilesTests
{
    private const string Supabase = "create schema auth; create table auth.users (id uuid primary key)";

    private static readonly Dictionary<string, (DatabaseSchema Schema, string? Before)> Samples = new(StringComparer.Ordinal)
    {
        ["StudyHub"] = (StudyHubDatabase.Schema, null),
        ["CfiPros"] = (CfiProsDatabase.Schema, Supabase),
    };

    public static MatrixTheoryData<int, string> MajorsAndSamples => new(Sample.Majors, ["StudyHub", "CfiPros"]);

    [Theory]
    [MemberData(nameof(MajorsAndSamples))]
    public async Task The_committed_files_make_the_database_that_the_library_makes(int major, string sample)
    {
        (DatabaseSchema schema, string? before) = Samples[sample];
        EphemeralPostgres server = await Servers.OfAsync(major);
        await using ScratchDatabase byFiles = await ScratchDatabase.CreateAsync(server, schema.Model);
        await using ScratchDatabase byLibrary = await ScratchDatabase.CreateAsync(server, schema.Model);
        if (before is not null)
        {
            await byFiles.RunAsync(before);
            await byLibrary.RunAsync(before);
        }
        foreach (string file in Files(sample)) await RunFileAsync(byFiles, file);
        await using (NpgsqlConnection connection = await byLibrary.ConnectAsync()) await schema.ApplyAsync(connection);

        (await Likeness.OfAsync(byFiles)).ShouldBe(await Likeness.OfAsync(byLibrary));
        List<string> rows = await RowsAsync(byFiles, schema.Model);
        rows.ShouldNotBeEmpty();
        rows.ShouldBe(await RowsAsync(byLibrary, schema.Model));

        List<string> versions = await VersionsAsync(byFiles, schema.Model);
        await RunFileAsync(byFiles, Path.Combine(Folder(sample), "seeds.sql"));
        (await VersionsAsync(byFiles, schema.Model)).ShouldBe(versions);
    }

    private static IEnumerable<string> Files(string sample)
    {
        string folder = Folder(sample);
        string[] first = ["roles.sql", "schema.sql", "seeds.sql"];
        return first.Select(file => Path.Combine(folder, file))
            .Concat(Directory.GetFiles(Path.Combine(folder, "policies"), "*.sql").Order(StringComparer.Ordinal));
    }

    private static string Folder(string sample, [CallerFilePath] string path = "")
        => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "samples", sample, "db");

    private static async Task RunFileAsync(ScratchDatabase database, string file)
    {
        if (Programs.Find("psql", database.Server.Origin).FirstOrDefault() is not { } psql)
        {
            await database.RunAsync(await File.ReadAllTextAsync(file));
            return;
        }
        NpgsqlConnectionStringBuilder connection = database.Connection;
        (int code, _, string errors) = await Programs.RunAsync(
            psql,
            ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", .. Programs.Address(connection), "--dbname", connection.Database!, "--file", file],
            connection.Password);
        code.ShouldBe(0, errors);
    }

    /// <summary>The seeded rows without what differs from one creation to the next: ids and points in time.</summary>
    private static async Task<List<string>> RowsAsync(ScratchDatabase database, SchemaModel model)
    {
        List<string> rows = [];
        foreach (TableModel table in Seeded(model))
        {
            string[] own = [.. table.Columns.Where(c => c.Type == PgType.Uuid || c.Type == PgType.TimestampTz).Select(c => SqlQuoting.Literal(c.Name.Value))];
            string name = SqlQuoting.QualifiedName(table.Name);
            rows.AddRange(await database.LinesAsync($"select '{name} ' || (to_jsonb(t) - array[{string.Join(", ", own)}]::text[])::text as line from {name} t order by line"));
        }
        return rows;
    }

    /// <summary>A row that is written, even with the same values, is another version in another place.</summary>
    private static async Task<List<string>> VersionsAsync(ScratchDatabase database, SchemaModel model)
    {
        List<string> versions = [];
        foreach (TableModel table in Seeded(model))
            versions.AddRange(await database.LinesAsync($"select t.xmin || ' ' || t.ctid || ' ' || t::text as line from {SqlQuoting.QualifiedName(table.Name)} t order by line"));
        return versions;
    }

    private static IEnumerable<TableModel> Seeded(SchemaModel model) => model.Tables.Where(table => table.IsManaged && !table.Seeds.IsEmpty);
}
