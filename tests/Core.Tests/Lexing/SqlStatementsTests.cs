using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Core.Tests.Lexing;

public sealed class SqlStatementsTests
{
    [Theory]
    [InlineData("select 1; select 2", "select 1|select 2")]
    [InlineData("select 1;;\n ; -- x;\n select ';'", "select 1|select ';'")]
    [InlineData("do $$ begin a; end $$; select \"a;b\"", "do $$ begin a; end $$|select \"a;b\"")]
    [InlineData("create function f() returns int begin atomic select 1; select case when true then 1 end; end; select 2",
        "create function f() returns int begin atomic select 1; select case when true then 1 end; end|select 2")]
    [InlineData("/* a; /* b; */ */ select 1 ;", "select 1")]
    [InlineData("  -- nothing\n", "")]
    public void A_text_is_taken_apart_at_the_ends_of_its_statements(string sql, string statements)
        => string.Join("|", SqlStatements.Split(sql).Select(statement => sql.Substring(statement.Start, statement.Length))).ShouldBe(statements);

    [Theory]
    [InlineData("select 'a", false)]
    [InlineData("select $x$ a $y$", false)]
    [InlineData("select \"a", false)]
    [InlineData("/* a /* b */", false)]
    [InlineData("select 'a' -- 'b", true)]
    [InlineData("select $x$ ' $x$", true)]
    [InlineData("", true)]
    public void A_text_that_ends_in_the_middle_of_a_word_is_found(string sql, bool isWhole) => (SqlStatements.Unfinished(sql) is null).ShouldBe(isWhole);

    [Fact]
    public void Lines_are_counted_from_one()
    {
        LineIndex lines = new("ab\nc\n\nd");

        Enumerable.Range(0, 7).Select(lines.Of).ShouldBe([1, 1, 1, 2, 2, 3, 4]);
    }
}
