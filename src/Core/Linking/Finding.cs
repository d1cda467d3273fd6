using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Linking;

/// <summary>
/// A problem with the declarations, without a place in a file: the generator knows where a record's members are written.
/// </summary>
/// <param name="Rule">Such as SHS101; its text and its page belong to the rule.</param>
/// <param name="Record">Full metadata name of the record; empty for what [assembly: Database] says.</param>
/// <param name="Member">The property, method or attribute holder in it; null for the record itself.</param>
/// <param name="Arguments">What the rule's message is filled with, in its order.</param>
public sealed record Finding(string Rule, string Record, string? Member, EquatableArray<string> Arguments);
