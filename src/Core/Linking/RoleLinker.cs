using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// The roles that a database needs. The logins of requests inherit nothing: they have to choose a role for each transaction, and the
/// users' pool cannot choose admin.
/// </summary>
internal static class RoleLinker
{
    /// <summary>Sorted by name; of two roles of one name only the first.</summary>
    public static EquatableArray<RoleModel> Link(RoleNames names)
        => Roles(names).GroupBy(role => role.Name).Select(same => same.First()).OrderBy(role => role.Name).ToEquatableArray();

    private static IEnumerable<RoleModel> Roles(RoleNames names)
    {
        yield return new RoleModel { Name = names[RolePurpose.Owner], Purpose = RolePurpose.Owner };
        yield return new RoleModel { Name = names[RolePurpose.Anon], Purpose = RolePurpose.Anon };
        yield return new RoleModel { Name = names[RolePurpose.Authenticated], Purpose = RolePurpose.Authenticated };
        yield return new RoleModel { Name = names[RolePurpose.Admin], Purpose = RolePurpose.Admin };
        yield return new RoleModel
        {
            Name = names[RolePurpose.Web],
            Purpose = RolePurpose.Web,
            CanLogin = true,
            MemberOf = Members(names[RolePurpose.Anon], names[RolePurpose.Authenticated]),
            Settings = EquatableArrays.Of(
                new RoleSetting("idle_in_transaction_session_timeout", "10s"),
                new RoleSetting("lock_timeout", "2s"),
                new RoleSetting("row_security", "on"),
                new RoleSetting("search_path", ""),
                new RoleSetting("statement_timeout", "5s")),
        };
        yield return new RoleModel
        {
            Name = names[RolePurpose.Backoffice],
            Purpose = RolePurpose.Backoffice,
            CanLogin = true,
            MemberOf = Members(names[RolePurpose.Admin]),
            Settings = EquatableArrays.Of(new RoleSetting("search_path", "")),
        };
        // Acts as the owner by inheritance, not by SET ROLE, which would take BYPASSRLS away. row_security = off makes whatever is filtered
        // all the same an error in place of a change of no rows.
        yield return new RoleModel
        {
            Name = names[RolePurpose.Migrator],
            Purpose = RolePurpose.Migrator,
            CanLogin = true,
            Inherits = true,
            BypassesRowSecurity = true,
            MemberOf = names.Has(RolePurpose.Helper) ? Members(names[RolePurpose.Owner], names[RolePurpose.Helper]) : Members(names[RolePurpose.Owner]),
            Settings = EquatableArrays.Of(new RoleSetting("lock_timeout", "3s"), new RoleSetting("row_security", "off")),
        };
        if (names.Has(RolePurpose.Helper)) yield return new RoleModel { Name = names[RolePurpose.Helper], Purpose = RolePurpose.Helper };
    }

    private static EquatableArray<Identifier> Members(params Identifier[] roles) => roles.Distinct().OrderBy(role => role).ToEquatableArray();
}
