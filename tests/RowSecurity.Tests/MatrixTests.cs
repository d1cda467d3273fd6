using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CfiPros;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Database.Tests;
using StudyHub.Schema.Model;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.RowSecurity.Tests;

public sealed class MatrixTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Row_security_of_CfiPros_is_what_its_records_say()
        => (await RowSecurityMatrix.RunAsync(CfiProsDatabase.Schema, cancellationToken: Token)).ShouldHold();

    [Theory]
    [MemberData(nameof(Servers.Majors), MemberType = typeof(Servers))]
    public async Task Row_security_of_StudyHub_is_what_its_records_say_on_every_version(int major)
    {
        RowSecurityOptions options = new() { Server = await Servers.OfAsync(major) };
        RowSecurityResult result = await RowSecurityMatrix.RunAsync(StudyHub.StudyHubDatabase.Schema, options, Token);
        result.ShouldHold();
        result.Cells.Count.ShouldBe(22 * 3 * 4);
    }

    [Fact]
    public async Task A_schema_of_every_kind_of_column_and_of_odd_names_is_tried()
    {
        RowSecurityResult result = await RowSecurityMatrix.RunAsync(RichSchema.Model, cancellationToken: Token);
        result.ShouldHold();
        result.Rows.ShouldBeGreaterThan(RichSchema.Model.Tables.Count(table => table.IsManaged));
    }

    [Fact]
    public async Task The_matrix_says_whose_rows_a_role_reaches()
    {
        RowSecurityResult result = await RowSecurityMatrix.RunAsync(CfiProsDatabase.Schema, cancellationToken: Token);
        Reach(result, "authenticated", "test_results", TriedCommand.Select).ShouldBe(Testing.RowSecurity.Reach.Own);
        Reach(result, "authenticated", "test_results", TriedCommand.Delete).ShouldBe(Testing.RowSecurity.Reach.Denied);
        Reach(result, "anon", "acs_codes", TriedCommand.Select).ShouldBe(Testing.RowSecurity.Reach.All);
        Reach(result, "admin", "students", TriedCommand.Update).ShouldBe(Testing.RowSecurity.Reach.All);
    }

    [Fact]
    public async Task A_policy_that_lets_more_through_is_told_with_table_role_user_and_attempt()
    {
        RowSecurityOptions options = new() { Before = "alter policy test_results_authenticated_select on test_results using (true)", Tables = ["test_results"] };
        RowSecurityResult result = await RowSecurityMatrix.RunAsync(CfiProsDatabase.Schema, options, Token);
        result.Holds.ShouldBeFalse();
        result.Differences.ShouldContain(difference => difference.Table == "public.test_results" && difference.Role == "authenticated"
            && difference.Session == "bob" && difference.Attempt == "SELECT");
        RowSecurityException failure = Should.Throw<RowSecurityException>(result.ShouldHold);
        failure.Message.ShouldContain("public.test_results: authenticated as bob, SELECT");
        Reach(result, "authenticated", "test_results", TriedCommand.Select).ShouldBe(Testing.RowSecurity.Reach.All);
    }

    [Fact]
    public async Task A_table_that_no_row_can_be_made_for_is_told_with_the_reason()
    {
        TableModel table = CfiProsDatabase.Schema.Model.Tables.Single(candidate => candidate.Name.Name.Value == "acs_codes");
        SchemaModel model = CfiProsDatabase.Schema.Model with
        {
            Tables = Collections.EquatableArrays.ToEquatableArray(CfiProsDatabase.Schema.Model.Tables.Select(candidate => candidate != table ? candidate : table with
            {
                Checks = Collections.EquatableArrays.Of(new CheckModel(new Naming.Identifier("ck_nobody_guesses"), new SqlExpression("md5(code) = 'd41d8cd98f00b204e9800998ecf8427e'"))),
                Seeds = [],
            })),
        };
        RowSecurityResult result = await RowSecurityMatrix.RunAsync(model, new RowSecurityOptions { Tables = ["acs_codes"] }, Token);
        result.Holds.ShouldBeFalse();
        result.EmptyTables["public.acs_codes"].ShouldContain("ck_nobody_guesses");
    }

    [Fact]
    public async Task Rows_of_ones_own_are_tried_too()
    {
        RowSecurityOptions options = new() { Tables = ["acs_codes"], Rows = "insert into acs_codes (code, area, task, kind, description) values ('OWN', 'a', 't', 'skill', 'd')" };
        RowSecurityResult without = await RowSecurityMatrix.RunAsync(CfiProsDatabase.Schema, options with { Rows = "" }, Token);
        RowSecurityResult with = await RowSecurityMatrix.RunAsync(CfiProsDatabase.Schema, options, Token);
        with.ShouldHold();
        with.Rows.ShouldBe(without.Rows + 1);
    }

    [Fact]
    public async Task A_table_that_does_not_exist_is_told_with_those_that_do()
    {
        RowSecurityOptions options = new() { Tables = ["nothing"] };
        RowSecurityException failure = await Should.ThrowAsync<RowSecurityException>(RowSecurityMatrix.RunAsync(CfiProsDatabase.Schema, options, Token));
        failure.Message.ShouldBe("CfiPros has no table nothing. It has public.acs_codes, public.student_progress, public.students, public.test_results.");
    }

    private static Reach Reach(RowSecurityResult result, string role, string table, TriedCommand command)
        => result.Cells.Single(cell => cell.Role == role && cell.Table == "public." + table && cell.Command == command).Tried;
}
