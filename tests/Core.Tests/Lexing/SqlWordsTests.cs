using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Lexing;

public sealed class SqlWordsTests
{
    [Fact]
    public void Names_in_texts_and_comments_are_no_words()
        => SqlWords.Of("Id = 'note' -- public\n and \"Odd\"\"one\" /* x */").Select(word => word.Name).ShouldBe(["id", "and", "Odd\"one"]);

    [Theory]
    [InlineData("a.b", true)]
    [InlineData("a . /* of a */ b", true)]
    [InlineData("a, b", false)]
    [InlineData("1.5 b", false)]
    public void A_word_behind_a_dot_is_qualified(string sql, bool isQualified)
        => SqlWords.Of(sql).Last().ShouldSatisfyAllConditions(word => word.Name.ShouldBe("b"), word => word.IsQualified.ShouldBe(isQualified));

    [Theory]
    [InlineData("Title is null", true)]
    [InlineData("n.title is null", true)]
    [InlineData("\"Title\" is null", false)]
    [InlineData("x = 'title'", false)]
    [InlineData("subtitle is null", false)]
    public void An_expression_mentions_what_is_a_word_of_it(string sql, bool mentions) => SqlWords.Mentions(sql, "title").ShouldBe(mentions);

    [Fact]
    public void Renaming_leaves_texts_and_other_tables_columns_alone()
    {
        Dictionary<Identifier, Identifier> names = new() { [new("title")] = new("Heading"), [new("body")] = new("content") };
        SqlWords.Renamed("Title = 'title' and n.title <> body -- body\n or \"body\" is null", names)
            .ShouldBe("\"Heading\" = 'title' and n.title <> content -- body\n or content is null");
    }
}
