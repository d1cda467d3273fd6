using StudyHub.Schema.Declarations;

namespace StudyHub.Schema.Linking;

/// <summary>Where a finding about a rule belongs: a rule in SQL goes by the name of its record, and is written on the record itself.</summary>
internal static class RuleMember
{
    public static string? Of(TableDeclaration table, string member) => member == table.RecordName ? null : member;
}
