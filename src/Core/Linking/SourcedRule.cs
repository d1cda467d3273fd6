using StudyHub.Schema.Declarations;

namespace StudyHub.Schema.Linking;

/// <summary>A rule that lets a role do something with some rows.</summary>
/// <param name="Policy">The rule.</param>
/// <param name="Source">What it comes from, for messages: "Own", or "[OwnedBy]".</param>
internal sealed record SourcedRule(PolicyDeclaration Policy, string Source);
