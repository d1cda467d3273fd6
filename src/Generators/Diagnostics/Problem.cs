using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Diagnostics;

/// <summary>A diagnostic that is to be reported.</summary>
/// <param name="Rule">The rule's id, such as SHS002.</param>
/// <param name="Place">Where; null when it belongs to no file.</param>
/// <param name="Arguments">What the rule's message is filled with, in its order.</param>
internal sealed record Problem(string Rule, Place? Place, EquatableArray<string> Arguments);
