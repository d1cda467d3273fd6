using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Reading;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Generators.Tests.Reading;

public sealed class ReadingTests
{
    private static readonly GeneratorRun Rich = GeneratorRun.Of(RichSource.Text);

    [Fact]
    public void The_rich_source_has_no_problems() => Rich.Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("CurriculumFramework")]
    [InlineData("Subject")]
    [InlineData("SubjectProgress")]
    [InlineData("Student")]
    [InlineData("AIUsage")]
    public void A_record_is_read_as_its_table(string record)
        => GoldenFile.Matches(Dump.Of(Reading(record).Table), name: record + ".table");

    [Theory]
    [InlineData("Subject")]
    [InlineData("SubjectProgress")]
    [InlineData("Student")]
    [InlineData("AIUsage")]
    public void A_record_is_read_as_its_entity(string record)
        => GoldenFile.Matches(Dump.Of(Reading(record).Entity), name: record + ".entity");

    [Fact]
    public void What_is_generated_for_the_rich_source_compiles()
        => Rich.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS8019")
            .Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();

    [Fact]
    public void A_default_document_says_an_enum_as_the_serializer_does()
        => GeneratorRun.Of("""
            using System;
            using StudyHub.Schema;
            public enum Mood { Calm, [Label("mood/wild")] VeryWild }
            public sealed record Setup { public Mood Mood { get; init; } = Mood.VeryWild; }
            [Table] public sealed partial record Thing { public Guid Id { get; init; } [Jsonb] public Setup Setup { get; init; } = new(); public Mood Mood { get; init; } = Mood.VeryWild; }
            """).Readings.Single().Table!.Columns.Skip(1).Select(column => column.Column.Default!.Text)
            .ShouldBe(["'{\"mood\": \"very_wild\"}'::jsonb", "'mood/wild'"]);

    private static TableReading Reading(string record) => Rich.Readings.Single(reading => reading.Table?.RecordName == record);
}
