using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Schema.Tests.School;

/// <summary>What PostgreSQL knows of who asks.</summary>
public sealed record Context(string Role, string? UserId, string? FrameworkId, int Backend);

/// <summary>A repository written by hand: any SQL may be run in a session by deriving from the runtime's class.</summary>
public sealed class ContextRepository(DatabaseSession session) : Repository<Context>(session, "nothing")
{
    public const string Sql =
        "select current_user::text, current_setting('app.user_id', true), current_setting('app.framework_id', true), pg_backend_pid()";

    public async Task<Context> GetAsync(CancellationToken cancellationToken = default)
        => (await QueryRowAsync(Sql, cancellationToken))!;

    public Task<int> SleepAsync(double seconds, CancellationToken cancellationToken)
        => QueryValueAsync<int>("select 1 from pg_sleep($1)", cancellationToken, Value(seconds, NpgsqlDbType.Double));

    public Task<int> RunAsync(string sql, CancellationToken cancellationToken = default) => QueryValueAsync<int>(sql, cancellationToken);

    /// <summary>What a connection is without a session.</summary>
    public static async Task<Context> OfAsync(NpgsqlConnection connection)
    {
        await using NpgsqlCommand command = new(Sql, connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return ReadFrom(reader);
    }

    public static Context ReadFrom(NpgsqlDataReader reader) => new(
        reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt32(3));

    protected override Context Read(NpgsqlDataReader reader) => ReadFrom(reader);
}
