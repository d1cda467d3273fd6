using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Testing.RowSecurity.Filling;

namespace StudyHub.Schema.RowSecurity.Tests;

/// <summary>The parts that the matrix stands on and that no server is needed for.</summary>
public sealed class PieceTests
{
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
