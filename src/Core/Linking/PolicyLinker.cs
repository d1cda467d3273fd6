using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>One PostgreSQL policy for each role and command of a rule, both of its conditions written out.</summary>
internal static class PolicyLinker
{
    public static EquatableArray<PolicyModel> Link(
        TableScope table, IEnumerable<PolicyDeclaration> rules, RoleNames roles, FindingList findings)
    {
        SortedDictionary<Identifier, PolicyModel> policies = new();
        Dictionary<Identifier, PolicyDeclaration> owners = new();
        foreach (PolicyDeclaration declaration in rules)
        {
            foreach (PolicyCommand command in declaration.Commands.Select(value => value.Command).Distinct())
            {
                PolicyModel policy = Link(table, declaration, command, roles);
                if (owners.TryGetValue(policy.Name, out PolicyDeclaration? first))
                {
                    findings.Add(
                        LinkingRules.PolicyNameTwice, table, RuleMember.Of(table.Declaration, declaration.Member),
                        first.Member, declaration.Member, table.Declaration.RecordName, policy.Name.Value);
                    continue;
                }
                owners.Add(policy.Name, declaration);
                policies.Add(policy.Name, policy);
            }
        }
        return policies.Values.ToEquatableArray();
    }

    private static PolicyModel Link(TableScope table, PolicyDeclaration declaration, PolicyCommand command, RoleNames roles) => new()
    {
        Name = Name(table, declaration, command),
        Command = command,
        Role = roles[declaration.Role],
        IsRestrictive = declaration.IsRestrictive,
        Using = command == PolicyCommand.Insert ? null : declaration.Condition,
        WithCheck = command is PolicyCommand.Select or PolicyCommand.Delete ? null : declaration.Check ?? declaration.Condition,
    };

    private static Identifier Name(TableScope table, PolicyDeclaration declaration, PolicyCommand command)
    {
        string word = SnakeCase.From(command.ToString());
        if (declaration.Name is { } given)
            return declaration.Commands.Count == 1 ? given : new Identifier(NamingRules.Shortened(given.Value + "_" + word));
        // A restrictive policy stands beside the permissive one for the same role and command, so it needs a name of its own.
        return NamingRules.Policy(
            table.Name.Name, RoleNames.Word(declaration.Role), declaration.IsRestrictive ? word + "_restrictive" : word);
    }
}
