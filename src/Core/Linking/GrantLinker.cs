using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// The privileges that follow from the policies: without one, a policy lets nothing through; without a permissive policy, no privilege is
/// given. Columns that no request may decide on (keys, the framework, timestamps) are left out of UPDATE, those that the database fills
/// also of INSERT.
/// </summary>
internal static class GrantLinker
{
    public static EquatableArray<GrantModel> Link(TableScope table, RoleNames roles)
        => table.Declaration.Policies
            .Where(policy => !policy.IsRestrictive)
            .SelectMany(policy => policy.Commands.SelectMany(value => Privileges(value.Command)), (policy, privilege) => (policy.Role, privilege))
            .Distinct()
            .Select(granted => Grant(table, roles, granted.Role, granted.privilege))
            .OfType<GrantModel>()
            .GroupBy(grant => (grant.Role, grant.Privilege))
            .Select(same => same.FirstOrDefault(grant => grant.Columns.IsEmpty) ?? same.OrderByDescending(grant => grant.Columns.Count).First())
            .OrderBy(grant => grant.Role)
            .ThenBy(grant => grant.Privilege)
            .ToEquatableArray();

    private static IEnumerable<TablePrivilege> Privileges(PolicyCommand command) => command switch
    {
        PolicyCommand.Select => [TablePrivilege.Select],
        PolicyCommand.Insert => [TablePrivilege.Insert],
        PolicyCommand.Update => [TablePrivilege.Update],
        PolicyCommand.Delete => [TablePrivilege.Delete],
        _ => [TablePrivilege.Select, TablePrivilege.Insert, TablePrivilege.Update, TablePrivilege.Delete],
    };

    /// <summary>Null when no column is left: an empty list would mean the whole table.</summary>
    private static GrantModel? Grant(TableScope table, RoleNames roles, RolePurpose role, TablePrivilege privilege)
    {
        bool isWholeTable = privilege is TablePrivilege.Select or TablePrivilege.Delete
            || (role == RolePurpose.Admin && privilege == TablePrivilege.Insert);
        if (isWholeTable) return new GrantModel(privilege, roles[role], []);

        IEnumerable<ColumnModel> columns = table.Columns.Models.Where(column => !IsComputed(column));
        if (role != RolePurpose.Admin) columns = columns.Where(column => !IsTimestamp(table, column));
        if (role != RolePurpose.Admin && privilege == TablePrivilege.Update) columns = columns.Where(column => !IsIdentity(table, column));
        EquatableArray<Identifier> names = columns.Select(column => column.Name).ToEquatableArray();
        return names.IsEmpty ? null : new GrantModel(privilege, roles[role], names);
    }

    private static bool IsComputed(ColumnModel column) => column.Generated is not null || column.Identity == IdentityKind.Always;

    private static bool IsTimestamp(TableScope table, ColumnModel column)
        => table.Declaration.IsTimestamped
            && table.Columns.MemberOf(column.Name) is TimestampLinker.CreatedMember or TimestampLinker.UpdatedMember;

    private static bool IsIdentity(TableScope table, ColumnModel column)
        => column.Name.Equals(table.FrameworkColumn) || (table.PrimaryKey?.Columns.Contains(column.Name) ?? false);
}
