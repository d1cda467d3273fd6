using Npgsql;
using NpgsqlTypes;

namespace StudyHub.Schema.Benchmarks.RowSecurity;

/// <summary>A connection inside a transaction as one user, for comparing queries without the cost of a session.</summary>
internal sealed class Asking(NpgsqlConnection connection) : IAsyncDisposable
{
    public const string SetUp = "select set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('app.framework_id', $3, true)";

    /// <param name="login">The application's login.</param>
    /// <param name="settings">Planner settings for the transaction; empty for none.</param>
    public static async Task<Asking> OpenAsync(string login, string settings)
    {
        NpgsqlConnection connection = new(login);
        await connection.OpenAsync();
        await using NpgsqlCommand begin = new($"begin; {settings}", connection);
        await begin.ExecuteNonQueryAsync();
        return new Asking(connection);
    }

    public async Task ActAsAsync(Guid user)
    {
        await using NpgsqlCommand command = new(SetUp, connection);
        foreach (string value in new[] { "authenticated", user.ToString(), "" }) command.Parameters.Add(Text(value));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads all rows of a statement.</summary>
    public async Task RunAsync(string sql, params Guid[] parameters)
    {
        await using NpgsqlCommand command = new(sql, connection);
        foreach (Guid parameter in parameters) command.Parameters.Add(Uuid(parameter));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) reader.GetValue(0);
    }

    public static NpgsqlParameter<Guid> Uuid(Guid value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Uuid };

    public static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Text };

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
