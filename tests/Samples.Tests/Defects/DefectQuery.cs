using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Samples.Tests.Defects;

/// <summary>One kind of fault, found in a database's catalog.</summary>
/// <param name="Rule">The name of the kind, and of the file with the query.</param>
internal sealed record DefectQuery(string Rule)
{
    public static IEnumerable<string> Rules =>
        typeof(DefectQuery).Assembly.GetManifestResourceNames().Where(IsRule).Order(StringComparer.Ordinal);

    /// <summary>The objects that have the fault, sorted.</summary>
    public async Task<string[]> FindAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using NpgsqlCommand command = new(Sql(), connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> found = [];
        while (await reader.ReadAsync(cancellationToken)) found.Add(reader.GetString(0));
        return [.. found.Order(StringComparer.Ordinal)];
    }

    private string Sql()
    {
        using Stream stream = typeof(DefectQuery).Assembly.GetManifestResourceStream(Rule)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    private static bool IsRule(string resource) => !resource.Contains('.', StringComparison.Ordinal);
}
