using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// A database and its pool of connections: one for the life of the application, safe for concurrent use. The generated type derives from
/// it and opens sessions.
/// </summary>
public abstract class SchemaDatabase : IAsyncDisposable
{
    private readonly NpgsqlDataSource users;
    private readonly NpgsqlDataSource admins;

    /// <exception cref="ArgumentException">A connection string cannot be read.</exception>
    protected SchemaDatabase(string connectionString, SessionRoles roles, Action<DatabaseOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        ArgumentNullException.ThrowIfNull(roles);
        DatabaseOptions options = new();
        configure?.Invoke(options);
        Roles = roles;
        Json = options.Json;
        users = DataSource(connectionString, options);
        admins = options.AdminConnectionString is { } adminConnectionString ? DataSource(adminConnectionString, options) : users;
    }

    internal SessionRoles Roles { get; }

    internal JsonSerializerOptions Json { get; }

    /// <summary>Closes the pool; open sessions end with an error.</summary>
    public async ValueTask DisposeAsync()
    {
        await users.DisposeAsync().ConfigureAwait(false);
        await admins.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes a connection for the session. Nothing is sent before its first statement.</summary>
    /// <exception cref="NpgsqlException">No connection can be made.</exception>
    protected async Task<TSession> OpenAsync<TSession>(TSession session, CancellationToken cancellationToken)
        where TSession : DatabaseSession
    {
        ArgumentNullException.ThrowIfNull(session);
        NpgsqlConnection connection = await SourceFor(session.User.Role).OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await session.BeginAsync(connection, cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    internal NpgsqlDataSource SourceFor(Role role) => role == Role.Admin ? admins : users;

    private static NpgsqlDataSource DataSource(string connectionString, DatabaseOptions options)
    {
        NpgsqlDataSourceBuilder builder = new(connectionString);
        options.ConfigureDataSource?.Invoke(builder);
        return builder.Build();
    }
}
