using System;
using System.Linq;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Naming;

public sealed class IdentifierTests
{
    [Fact]
    public void A_name_is_kept_exactly() => new Identifier("Weird \"Name\" ").Value.ShouldBe("Weird \"Name\" ");

    [Fact]
    public void Sixty_three_bytes_fit() => new Identifier(new string('a', 63)).Value.Length.ShouldBe(63);

    [Theory]
    [InlineData('a', 64)]
    [InlineData('é', 32)]
    [InlineData('漢', 22)]
    public void Longer_than_63_bytes_of_UTF8_is_refused_with_the_number(char letter, int count)
        => Should.Throw<ArgumentException>(() => new Identifier(new string(letter, count))).Message.ShouldContain("PostgreSQL keeps 63");

    [Fact]
    public void An_empty_name_is_refused() => Should.Throw<ArgumentException>(() => new Identifier(""));

    [Fact]
    public void A_name_with_NUL_is_refused() => Should.Throw<ArgumentException>(() => new Identifier("a\0b"));

    [Fact]
    public void Names_that_differ_in_case_are_two_names() => new Identifier("Note").ShouldNotBe(new Identifier("note"));

    [Fact]
    public void Names_are_ordered_by_their_characters_and_not_by_a_language()
        => new[] { "é", "b", "_", "B", "a" }.Select(name => new Identifier(name)).Order().Select(name => name.Value)
            .ShouldBe(["B", "_", "a", "b", "é"]);

    [Fact]
    public void Qualified_names_are_ordered_by_schema_first()
        => new[] { new QualifiedName("b", "a"), new QualifiedName("a", "b"), new QualifiedName("a", "a") }.Order().Select(name => name.ToString())
            .ShouldBe(["a.a", "a.b", "b.a"]);
}
