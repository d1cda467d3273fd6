using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// The list of the users who are admins, for databases whose rules ask for a flag in place of a role. The list has no row security, so
/// that no policy can run in a circle, and no role of a request has any privilege on it: they learn about their own user alone, through a
/// function that acts as a role which owns nothing else.
/// </summary>
internal static class AdminFlag
{
    private static readonly QualifiedName Admins = new("app", "admins");
    private static readonly Identifier UserId = new("user_id");

    public static TableModel Table(RoleNames roles) => new()
    {
        Name = Admins,
        Comment = "The users who are admins. Written by whoever deploys; read through app.is_admin() alone.",
        Columns = EquatableArrays.Of(new ColumnModel { Name = UserId, Type = PgType.Uuid, IsNullable = false }),
        PrimaryKey = new PrimaryKeyModel(NamingRules.PrimaryKey(Admins.Name), EquatableArrays.Of(UserId)),
        Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Select, roles[RolePurpose.Helper], [])),
    };

    public static FunctionModel Function(RoleNames roles) => new()
    {
        Name = new QualifiedName("app", "is_admin"),
        Definition =
            """
            returns boolean
              language sql stable parallel safe security definer
              set search_path = ''
              return exists (
                select from app.admins a
                where a.user_id = nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid)
            """.Replace("\r\n", "\n"),
        Comment = "Whether the request's user is an admin; false for nobody. Always call as (select app.is_admin()).",
        IsCallableByRequests = true,
        Owner = roles[RolePurpose.Helper],
        Reads = EquatableArrays.Of(Admins),
    };
}
