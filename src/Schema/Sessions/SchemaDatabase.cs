using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Migrations.Histories;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Sessions;

/// <summary>
/// A database and its pools of connections: one for the life of the application, safe for concurrent use. Sessions are opened by the
/// generated type, which derives from <see cref="SchemaDatabase{TSession}"/>.
/// </summary>
public abstract class SchemaDatabase : IAsyncDisposable, IDisposable
{
    private readonly GuardedSource users;
    private readonly GuardedSource admins;

    /// <exception cref="ArgumentException">A connection string cannot be read, or asks for what a session cannot have.</exception>
    private protected SchemaDatabase(string connectionString, SessionRoles roles, Action<DatabaseOptions>? configure, JsonSerializerOptions? json)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        ArgumentNullException.ThrowIfNull(roles);
        DatabaseOptions options = new();
        if (json is not null) options.Json = json;
        configure?.Invoke(options);
        Roles = roles;
        Json = options.Json;
        CursorKey = options.CursorKey;
        users = GuardedSource.Of(connectionString, roles, options);
        admins = options.AdminConnectionString is { } adminConnectionString ? GuardedSource.Of(adminConnectionString, roles, options) : users;
    }

    internal SessionRoles Roles { get; }

    internal JsonSerializerOptions Json { get; }

    internal byte[]? CursorKey { get; }

    /// <summary>
    /// Asks the server with each login, and looks whether row security holds for it, which the first session would do otherwise: called
    /// at the start of an application, a wrong login is found before the first request. Called later, it is looked at again.
    /// </summary>
    /// <exception cref="UnsafeLoginException">Row security would not hold for one of the logins.</exception>
    /// <exception cref="NpgsqlException">No connection can be made.</exception>
    public async Task CheckLoginsAsync(CancellationToken cancellationToken = default)
    {
        await users.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (admins != users) await admins.CheckAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the pools; open sessions end with an error.</summary>
    public async ValueTask DisposeAsync()
    {
        await users.DisposeAsync().ConfigureAwait(false);
        if (admins != users) await admins.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>For containers that are disposed synchronously; the same as <see cref="DisposeAsync"/>.</summary>
    public void Dispose()
    {
        users.Dispose();
        if (admins != users) admins.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where the database is otherwise than these revisions say, in words; null where it has them all and no others.</summary>
    /// <exception cref="NpgsqlException">No connection can be made.</exception>
    internal async Task<string?> RevisionGapAsync(RevisionSet revisions, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await users.OpenConnectionAsync(isForLogin: false, cancellationToken).ConfigureAwait(false);
        return await RevisionGap.DescribeAsync(connection, revisions, cancellationToken).ConfigureAwait(false);
    }

    internal GuardedSource SourceFor(Role role) => role == Role.Admin ? admins : users;
}
