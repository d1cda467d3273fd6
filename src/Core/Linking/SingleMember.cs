using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Linking;

/// <summary>Where a finding belongs: an attribute on one property is written there, one on several is written on the record.</summary>
internal static class SingleMember
{
    public static string? Of(EquatableArray<string> members) => members.Count == 1 ? members[0] : null;
}
