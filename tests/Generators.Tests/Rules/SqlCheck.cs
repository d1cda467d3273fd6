using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>A class of queries that are written in SQL beside two tables, and what the generator says of it.</summary>
internal static class SqlCheck
{
    public const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using StudyHub.Schema;
        using StudyHub.Schema.Sessions;
        [assembly: Database("School", Namespace = "Demo")]
        namespace Demo;
        public enum Level { Low, High }
        [PostgresEnum] public enum Mood { Calm, VeryHappy }
        [Table] public sealed partial record Student
        {
            public Guid Id { get; init; }
            [Length(40)] public required string Name { get; init; }
            public Mood Mood { get; init; }
            public DateOnly? Due { get; init; }
        }
        [Table] public sealed partial record Attempt
        {
            public Guid Id { get; init; }
            [References<Student>] public Guid StudentId { get; init; }
            public Level Level { get; init; }
            public int? Score { get; init; }
            public DateTimeOffset At { get; init; }
        }
        public sealed record Name(Guid Id, string Text);

        """;

    /// <summary>A public static partial class around some methods.</summary>
    public static string Reports(string methods) => $"public static partial class Reports {{ {methods} }}";

    /// <summary>[Query] on a method that gives a list of names.</summary>
    public static string Names(string sql, string parameters = "") => Method(sql, "Task<IReadOnlyList<Name>>", parameters);

    public static string Method(string sql, string returns, string parameters = "")
        => Reports($"[Query(Sql = \"{sql}\")] public static partial {returns} RunAsync(this DatabaseSession session{(parameters.Length == 0 ? "" : ", " + parameters)});");

    /// <summary>Exactly one diagnostic, of this rule, at this text, whose message names these things; and no error of the compiler beside it.</summary>
    public static void Reports(string rule, string source, string place, params string[] mentions)
    {
        GeneratorRun run = GeneratorRun.Of(Head + source);
        Diagnostic diagnostic = run.Diagnostics.ShouldHaveSingleItem();
        diagnostic.Id.ShouldBe(rule, diagnostic.ToString());
        diagnostic.Location.SourceTree.ShouldNotBeNull().GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan).ShouldBe(place);
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        foreach (string mention in mentions) message.ShouldContain(mention, Case.Sensitive);
        message.ShouldNotMatch("[{][0-9][}]");
    }

    /// <summary>No diagnostic of any rule, and code that compiles with what is generated.</summary>
    public static GeneratorRun Accepts(string source)
    {
        GeneratorRun run = GeneratorRun.Of(Head + source);
        run.Diagnostics.ShouldBeEmpty();
        Compiles(run);
        return run;
    }

    public static void Compiles(GeneratorRun run) => run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.Id.StartsWith("SHS", System.StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty();
}
