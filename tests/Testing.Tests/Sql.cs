using System.Collections.Generic;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>One statement on a connection of its own.</summary>
internal static class Sql
{
    public static async Task RunAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(connectionString);
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<T?> ScalarAsync<T>(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync(connectionString);
        await using NpgsqlCommand command = new(sql, connection);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Databases and roles of the whole server, as a list that can be compared before and after.</summary>
    public static async Task<List<string>> InventoryAsync(string connectionString)
    {
        await using NpgsqlConnection connection = await OpenAsync(connectionString);
        await using NpgsqlCommand command = new(
            "SELECT 'database ' || datname FROM pg_database UNION ALL SELECT 'role ' || rolname FROM pg_roles ORDER BY 1", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> found = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            found.Add(reader.GetString(0));
        return found;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        NpgsqlConnection connection = new(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
