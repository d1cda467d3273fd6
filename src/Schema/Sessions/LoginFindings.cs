using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Sessions;

/// <summary>What PostgreSQL says about the login of a connection, as far as row security depends on it.</summary>
/// <param name="Login">Its name.</param>
/// <param name="Version">As server_version_num: 150009 for 15.9.</param>
/// <param name="FiltersRows">row_security is on.</param>
/// <param name="IsSuperuser">Past every policy.</param>
/// <param name="BypassesRowSecurity">BYPASSRLS.</param>
/// <param name="Inherited">Roles of sessions whose rights and policies the login has without SET ROLE; empty for none, as the next two.</param>
/// <param name="Bypassing">Roles of users' sessions that are past every policy.</param>
/// <param name="Owned">Some of the tables that the login could alter, with their owner.</param>
internal sealed record LoginFindings(
    string Login, int Version, bool FiltersRows, bool IsSuperuser, bool BypassesRowSecurity, string Inherited, string Bypassing, string Owned)
{
    private const int OldestMajor = 15;

    // Tables that sessions get at, or that somebody protects: what else the login owns, such as a table of jobs, is its own affair.
    // No arrays: at the first one Npgsql readies itself for arrays of every type, which takes longer than the query.
    private const string Sql = """
        select session_user::text, current_setting('server_version_num')::int, current_setting('row_security') = 'on', l.rolsuper, l.rolbypassrls,
            coalesce((
                select string_agg(r.rolname::text, ', ' order by r.rolname) from pg_catalog.pg_roles r
                where r.rolname in ($1, $2, $3) and pg_catalog.pg_has_role(l.oid, r.oid, 'usage')), ''),
            coalesce((
                select string_agg(r.rolname::text, ', ' order by r.rolname) from pg_catalog.pg_roles r
                where r.rolname in ($1, $2) and (r.rolsuper or r.rolbypassrls) and pg_catalog.pg_has_role(l.oid, r.oid, 'member')), ''),
            coalesce((
                select string_agg(t.owned, ', ' order by t.owned) from (
                    select n.nspname || '.' || c.relname || ' of ' || o.rolname as owned
                    from pg_catalog.pg_class c
                    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                    join pg_catalog.pg_roles o on o.oid = c.relowner
                    where c.relkind in ('r', 'p') and pg_catalog.pg_has_role(l.oid, c.relowner, 'usage')
                        and (c.relrowsecurity or exists (
                            select from pg_catalog.aclexplode(c.relacl) a join pg_catalog.pg_roles r on r.oid = a.grantee where r.rolname in ($1, $2, $3)))
                    order by 1 limit 3) t), '')
        from pg_catalog.pg_roles l where l.rolname = session_user
        """;

    /// <summary>The first minor versions without a known way for rows to pass row security: CVE-2024-10976 among them.</summary>
    private static readonly Dictionary<int, int> OldestMinors = new() { [15] = 9, [16] = 5, [17] = 1 };

    public static async Task<LoginFindings> ReadAsync(NpgsqlConnection connection, SessionRoles roles, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(Sql, connection);
        command.Parameters.Add(Name(roles.Anon));
        command.Parameters.Add(Name(roles.Authenticated));
        command.Parameters.Add(Name(roles.Admin));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return new LoginFindings(
            reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetBoolean(4),
            reader.GetString(5), reader.GetString(6), reader.GetString(7));
    }

    /// <summary>Why row security would not hold; empty where it does.</summary>
    public IReadOnlyList<LoginFault> Faults()
    {
        List<LoginFault> faults = [];
        if (Outdated() is { } outdated) faults.Add(new LoginFault(LoginFaultKind.OutdatedServer, outdated));

        // A superuser is a member of every role and owns everything: the rest would only repeat it.
        if (IsSuperuser)
        {
            faults.Add(new LoginFault(LoginFaultKind.Superuser, "it is a superuser, for whom no policy holds"));
            return faults;
        }
        if (BypassesRowSecurity) faults.Add(new LoginFault(LoginFaultKind.BypassesRowSecurity, "it has BYPASSRLS, so that no policy holds for it"));
        if (Owned.Length > 0)
        {
            faults.Add(new LoginFault(
                LoginFaultKind.OwnsTables, $"it has the rights of the owner of tables ({Owned}), who may take their policies away"));
        }
        if (Inherited.Length > 0)
        {
            faults.Add(new LoginFault(
                LoginFaultKind.InheritsRole, $"it inherits {Inherited}, so that their grants and policies hold also where no session took the role"));
        }
        if (Bypassing.Length > 0)
            faults.Add(new LoginFault(LoginFaultKind.RoleBypassesRowSecurity, $"its sessions act as {Bypassing}, for whom no policy holds"));
        if (!FiltersRows) faults.Add(new LoginFault(LoginFaultKind.RowSecurityOff, "row_security is off, so that PostgreSQL refuses each query that it would filter"));
        return faults;
    }

    private string? Outdated()
    {
        (int major, int minor) = (Version / 10000, Version % 10000);
        if (major >= OldestMajor && minor >= OldestMinors.GetValueOrDefault(major)) return null;
        string needed = major < OldestMajor ? "15" : string.Create(CultureInfo.InvariantCulture, $"{major}.{OldestMinors[major]}");
        return string.Create(CultureInfo.InvariantCulture, $"the server is PostgreSQL {major}.{minor}, which has known ways around row security; {needed} is the first without");
    }

    private static NpgsqlParameter<string> Name(string role) => new() { TypedValue = role, NpgsqlDbType = NpgsqlDbType.Text };
}
