using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.RowSecurity.Tests.Mutation;

/// <summary>All that pg_catalog knows of row security, as lines.</summary>
internal static class SecurityCatalog
{
    private const string Query = """
        with tables as (
            select c.* from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind = 'r'
        )
        select format('table %s %s %s %s', t.oid::regclass, t.relrowsecurity, t.relforcerowsecurity, t.relacl) from tables t
        union all
        select format('column %s.%s %s', t.oid::regclass, a.attname, a.attacl) from tables t join pg_attribute a on a.attrelid = t.oid where a.attacl is not null
        union all
        select format('policy %s.%s %s %s %s %s %s', t.oid::regclass, p.polname, p.polcmd, p.polpermissive,
            p.polroles::regrole[], pg_get_expr(p.polqual, t.oid), pg_get_expr(p.polwithcheck, t.oid))
        from tables t join pg_policy p on p.polrelid = t.oid
        union all
        select format('constraint %s.%s %s', t.oid::regclass, c.conname, pg_get_constraintdef(c.oid)) from tables t join pg_constraint c on c.conrelid = t.oid
        union all
        select format('function %s %s %s %s', p.oid::regprocedure, p.proacl, p.provolatile, pg_get_functiondef(p.oid))
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        """;

    public static async Task<IReadOnlySet<string>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        HashSet<string> lines = [];
        await using NpgsqlCommand command = new(Query, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken)) lines.Add(reader.GetString(0));
        return lines;
    }
}
