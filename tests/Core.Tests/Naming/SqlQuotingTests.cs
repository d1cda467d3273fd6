using System;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Naming;

public sealed class SqlQuotingTests
{
    [Theory]
    [InlineData("students")]
    [InlineData("_private")]
    [InlineData("p256dh_key")]
    public void A_plain_lower_case_word_stays_bare(string name) => SqlQuoting.Identifier(new Identifier(name)).ShouldBe(name);

    [Theory]
    [InlineData("Students")]
    [InlineData("2fa")]
    [InlineData("first name")]
    [InlineData("größe")]
    [InlineData("a$b")]
    [InlineData("kebab-case")]
    public void A_name_that_would_be_folded_or_misread_is_quoted(string name)
        => SqlQuoting.Identifier(new Identifier(name)).ShouldBe($"\"{name}\"");

    [Theory]
    [InlineData("user")]
    [InlineData("order")]
    [InlineData("select")]
    [InlineData("authorization")]
    public void A_keyword_is_quoted(string name) => SqlQuoting.Identifier(new Identifier(name)).ShouldBe($"\"{name}\"");

    [Fact]
    public void A_double_quote_in_a_name_is_doubled()
        => SqlQuoting.Identifier(new Identifier("a\"; drop table b; --")).ShouldBe("\"a\"\"; drop table b; --\"");

    [Fact]
    public void A_qualified_name_quotes_each_part_by_itself()
        => SqlQuoting.QualifiedName(new QualifiedName("study", "Order")).ShouldBe("study.\"Order\"");

    [Fact]
    public void A_list_of_names_is_separated_by_commas()
        => SqlQuoting.Identifiers([new Identifier("id"), new Identifier("user")]).ShouldBe("id, \"user\"");

    [Fact]
    public void A_list_of_no_names_is_empty() => SqlQuoting.Identifiers([]).ShouldBe("");

    [Theory]
    [InlineData("", "''")]
    [InlineData("NSW", "'NSW'")]
    [InlineData("O'Brien", "'O''Brien'")]
    [InlineData("'; drop table students; --", "'''; drop table students; --'")]
    [InlineData(@"C:\temp\", @"'C:\temp\'")]
    [InlineData("two\nlines", "'two\nlines'")]
    public void A_text_becomes_a_literal_with_its_quotes_doubled(string text, string literal) => SqlQuoting.Literal(text).ShouldBe(literal);

    [Fact]
    public void A_text_with_NUL_is_refused()
        => Should.Throw<ArgumentException>(() => SqlQuoting.Literal("a\0b")).Message.ShouldContain("NUL");
}
