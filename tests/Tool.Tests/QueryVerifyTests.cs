using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Proofs.Tests;
using StudyHub.Schema.Queries;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Tool.Tests;

/// <summary>Queries that are written in SQL, on a server: those that are well, and a fault of each kind in one that is not.</summary>
public sealed class QueryVerifyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("studyhub-queries-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Queries_that_are_as_PostgreSQL_says_are_exit_code_0()
    {
        ToolProcess run = await VerifyAsync(
            Query("select id, score, taken_on as day from public.test_results where student_id = $1 and taken_on >= $2 and score = any ($3)",
                ["studentId", "uuid", "since", "date", "scores", "integer[]"], ["Id", "id", "uuid", "Score", "score", "bigint", "Day", "day", "date?"]),
            Query("select count(*) as n, max(taken_on) as latest, sum(score) as total from public.test_results", [], ["N", "n", "bigint", "Latest", "latest", "date", "Total", "total", "bigint"]),
            Query("select r.id, s.display_name from public.students s left join public.test_results r on r.student_id = s.id", [], ["Id", "id", "uuid?", "Name", "display_name", "text"]),
            Query("select r.id from public.students s left join public.test_results r on r.student_id = s.id where r.score > 1", [], ["", "id", "uuid"]),
            Query("delete from public.test_results where id = $1", ["id", "uuid"], [], "Admin"),
            Query("with gone as (delete from public.test_results where id = $1 returning score) select score from gone -- why not", ["id", "uuid"], ["", "score", "integer"], "Admin"),
            Query("insert into public.test_results (student_id, test_code, taken_on, score) values ($1, $2, $3, $4) returning id",
                ["studentId", "uuid", "code", "text", "on", "date", "score", "integer"], ["", "id", "uuid"]),
            Query("select jsonb_build_object('a', $1::text) @> '{}' as found, $1 ? 'x' as has, (array[1, 2])[1:2] as part", ["a", "jsonb"], ["Found", "found", "boolean", "Has", "has", "boolean", "Part", "part", "integer[]"]),
            Query("select kind from public.acs_codes where code = $1", ["code", "text"], ["", "kind", "text"], "Anon"),
            Query("select pg_advisory_xact_lock($1)", ["key", "bigint"], []));
        run.Output.ShouldBe("10 queries in SQL: as PostgreSQL says.\n");
        run.Errors.ShouldBe("");
        run.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("select id from public.test_result", "", " id uuid", null, "PostgreSQL refuses it: relation \"public.test_result\" does not exist (42P01) at \"public.test_result\"")]
    [InlineData("select id from public.test_results where student = $1", "s uuid", " id uuid", null, "column \"student\" does not exist (42703)")]
    [InlineData("select id from public.test_results where student_id = $1", "studentId text", " id uuid", null, "operator does not exist: uuid = text (42883)")]
    [InlineData("select score from public.test_results", "", "Score score uuid", "score", "it is integer, and 'Score' holds uuid")]
    [InlineData("select score from public.test_results", "", "Score score smallint", "score", "it is integer, and 'Score' holds smallint")]
    [InlineData("select sum(score) as total from public.test_results", "", " total integer", "total", "it is bigint, and the result holds integer")]
    [InlineData("select avg(score) as mean from public.test_results", "", " mean double precision", "mean", "it is numeric, and the result holds double precision")]
    [InlineData("select r.id from public.students s left join public.test_results r on r.student_id = s.id", "", "Id id uuid", "id", "it may be NULL where an outer join finds nothing, and 'Id' may not be null")]
    [InlineData("select score as points from public.test_results", "", "Score score integer", "score", "PostgreSQL calls it points")]
    [InlineData("select id, score from public.test_results", "", "Id id uuid", null, "it gives 2 columns, and 1 of them are read")]
    [InlineData("select pg_try_advisory_xact_lock($1)", "key bigint", "", null, "it gives pg_try_advisory_xact_lock, which is boolean, and nothing of it is read; return Task<T>")]
    [InlineData("delete from public.test_results", "", "", null, "as authenticated it fails: permission denied for table test_results (42501)")]
    [InlineData("select app.nothing() as a", "", " a text", null, "function app.nothing() does not exist (42883)")]
    public async Task A_fault_is_told_with_method_file_and_column(string sql, string parameters, string columns, string? column, string message)
    {
        ToolProcess run = await VerifyAsync(Query("select id from public.test_results", [], ["", "id", "uuid"]), Query(sql, Parts(parameters, 2), Parts(columns, 3)));
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith($"Reports.cs: Reports.Query2Async{(column is null ? "" : $", column {column}")}: ");
        lines[0].ShouldContain(message);
        lines[1..].ShouldBe(["2 queries in SQL: 1 finding."]);
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_column_that_may_be_NULL_is_told_by_the_catalog()
    {
        ToolProcess run = await VerifyAsync(
            History.OfColumnAndIndex(),
            Query("select examiner from public.test_results", [], ["Examiner", "examiner", "text"]),
            Query("select examiner from public.test_results", [], ["Examiner", "examiner", "text?"]),
            Query("select examiner from public.test_results where examiner is not null", [], ["Examiner", "examiner", "text"]),
            Query("select coalesce(examiner, '') as examiner from public.test_results", [], ["Examiner", "examiner", "text"]));
        run.Output.ShouldBe("Reports.cs: Reports.Query1Async, column examiner: it may be NULL, and 'Examiner' may not be null; make it nullable or write coalesce(…)\n4 queries in SQL: 1 finding.\n");
    }

    [Fact]
    public async Task Verify_looks_at_them_behind_the_revisions()
    {
        History history = History.OfColumnAndIndex();
        SchemaAssembly.Write(Path.Combine(folder, "Demo.dll"), Changed(history), history.Files, [Query("select nothing from public.test_results", [], ["", "nothing", "text"])]);
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        ToolProcess run = await ToolProcess.RunInAsync(folder, "verify", "--assembly", "Demo.dll", "--connection", server.ConnectionString, "--json");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("revisions").EnumerateArray().ShouldHaveSingleItem().GetProperty("holds").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("holds").GetBoolean().ShouldBeFalse();
        JsonElement finding = json.RootElement.GetProperty("queries").GetProperty("findings").EnumerateArray().ShouldHaveSingleItem();
        (finding.GetProperty("method").GetString(), finding.GetProperty("file").GetString()).ShouldBe(("Reports.Query1Async", "Reports.cs"));
        finding.GetProperty("message").GetString().ShouldNotBeNull().ShouldContain("\"nothing\" does not exist");
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Without_an_assembly_there_is_nothing_to_look_at()
    {
        ToolProcess run = await ToolProcess.RunInAsync(folder, "verify", "--queries");
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("--assembly");
    }

    private static Model.SchemaModel Changed(History history) => RevisionModels.At(history.Set, history.Set.Heads.Single().Id);

    private Task<ToolProcess> VerifyAsync(params WrittenQuery[] queries) => VerifyAsync(null, queries);

    private async Task<ToolProcess> VerifyAsync(History? history, params WrittenQuery[] queries)
    {
        SchemaAssembly.Write(Path.Combine(folder, "Demo.dll"), history is null ? History.Sample : Changed(history), null,
            queries.Select((query, index) => query with { Method = $"Query{index + 1}Async" }));
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(TestContext.Current.CancellationToken);
        return await ToolProcess.RunInAsync(folder, "verify", "--queries", "--assembly", "Demo.dll", "--connection", server.ConnectionString);
    }

    private static WrittenQuery Query(string sql, string[] parameters, string[] columns, string role = "Authenticated") => new(
        "Query1Async", "Reports.cs", role, sql,
        parameters.Chunk(2).Select(values => new WrittenParameter(values[0], values[1])).ToEquatableArray(),
        columns.Chunk(3).Select(values => new WrittenColumn(values[0], values[1], values[2].TrimEnd('?'), values[2].EndsWith('?'))).ToEquatableArray());

    /// <summary>"Member column a type": the last part may hold spaces.</summary>
    private static string[] Parts(string text, int count) => text.Length == 0 ? [] : text.Split(' ', count);
}
