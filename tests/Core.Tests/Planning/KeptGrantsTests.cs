using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Core.Tests.Planning;

public sealed class KeptGrantsTests
{
    [Theory]
    [InlineData("a b", "a b c", "grant update (c) on public.notes to admin")]
    [InlineData("a b c", "a b", "revoke update (c) on public.notes from admin")]
    [InlineData("a b", "b c", "revoke update (a) on public.notes from admin|grant update (c) on public.notes to admin")]
    [InlineData("a", "b", "revoke update (a) on public.notes from admin|grant update (b) on public.notes to admin")]
    [InlineData("a", "", "revoke update (a) on public.notes from admin|grant update on public.notes to admin")]
    [InlineData("", "a", "revoke update on public.notes from admin|grant update (a) on public.notes to admin")]
    [InlineData("a b", "b a", "")]
    public void Only_the_columns_that_differ_are_given_or_taken(string before, string after, string statements)
        => Access(Notes("abc", before), Notes("abc", after)).ShouldBe(statements);

    [Fact]
    public void A_column_that_goes_takes_only_its_own_privilege_along()
        => Access(Notes("abc", "a b c"), Notes("ab", "a b")).ShouldBe("revoke update (c) on public.notes from admin");

    [Fact]
    public void A_column_that_is_made_anew_is_granted_again()
    {
        SchemaModel before = Notes("abc", "a b");
        SchemaModel after = Notes("abc", "a b c") with
        {
            Tables = Notes("abc", "a b c").Tables.Select(table => table with
            {
                Columns = table.Columns.Select(column => column.Name.Value == "b" ? column with { Generated = new SqlExpression("upper(a)") } : column).ToEquatableArray(),
            }).ToEquatableArray(),
        };

        Access(before, after).ShouldBe("revoke update (b) on public.notes from admin|grant update (b, c) on public.notes to admin");
    }

    private static string Access(SchemaModel before, SchemaModel after) => string.Join("|", MigrationPlanner.Plan(SchemaDiffer.Compare(before, after)).Steps
        .Where(step => step.Statement is PgStatement.Grant or PgStatement.Revoke).Select(step => SqlWriter.Write(step.Statement)));

    private static SchemaModel Notes(string columns, string granted) => new()
    {
        Name = "Demo",
        Roles = EquatableArrays.Of(new RoleModel { Name = new("admin"), Purpose = RolePurpose.Admin }),
        Tables = EquatableArrays.Of(new TableModel
        {
            Name = new QualifiedName("public", "notes"),
            Columns = columns.Select(name => new ColumnModel { Name = new(name.ToString()), Type = PgType.Text, IsNullable = true }).ToEquatableArray(),
            Grants = EquatableArrays.Of(new GrantModel(
                TablePrivilege.Update, new("admin"), granted.Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Select(name => new Identifier(name)).ToEquatableArray())),
        }),
    };
}
