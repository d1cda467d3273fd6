using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Generators.Reading.Values;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>What is known at compile time, as literals.</summary>
internal sealed partial class RuleTranslator
{
    private const string Infinite = "Npgsql stores the first and the last day of .NET as -infinity and infinity, which compare otherwise; compare with another day, or use null";

    private const string Finer = "PostgreSQL keeps microseconds, and this value is finer";

    private SqlNode? Constant(IOperation operation)
    {
        if (operation.ConstantValue.Value is bool truth) return new SqlNode.Truth(truth);
        return Literal(operation.Syntax, operation.Type, reader => reader.Constant(operation.ConstantValue.Value!, operation.Type!, operation.Syntax));
    }

    /// <summary>Guid.Parse("…"), new DateOnly(…), a static readonly field: what a default could be, a rule can compare with.</summary>
    private SqlNode? Evaluated(IOperation operation)
    {
        if (operation.Syntax is not ExpressionSyntax syntax || operation.Type is null)
            return Fails(operation, "this expression is not translated");
        return Literal(operation.Syntax, operation.Type, reader => reader.Read(syntax, operation.Type));
    }

    private SqlNode? Literal(SyntaxNode place, ITypeSymbol? type, Func<ValueReader, ClrValue?> read)
    {
        if (type is null) return FailsAt(place, "", isReported: true);
        ScalarKind kind = ClrType.Of(type) is { IsArray: false } scalar ? scalar.Kind : ScalarKind.None;
        if (type.SpecialType == SpecialType.System_Char) kind = ScalarKind.Text;
        ValueReader reader = new(scope.Models, scope.Cancellation);
        ClrValue? value = kind is ScalarKind.None or ScalarKind.Timestamp or ScalarKind.Inet ? null : read(reader);
        if (value is not null && Unlike(value) is { } difference) return FailsAt(place, difference);
        if (value is ClrValue.Bool truth) return new SqlNode.Truth(truth.Value);
        if (value is null or ClrValue.Null || SqlLiteral.Scalar(value, kind) is not { } text)
            return FailsAt(place, Reason(place, type, reader.Fault));
        if (kind == ScalarKind.Real && value is ClrValue.Floating { Value: var number } && number != (int)number && !text.Contains("::")) text += "::real";
        return new SqlNode.Term(text, kind, false, true);
    }

    private static string Reason(SyntaxNode place, ITypeSymbol type, ValueFault? fault)
    {
        string text = place.ToString();
        if (text.EndsWith(".Now", StringComparison.Ordinal) || text.EndsWith(".UtcNow", StringComparison.Ordinal))
            return "the clock of the database is not C#'s; take the moment as a parameter of a query";
        return fault?.Reason ?? $"a value of the type {ClrTypeNames.ForMessage(type)} has no SQL form in a rule";
    }

    /// <summary>What PostgreSQL holds otherwise than C#, so that no comparison with it decides alike; null for all other values.</summary>
    private static string? Unlike(ClrValue value) => value switch
    {
        ClrValue.Floating { Value: double.NaN } => "NaN equals itself in PostgreSQL and is greater than any number",
        ClrValue.Date { Value: var day } when day == DateTime.MinValue || day == DateTime.MaxValue.Date => Infinite,
        ClrValue.Instant { Value: var moment } when moment == DateTimeOffset.MinValue => Infinite,
        ClrValue.Instant { Value: var moment } when IsFiner(moment.Ticks) => Finer,
        ClrValue.Time { Value: var time } when IsFiner(time.Ticks) => Finer,
        ClrValue.Interval { Value: var span } when IsFiner(span.Ticks) => Finer,
        _ => null,
    };

    private static bool IsFiner(long ticks) => ticks % 10 != 0;
}
