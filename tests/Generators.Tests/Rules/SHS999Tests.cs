using System;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS999Tests
{
    [Fact]
    public void A_fault_of_ours_names_the_record_and_where_to_report_it()
    {
        Problem problem = InternalProblem.Of(new InvalidOperationException("two\nlines"), "Student", null);

        problem.Rule.ShouldBe("SHS999");
        string message = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            Diagnostics.Rules.Find("SHS999").MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture), [.. problem.Arguments]);
        message.ShouldContain("'Student' (InvalidOperationException: two lines)");
        message.ShouldContain("https://github.com/studyhub/schema/issues");
    }
}
