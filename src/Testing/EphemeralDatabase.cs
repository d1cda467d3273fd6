using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing.Databases;

namespace StudyHub.Schema.Testing;

/// <summary>A database of an <see cref="EphemeralPostgres"/>. Disposing it drops it, together with the logins made for it.</summary>
public sealed class EphemeralDatabase : IAsyncDisposable
{
    private readonly EphemeralPostgres server;
    private readonly TemplateDatabases databases;
    private readonly RoleLedger roles;

    // Login name → connection string.
    private readonly ConcurrentDictionary<string, string> logins = new(StringComparer.Ordinal);

    internal EphemeralDatabase(EphemeralPostgres server, TemplateDatabases databases, RoleLedger roles, string name)
    {
        (this.server, this.databases, this.roles, Name) = (server, databases, roles, name);
        ConnectionString = databases.ConnectionTo(name);
    }

    /// <summary>The database's name, such as <c>studyhub_test_0a1b2c3d_00000001</c>.</summary>
    public string Name { get; }

    /// <summary>An Npgsql connection string as the database's owner: the superuser of a server that was started here.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// Makes a login with a random password that is a member of the given roles, but has none of their rights before
    /// <c>SET ROLE</c>: what an application connects as.
    /// </summary>
    /// <param name="memberOf">Roles that exist.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    /// <returns>An Npgsql connection string to this database as the new login.</returns>
    /// <exception cref="PostgresException">A role does not exist (42704), or the user may not grant it.</exception>
    public async Task<string> CreateLoginAsync(IEnumerable<string> memberOf, CancellationToken cancellationToken = default)
    {
        (string name, string password) = await roles.CreateLoginAsync([.. memberOf], cancellationToken).ConfigureAwait(false);
        NpgsqlConnectionStringBuilder builder = new(ConnectionString) { Username = name, Password = password };
        return logins[name] = builder.ConnectionString;
    }

    /// <summary>Drops the database, whoever is connected to it, and its logins. Twice, or after the server, does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server.IsClosed)
            return;
        ClearPools();
        await databases.DropAsync(Name, CancellationToken.None).ConfigureAwait(false);
        foreach (string login in logins.Keys)
            await roles.DropLoginAsync(login, CancellationToken.None).ConfigureAwait(false);
        server.Forget(this);
    }

    /// <summary>A pool would otherwise hand out dead connections, or keep live ones that a plain user may not end by force.</summary>
    internal void ClearPools()
    {
        foreach (string connectionString in logins.Values.Append(ConnectionString))
        {
            using NpgsqlConnection connection = new(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
