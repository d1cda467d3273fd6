using System;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Database.Tests;

/// <summary>The rich schema with roles that no other test makes, for tests about the making of roles.</summary>
internal static class RenamedRoles
{
    /// <param name="prefix">Stands in for sqltest_.</param>
    public static SchemaModel Of(string prefix)
    {
        Identifier Other(Identifier name) => new(name.Value.Replace("sqltest_", prefix, StringComparison.Ordinal));
        SchemaModel model = RichSchema.Model;
        return model with
        {
            Roles = model.Roles.Select(role => role with
            {
                Name = Other(role.Name),
                MemberOf = role.MemberOf.Select(Other).ToEquatableArray(),
            }).ToEquatableArray(),
            RawObjects = model.RawObjects.Select(item => item with { Sql = item.Sql.Replace("sqltest_", prefix, StringComparison.Ordinal) }).ToEquatableArray(),
            Functions = model.Functions.Select(function => function with { Owner = function.Owner is { } owner ? Other(owner) : null }).ToEquatableArray(),
            Tables = model.Tables.Select(table => table with
            {
                Policies = table.Policies.Select(policy => policy with { Role = Other(policy.Role) }).ToEquatableArray(),
                Grants = table.Grants.Select(grant => grant with { Role = Other(grant.Role) }).ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }
}
