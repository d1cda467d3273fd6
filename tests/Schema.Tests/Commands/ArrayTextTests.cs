using System;
using System.Globalization;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Schema.Tests.Commands;

public sealed class ArrayTextTests
{
    [Fact]
    public void An_array_is_written_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture, other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NegativeSign, other.NumberFormat.NumberDecimalSeparator) = ("\u2212", ",");
        CultureInfo.CurrentCulture = other;
        try
        {
            ArrayText.Of(new TimeSpan[] { new(-15), new(20) }).ShouldBe("{\"-1 microseconds\",\"2 microseconds\"}");
            ArrayText.Of(new decimal[] { -1.5m }).ShouldBe("{\"-1.5\"}");
            ArrayText.Of(new[] { -2 }).ShouldBe("{\"-2\"}");
            ArrayText.Of(new[] { -2.5 }).ShouldBe("{\"-2.5\"}");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
