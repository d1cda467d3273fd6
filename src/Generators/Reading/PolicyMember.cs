using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Finds the rule method that a policy was made of.</summary>
internal static class PolicyMember
{
    /// <returns>Null for one that is written on the record itself, and for one that the linker made.</returns>
    public static string? Of(PolicyModel policy, TableDeclaration table, IReadOnlyDictionary<RolePurpose, Identifier> roles)
    {
        List<PolicyDeclaration> candidates = table.Policies
            .Where(declared => roles.TryGetValue(declared.Role, out Identifier? role) && role.Equals(policy.Role)
                && declared.IsRestrictive == policy.IsRestrictive && declared.Commands.Any(value => value.Command == policy.Command))
            .ToList();
        // Of several for one role and command, the one that says the same.
        PolicyDeclaration? declaration = candidates.FirstOrDefault(declared => declared.Condition.Equals(policy.Using ?? policy.WithCheck)
                && (declared.Name is null || policy.Name.Value.StartsWith(declared.Name.Value, StringComparison.Ordinal)))
            ?? candidates.FirstOrDefault(declared => declared.Condition.Equals(policy.Using ?? policy.WithCheck)) ?? candidates.FirstOrDefault();
        return declaration is null || declaration.Member == table.RecordName ? null : declaration.Member;
    }
}
