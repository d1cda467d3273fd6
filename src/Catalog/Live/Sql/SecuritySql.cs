namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Policies and default privileges.</summary>
internal static class SecuritySql
{
    public static string CreatePolicy(LiveObject policy)
        => $"create policy {policy.Own} on {TargetSql.ParentName(policy)}{(policy.Is("restrictive") ? " as restrictive" : "")}"
            + $" for {policy["command"]} to {policy["roles"]}{Conditions(policy)}";

    public static string AlterPolicy(LiveObject before, LiveObject after)
    {
        string roles = before["roles"] == after["roles"] ? "" : $" to {after["roles"]}";
        string filter = before["using"] == after["using"] ? "" : $" using ({PrintedForm.Faithful(after["using"]!)})";
        string admission = before["with_check"] == after["with_check"] ? "" : $" with check ({PrintedForm.Faithful(after["with_check"]!)})";
        return $"alter policy {after.Own} on {TargetSql.ParentName(after)}{roles}{filter}{admission}";
    }

    /// <summary>"alter default privileges for role app in schema public", before GRANT or REVOKE.</summary>
    public static string DefaultPrivileges(LiveObject privileges)
        => $"alter default privileges for role {privileges["role"]}{(privileges["schema"] is { } schema ? $" in schema {schema}" : "")}";

    private static string Conditions(LiveObject policy)
        => (policy["using"] is { } filter ? $" using ({PrintedForm.Faithful(filter)})" : "")
            + (policy["with_check"] is { } admission ? $" with check ({PrintedForm.Faithful(admission)})" : "");
}
