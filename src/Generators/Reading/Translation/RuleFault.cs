using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>Why an expression has no SQL form, and where.</summary>
/// <param name="IsReported">The compiler, or an earlier rule, has said it already.</param>
internal sealed record RuleFault(SyntaxNode Node, string Reason, bool IsReported = false);
