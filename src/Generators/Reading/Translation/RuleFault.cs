using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>Why an expression has no SQL form, and where.</summary>
/// <param name="IsReported">The compiler, or an earlier rule, has said it already.</param>
/// <param name="LeftOut">The optional parameter that has no value there; null where it is something else.</param>
internal sealed record RuleFault(SyntaxNode Node, string Reason, bool IsReported = false, string? LeftOut = null);
