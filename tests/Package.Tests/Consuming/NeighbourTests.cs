using System;
using System.Linq;

namespace StudyHub.Schema.Package.Tests.Consuming;

public sealed class NeighbourTests(NeighbourStory story) : IClassFixture<NeighbourStory>
{
    [Fact]
    public void The_solution_builds() => story.Build.Succeeded();

    [Fact]
    public void A_project_of_two_frameworks_writes_once()
    {
        story.Build.Lines.Count(line => line.Contains("StudyHub.Schema ->", StringComparison.Ordinal)).ShouldBe(1);
        story.Workspace.Has("Tables/db/schema.sql").ShouldBeTrue();
    }

    [Fact]
    public void The_first_of_two_frameworks_is_the_one_that_writes()
    {
        story.Workspace.Has("Tables/obj/Debug/net8.0/studyhub.schema.stamp").ShouldBeTrue();
        story.Workspace.Has("Tables/obj/Debug/net10.0/studyhub.schema.stamp").ShouldBeFalse();
    }

    [Fact]
    public void A_project_that_refers_to_tables_gets_no_folder() => story.Workspace.Has("Program/db").ShouldBeFalse();

    [Fact]
    public void The_assemblies_of_the_package_flow_to_a_project_that_refers_to_tables() =>
        story.Workspace.Has("Program/bin/Debug/net10.0/StudyHub.Schema.Core.dll").ShouldBeTrue();

    [Fact]
    public void A_project_without_a_table_gets_no_folder() => story.Workspace.Has("Tableless/db").ShouldBeFalse();

    [Fact]
    public void A_project_without_a_table_hears_nothing() =>
        story.Build.Lines.ShouldNotContain(line => line.Contains("Tableless", StringComparison.Ordinal)
            && line.Contains("Schema", StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "SHS904",
        "The schema in Future.dll is of format 99, and this build reads formats up to 1. Update the StudyHub.Schema package of this project.")]
    [InlineData("SHS904", "The schema in Damaged.dll cannot be read. Manifest, line 1: found '…'")]
    [InlineData("SHS905", "The schema's files cannot be read or written: ")]
    public void What_cannot_be_read_or_written_is_an_error_that_says_why(string rule, string message)
    {
        story.Broken.ExitCode.ShouldBe(1);
        story.Broken.Output.ShouldContain($": error {rule}: {message}");
    }
}
