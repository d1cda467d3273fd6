using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Core.Tests.Collections;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Equal_items_in_equal_order_are_equal_arrays()
    {
        EquatableArray<string> one = EquatableArrays.Of("a", "b");
        EquatableArray<string> other = new[] { "a", "b" }.ToEquatableArray();
        one.ShouldBe(other);
        (one == other).ShouldBeTrue();
        one.GetHashCode().ShouldBe(other.GetHashCode());
        one.Equals((object)other).ShouldBeTrue();
    }

    [Fact]
    public void Another_order_is_another_array() => (EquatableArrays.Of("a", "b") != EquatableArrays.Of("b", "a")).ShouldBeTrue();

    [Fact]
    public void A_longer_array_is_another_array() => EquatableArrays.Of("a").Equals(EquatableArrays.Of("a", "b")).ShouldBeFalse();

    [Fact]
    public void The_default_is_the_empty_array()
    {
        EquatableArray<string> array = default;
        array.IsEmpty.ShouldBeTrue();
        array.Count.ShouldBe(0);
        array.ShouldBe(EquatableArray<string>.From([]));
        array.GetHashCode().ShouldBe(EquatableArray<string>.Empty.GetHashCode());
        array.ToList().ShouldBeEmpty();
    }

    [Fact]
    public void Later_changes_of_the_source_are_not_seen()
    {
        List<string> source = ["a"];
        EquatableArray<string> array = source.ToEquatableArray();
        source[0] = "b";
        array[0].ShouldBe("a");
    }

    [Fact]
    public void With_gives_a_longer_array_and_leaves_this_one()
    {
        EquatableArray<string> array = EquatableArrays.Of("a");
        array.With("b").ShouldBe(EquatableArrays.Of("a", "b"));
        array.Count.ShouldBe(1);
    }

    [Fact]
    public void Records_that_hold_equal_arrays_are_equal()
        => new Holder(EquatableArrays.Of(1, 2)).ShouldBe(new Holder(EquatableArrays.Of(1, 2)));

    [Fact]
    public void An_index_outside_is_an_error()
        => Should.Throw<IndexOutOfRangeException>(() => EquatableArray<string>.Empty[0]);

    [Fact]
    public void It_writes_its_items() => EquatableArrays.Of("a", "b").ToString().ShouldBe("[a, b]");

    private sealed record Holder(EquatableArray<int> Items);
}
