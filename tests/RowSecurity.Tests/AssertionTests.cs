using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CfiPros;
using Npgsql;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.RowSecurity;
using StudyHub.Schema.Testing.RowSecurity.Trials;
using TestResult = CfiPros.TestResult;

namespace StudyHub.Schema.RowSecurity.Tests;

public sealed class AssertionTests : IAsyncLifetime
{
    private static readonly Guid Amelia = new("a0000000-0000-4000-8000-000000000001");
    private static readonly Guid Bessie = new("b0000000-0000-4000-8000-000000000002");

    private EphemeralDatabase? scratch;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RowSecurityScope Rls => scratch!.Rls();

    public async ValueTask InitializeAsync()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
        await server.TrackRolesAsync(CfiProsDatabase.Schema.Roles);
        scratch = await server.CreateDatabaseAsync("RowSecurity.Tests CfiPros", FillAsync);
    }

    [Fact]
    public async Task A_student_reads_the_own_results_only()
    {
        RowSecurityUser amelia = Rls.As(Role.Authenticated, Amelia);
        await amelia.CanRead<TestResult>(cancellationToken: Token);
        await amelia.CanRead<TestResult>(2, Token);
        await amelia.CanRead<TestResult>(row => row.Score == 90, Token);
        await amelia.SeesOnly<TestResult>(row => row.StudentId == Amelia, Token);
        await amelia.CannotRead<TestResult>(row => row.StudentId == Bessie, Token);
        await Rls.As(Role.Anon).CannotRead<TestResult>(cancellationToken: Token);
        await Rls.As(Role.Authenticated).CannotRead<TestResult>(cancellationToken: Token);
        await Rls.As(Role.Admin).CanRead<TestResult>(3, Token);
    }

    [Fact]
    public async Task A_student_adds_own_results_only()
    {
        await Rls.As(Role.Authenticated, Amelia).CanInsert(Result(Amelia), Token);
        await Rls.As(Role.Authenticated, Bessie).CannotInsert(Result(Amelia), Token);
        await Rls.As(Role.Anon).CannotInsert(Result(Amelia), Token);
    }

    [Fact]
    public async Task A_student_changes_no_result_and_the_own_name()
    {
        await Rls.As(Role.Authenticated, Amelia).CannotUpdate<TestResult>(Token);
        await Rls.As(Role.Authenticated, Amelia).CannotDelete<TestResult>(Token);
        await Rls.As(Role.Authenticated, Amelia).CanUpdate<Student>(Token);
        await Rls.As(Role.Authenticated, Guid.NewGuid()).CannotUpdate<Student>(Token);
        await Rls.As(Role.Admin).CanDelete<TestResult>(Token);
    }

    [Fact]
    public async Task An_assertion_that_does_not_hold_says_who_and_what()
    {
        RowSecurityUser amelia = Rls.As(Role.Authenticated, Amelia);
        await FailsAsync(amelia.CannotRead<TestResult>(cancellationToken: Token), $"Authenticated as user {Amelia} sees 2 rows of TestResult.");
        await FailsAsync(amelia.CanRead<TestResult>(3, Token), $"Authenticated as user {Amelia} sees 2 rows, and not 3 of TestResult.");
        await FailsAsync(amelia.SeesOnly<TestResult>(row => row.Score == 90, Token), $"Authenticated as user {Amelia} sees 1 row besides those of TestResult.");
        await FailsAsync(amelia.CannotInsert(Result(Amelia), Token), $"Authenticated as user {Amelia} can insert the row of TestResult.");
        await FailsAsync(amelia.CannotUpdate<Student>(Token), $"Authenticated as user {Amelia} can update 1 row of Student.");
        await FailsAsync(amelia.CanUpdate<TestResult>(Token), $"Authenticated as user {Amelia} can update no row of TestResult.");
        await FailsAsync(amelia.CanDelete<TestResult>(Token), $"Authenticated as user {Amelia} can delete no row of TestResult.");
        await FailsAsync(Rls.As(Role.Admin).CannotDelete<TestResult>(Token), "Admin without a user can delete 3 rows of TestResult.");
        await FailsAsync(Rls.As(Role.Anon).CanRead<TestResult>(cancellationToken: Token), "Anon without a user sees no row of TestResult.");
    }

    [Fact]
    public async Task That_nothing_is_seen_of_an_empty_table_proves_nothing()
    {
        RowSecurityException failure = await Should.ThrowAsync<RowSecurityException>(Rls.As(Role.Anon).CannotRead<StudentProgress>(cancellationToken: Token));
        failure.Message.ShouldBe("public.student_progress has no row at all, so the assertion would prove nothing. Store one first, and commit it.");
    }

    [Fact]
    public async Task A_row_that_only_a_constraint_refuses_is_not_refused_by_row_security()
    {
        TestResult impossible = Result(Amelia) with { Score = 200 };
        RowSecurityException failure = await Should.ThrowAsync<RowSecurityException>(Rls.As(Role.Authenticated, Amelia).CannotInsert(impossible, Token));
        failure.Message.ShouldContain("is let through by row security");
        await Rls.As(Role.Authenticated, Bessie).CannotInsert(impossible, Token);
    }

    [Fact]
    public async Task A_data_source_is_a_way_to_assertions_too()
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(scratch!.ConnectionString);
        await source.Rls().As(Role.Authenticated, Bessie).CanRead<TestResult>(1, Token);
    }

    [Fact]
    public async Task Nothing_of_an_assertion_stays()
    {
        await Rls.As(Role.Authenticated, Amelia).CanInsert(Result(Amelia), Token);
        await Rls.As(Role.Admin).CanDelete<TestResult>(Token);
        await Rls.As(Role.Admin).CanRead<TestResult>(3, Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (scratch is not null) await scratch.DisposeAsync();
    }

    private static TestResult Result(Guid student) => new() { StudentId = student, TestCode = "PAR", TakenOn = new DateOnly(2026, 1, 2), Score = 88 };

    private static async Task FailsAsync(Task assertion, string message) => (await Should.ThrowAsync<RowSecurityException>(assertion)).Message.ShouldBe(message);

    private static async Task FillAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await ScratchSchema.CreateAsync(CfiProsDatabase.Schema.Model, connection, cancellationToken);
        string users = string.Concat(new[] { Amelia, Bessie }.Select(id =>
            $"insert into auth.users (id) values ('{id}'); insert into students (id, display_name, email) values ('{id}', 'name', '{id}@example.org');"));
        await using NpgsqlCommand command = new(
            users + $"insert into test_results (student_id, test_code, taken_on, score) values ('{Amelia}', 'PAR', '2026-01-01', 90), ('{Amelia}', 'PAR', '2026-01-01', 60), ('{Bessie}', 'PAR', '2026-01-01', 70)",
            connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
