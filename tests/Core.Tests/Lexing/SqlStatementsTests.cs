using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Core.Tests.Lexing;

public sealed class SqlStatementsTests
{
    [Theory]
    [InlineData("select 1; select 2;", "select 1|select 2")]
    [InlineData("-- one;\nselect ';' /* ; */ as a; -- two\n;", "select ';' /* ; */ as a")]
    [InlineData("create function f() returns int language sql as $$ select 1; $$; grant x", "create function f() returns int language sql as $$ select 1; $$|grant x")]
    [InlineData("create function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3", "create function f() returns int begin atomic select case when true then 1 end; select 2; end|select 3")]
    [InlineData("create rule r as on delete to t do (select 1; select 2); select 3", "create rule r as on delete to t do (select 1; select 2)|select 3")]
    [InlineData("begin; commit", "begin|commit")]
    [InlineData(" ; ;", "")]
    public void Statements_are_parted_where_PostgreSQL_parts_them(string sql, string statements)
        => string.Join("|", SqlStatements.Of(sql)).ShouldBe(statements);

    [Theory]
    [InlineData("select 'a", 7, "text")]
    [InlineData("select $b$ x $$", 7, "dollar-quoted text")]
    [InlineData("select \"a", 7, "quoted name")]
    [InlineData("select 1 /* a /* b */", 9, "comment")]
    public void What_is_open_at_the_end_is_found_where_it_begins(string sql, int start, string what)
        => SqlStatements.Unfinished(sql).ShouldBe((start, what));

    [Theory]
    [InlineData("")]
    [InlineData("select 'it''s'")]
    [InlineData("select $$ ' $$ -- '")]
    [InlineData("select E'\\\\' /* ' */")]
    public void What_ends_well_is_not(string sql) => SqlStatements.Unfinished(sql).ShouldBeNull();

    [Fact]
    public void Lines_are_counted_from_one()
    {
        LineIndex lines = new("ab\nc\n\nd");

        Enumerable.Range(0, 7).Select(lines.Of).ShouldBe([1, 1, 1, 2, 2, 3, 4]);
    }
}
