using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>
/// Every rule of one record, from shorthands and from methods. One permissive rule for each role and command: of two the wider would win
/// at every row, and which one that is could be read nowhere.
/// </summary>
internal static class TableRules
{
    private static readonly PolicyCommand[] EveryCommand = [PolicyCommand.Select, PolicyCommand.Insert, PolicyCommand.Update, PolicyCommand.Delete];

    /// <summary>What another rule has decided already is a finding, and left out.</summary>
    public static IReadOnlyList<PolicyDeclaration> Of(
        TableScope table, DatabaseDeclaration database, FrameworkMembership? membership, FindingList findings)
    {
        ShorthandRules shorthands = new(table, membership, findings);
        List<SourcedRule> rules = [.. shorthands.Find()];
        if (shorthands.FindAdmin(database.HasAdminAccess) is { } admin) rules.Add(admin);
        rules.AddRange(table.Declaration.Policies.Select(policy => new SourcedRule(policy, policy.Member)));

        Dictionary<(RolePurpose, PolicyCommand), string> deciders = [];
        List<PolicyDeclaration> kept = [];
        foreach (SourcedRule rule in rules)
        {
            if (!rule.Policy.IsRestrictive && IsDecided(table, rule, deciders, findings)) continue;
            kept.Add(rule.Policy);
        }
        return kept;
    }

    private static bool IsDecided(
        TableScope table, SourcedRule rule, Dictionary<(RolePurpose, PolicyCommand), string> deciders, FindingList findings)
    {
        RolePurpose role = rule.Policy.Role;
        List<PolicyCommand> commands = rule.Policy.Commands.SelectMany(value => Each(value.Command)).Distinct().ToList();
        foreach (PolicyCommand command in commands)
        {
            if (!deciders.TryGetValue((role, command), out string? first)) continue;
            findings.Add(
                LinkingRules.DecidedTwice, table, RuleMember.Of(table.Declaration, rule.Policy.Member),
                first, rule.Source, table.Declaration.RecordName, RoleNames.Word(role), command.ToString().ToUpperInvariant());
            return true;
        }
        foreach (PolicyCommand command in commands) deciders.Add((role, command), rule.Source);
        return false;
    }

    private static IEnumerable<PolicyCommand> Each(PolicyCommand command) => command == PolicyCommand.All ? EveryCommand : [command];
}
