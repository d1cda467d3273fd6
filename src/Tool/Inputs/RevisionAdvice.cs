using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>What to do about findings whose own message only says what is wrong; the messages of the others end with it.</summary>
internal static class RevisionAdvice
{
    private static readonly RevisionRule[] Rules
        = [RevisionRules.Unreadable, RevisionRules.NoSuchParent, RevisionRules.Cycle, RevisionRules.BadScript, RevisionRules.BrokenChain];

    /// <summary>A line for each rule that has been broken, however often.</summary>
    public static IEnumerable<string> Of(IEnumerable<RevisionFinding> findings)
        => Rules.Where(findings.Select(finding => finding.Rule).Contains).Select(rule => $"{rule.Id}: {rule.Description}");
}
