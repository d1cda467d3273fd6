using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Testing.RowSecurity.Conditions;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.RowSecurity.Tests;

/// <summary>The parts that the matrix stands on and that no server is needed for.</summary>
public sealed class PieceTests
{
    [Theory]
    [InlineData("a = 'it''s' and \"B \"\"c\" <> E'x\\'y' -- from public.t\n or /* a /* b */ c */ x >= 1.5e3")]
    [InlineData("$$ from t $$ || $a$ $$ $a$ || 'open")]
    [InlineData("")]
    public void Tokens_together_are_the_text(string sql) => string.Concat(SqlTokens.Of(sql).Select(token => token.Text)).ShouldBe(sql);

    [Fact]
    public void Names_in_texts_and_comments_are_no_names()
        => SqlTokens.Of("Id = 'note' -- public\n and \"Odd\"\"one\" /* x */").Select(token => token.Name).OfType<string>().ShouldBe(["id", "and", "Odd\"one"]);

    [Fact]
    public void Any_two_choices_meet()
    {
        int[] sizes = [3, 2, 4, 1];
        List<int[]> cover = PairCover.Of(sizes, most: 100);
        for (int a = 0; a < sizes.Length; a++)
            for (int b = a + 1; b < sizes.Length; b++)
                for (int i = 0; i < sizes[a]; i++)
                    for (int j = 0; j < sizes[b]; j++) cover.ShouldContain(choices => choices[a] == i && choices[b] == j);
        cover.Count.ShouldBeLessThan(3 * 2 * 4);
    }

    [Fact]
    public void Few_slots_need_few_combinations()
    {
        PairCover.Of([], most: 5).ShouldHaveSingleItem().ShouldBeEmpty();
        PairCover.Of([3], most: 5).Select(choices => choices[0]).ShouldBe([0, 1, 2]);
        PairCover.Of([9, 9], most: 5).Count.ShouldBe(5);
    }
}
