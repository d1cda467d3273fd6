using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// The privileges that follow from the policies: without one, a policy lets nothing through; without a permissive policy, no privilege is
/// given. Columns that no request may decide on (keys, the framework, owners, timestamps) are left out of UPDATE unless a rule names
/// them, those that the database fills also of INSERT.
/// </summary>
internal static class GrantLinker
{
    public static EquatableArray<GrantModel> Link(TableScope table, IEnumerable<PolicyDeclaration> rules, RoleNames roles)
        => rules
            .Where(rule => !rule.IsRestrictive)
            .SelectMany(rule => rule.Commands.SelectMany(value => Privileges(value.Command)), (rule, privilege) => (rule, privilege))
            .Select(granted => Grant(table, roles, granted.rule, granted.privilege))
            .OfType<GrantModel>()
            .GroupBy(grant => (grant.Role, grant.Privilege))
            .Select(Widest)
            .OrderBy(grant => grant.Role)
            .ThenBy(grant => grant.Privilege)
            .ToEquatableArray();

    /// <summary>Two purposes may share a role, which then has what either has.</summary>
    private static GrantModel Widest(IEnumerable<GrantModel> same)
        => same.FirstOrDefault(grant => grant.Columns.IsEmpty) ?? same.OrderByDescending(grant => grant.Columns.Count).First();

    private static IEnumerable<TablePrivilege> Privileges(PolicyCommand command) => command switch
    {
        PolicyCommand.Select => [TablePrivilege.Select],
        PolicyCommand.Insert => [TablePrivilege.Insert],
        PolicyCommand.Update => [TablePrivilege.Update],
        PolicyCommand.Delete => [TablePrivilege.Delete],
        _ => [TablePrivilege.Select, TablePrivilege.Insert, TablePrivilege.Update, TablePrivilege.Delete],
    };

    /// <summary>Null when no column is left: an empty list would mean the whole table.</summary>
    private static GrantModel? Grant(TableScope table, RoleNames roles, PolicyDeclaration rule, TablePrivilege privilege)
    {
        RolePurpose role = rule.Role;
        bool isWholeTable = privilege is TablePrivilege.Select or TablePrivilege.Delete
            || (role == RolePurpose.Admin && privilege == TablePrivilege.Insert);
        if (isWholeTable) return new GrantModel(privilege, roles[role], []);

        IEnumerable<ColumnModel> columns = table.Columns.Models.Where(column => !IsComputed(column));
        if (role != RolePurpose.Admin) columns = columns.Where(column => !IsTimestamp(table, column));
        if (privilege == TablePrivilege.Update && !rule.UpdatedMembers.IsEmpty)
            columns = columns.Where(column => rule.UpdatedMembers.Contains(table.Columns.MemberOf(column.Name) ?? ""));
        else if (role != RolePurpose.Admin && privilege == TablePrivilege.Update)
            columns = columns.Where(column => !IsIdentity(table, column) && !IsOwner(table, column));
        EquatableArray<Identifier> names = columns.Select(column => column.Name).ToEquatableArray();
        return names.IsEmpty ? null : new GrantModel(privilege, roles[role], names);
    }

    private static bool IsComputed(ColumnModel column) => column.Generated is not null || column.Identity == IdentityKind.Always;

    private static bool IsTimestamp(TableScope table, ColumnModel column)
        => table.Declaration.IsTimestamped
            && table.Columns.MemberOf(column.Name) is TimestampLinker.CreatedMember or TimestampLinker.UpdatedMember;

    private static bool IsIdentity(TableScope table, ColumnModel column)
        => column.Name.Equals(table.FrameworkColumn) || (table.PrimaryKey?.Columns.Contains(column.Name) ?? false);

    /// <summary>Who owns a row is not the owner's to change: the row would be given away, or taken.</summary>
    private static bool IsOwner(TableScope table, ColumnModel column)
        => table.Declaration.Access.Any(access => access.IsUpdatedByOwner && access.Members.Contains(table.Columns.MemberOf(column.Name) ?? ""));
}
