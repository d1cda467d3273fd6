using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Histories;

/// <summary>
/// Where a database and the revisions of an application differ, as far as any login may see it: ids and checksums. The migrator, which may see
/// everything, says more.
/// </summary>
internal static class RevisionGap
{
    // A name of a schema that the login may not use cannot be resolved, so nothing is resolved here.
    private const string LookSql = """
        select c.oid is not null, coalesce(
            pg_catalog.has_schema_privilege(n.oid, 'usage') and pg_catalog.has_column_privilege(c.oid, 'id', 'select')
                and pg_catalog.has_column_privilege(c.oid, 'checksum', 'select'), false)
        from (select) one
        left join pg_catalog.pg_namespace n on n.nspname = 'studyhub_schema'
        left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = 'revisions'
        """;

    private const string Grant = "grant usage on schema studyhub_schema to public; grant select (id, checksum) on studyhub_schema.revisions to public";

    /// <summary>In words; null where the database has these revisions and no others, or where there are none to compare.</summary>
    /// <exception cref="NpgsqlException">The server does not answer.</exception>
    public static async Task<string?> DescribeAsync(NpgsqlConnection connection, RevisionSet revisions, CancellationToken cancellationToken)
    {
        if (revisions.IsEmpty) return null;
        if (!revisions.Findings.IsEmpty) return "The revisions that the application was built with are not in order; its build says what is wrong with them.";
        (bool exists, bool isVisible) = await LookAsync(connection, cancellationToken).ConfigureAwait(false);
        if (exists && !isVisible) return $"The login may not see which revisions the database has. As the owner of the schema, run: {Grant}";
        Dictionary<RevisionId, string> applied = exists ? await ReadAsync(connection, cancellationToken).ConfigureAwait(false) : [];

        RevisionGraph graph = new(revisions);
        Revision[] missing = [.. graph.All.Where(revision => !applied.ContainsKey(revision.Id))];
        Revision[] edited = [.. graph.All.Where(revision => applied.TryGetValue(revision.Id, out string? checksum) && checksum != revision.Checksum)];
        RevisionId[] unknown = [.. applied.Keys.Where(id => graph.Find(id) is null).Order()];
        List<string> differences = [];
        if (missing.Length > 0) differences.Add($"The database lacks {Listed(missing.Select(revision => revision.Title))}. Run: studyhub-schema upgrade");
        if (unknown.Length > 0)
            differences.Add($"The database has {Listed(unknown.Select(id => id.Value))}, which the application was not built with: it is older than the database, or another one's.");
        if (edited.Length > 0)
            differences.Add($"{Listed(edited.Select(revision => revision.Title))} was edited after the database got it. Take the files from version control again.");
        return differences.Count == 0 ? null : string.Join(" ", differences);
    }

    private static async Task<(bool Exists, bool IsVisible)> LookAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(LookSql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }

    private static async Task<Dictionary<RevisionId, string>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new("select id, checksum from studyhub_schema.revisions", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<RevisionId, string> applied = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) applied.Add(new RevisionId(reader.GetString(0)), reader.GetString(1));
        return applied;
    }

    /// <summary>A database that is far behind would fill a page.</summary>
    private static string Listed(IEnumerable<string> titles)
    {
        string[] all = [.. titles];
        return all.Length <= 3 ? string.Join(", ", all) : $"{all.Length} revisions up to {all[^1]}";
    }
}
