using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Core.Tests.Lexing;

public sealed class SqlTokensTests
{
    [Theory]
    [InlineData("User_Id = 1", "Name:user_id Operator:= Number:1")]
    [InlineData("\"User\"\"s\".x", "Name:User\"s Sign:. Name:x")]
    [InlineData("'it''s' || E'a\\'b'", "Text:it's Operator:|| Text:a'b")]
    [InlineData("$$a'b$$ $q$ $$ $q$ $1", "Text:a'b Text: $$  Number:$1")]
    [InlineData("a -- select\n/* x /* y */ z */ b", "Name:a Name:b")]
    [InlineData("a::text[]", "Name:a Sign::: Name:text Sign:[ Sign:]")]
    [InlineData("a=-1 and b@>'{}'", "Name:a Operator:= Operator:- Number:1 Name:and Name:b Operator:@> Text:{}")]
    [InlineData("1.5e-3 .5", "Number:1.5e-3 Number:.5")]
    [InlineData("übung §", "Name:übung Name:§")]
    [InlineData("ÄB", "Name:Äb")]
    [InlineData("a\u00a0b", "Name:a\u00a0b")]
    [InlineData("1..n", "Number:1 Sign:. Sign:. Name:n")]
    [InlineData("0xe-a", "Number:0xe Operator:- Name:a")]
    [InlineData("a -- b\rc", "Name:a Name:c")]
    public void Text_is_read_as_PostgreSQL_reads_it(string sql, string tokens)
        => string.Join(" ", SqlTokens.Read(sql).Select(token => $"{token.Kind}:{token.Text}")).ShouldBe(tokens);

    [Theory]
    [InlineData("'open")]
    [InlineData("\"open")]
    [InlineData("$tag$ open")]
    [InlineData("/* open /* */")]
    [InlineData("E'\\")]
    [InlineData("U&")]
    [InlineData("$")]
    public void What_does_not_end_goes_to_the_end(string sql) => SqlTokens.Read("a " + sql)[0].Text.ShouldBe("a");

    [Fact]
    public void A_quoted_word_is_no_keyword()
    {
        SqlTokens.Read("\"select\"").Single().IsWord("select").ShouldBeFalse();
        SqlTokens.Read("SELECT").Single().IsWord("select").ShouldBeTrue();
    }

    [Fact]
    public void A_token_knows_where_it_stands()
    {
        const string Sql = "a = 'it''s' and \"B \"\"c\" <> E'x\\'y' -- from\n or /* a /* b */ c */ U&\"d\" >= 1.5e3 || $q$ x $q$";
        string.Join("|", SqlTokens.Read(Sql).Select(token => Sql[token.Start..token.End]))
            .ShouldBe("a|=|'it''s'|and|\"B \"\"c\"|<>|E'x\\'y'|or|U&\"d\"|>=|1.5e3||||$q$ x $q$");
    }
}
