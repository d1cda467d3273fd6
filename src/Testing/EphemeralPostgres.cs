using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Testing.Databases;
using StudyHub.Schema.Testing.Servers;

namespace StudyHub.Schema.Testing;

/// <summary>
/// A PostgreSQL server for tests, samples and checks: the one that <c>STUDYHUB_DATABASE</c> names, or a throw-away one from installed
/// programs, from npm or in Docker, whichever is there first. Nothing of it stays, also not after Ctrl-C or a crash.
/// </summary>
/// <example><code>
/// EphemeralPostgres server = await EphemeralPostgres.SharedAsync();
/// await using EphemeralDatabase database = await server.CreateDatabaseAsync("schema v1", FillAsync);
/// </code></example>
public sealed class EphemeralPostgres : IAsyncDisposable
{
    private static readonly SemaphoreSlim SharedGate = new(1, 1);
    private static EphemeralPostgres? shared;

    private readonly PostgresServer server;
    private readonly Maintenance maintenance;
    private readonly RunMark mark;
    private readonly TemplateDatabases databases;
    private readonly RoleLedger roles;
    private readonly Action<string> say;
    private readonly ConcurrentDictionary<EphemeralDatabase, bool> open = new();
    private readonly Lazy<Task> closing;

    private EphemeralPostgres(PostgresServer server, Maintenance maintenance, Version version, RunMark mark, Action<string> say)
    {
        (this.server, this.maintenance, Version, this.mark, this.say) = (server, maintenance, version, mark, say);
        databases = new TemplateDatabases(maintenance, server.ConnectionString, mark);
        roles = new RoleLedger(maintenance, mark, version, say);
        closing = new Lazy<Task>(CloseOnceAsync);
    }

    /// <summary>The server's version, such as 15.18.</summary>
    public Version Version { get; }

    /// <summary>Where the server comes from, for people: a directory, an image, or <c>STUDYHUB_DATABASE</c>.</summary>
    public string Origin => server.Origin;

    /// <summary>An Npgsql connection string to the maintenance database, as a user who may make databases and roles.</summary>
    public string ConnectionString => server.ConnectionString;

    internal bool IsWatched => server.IsWatched;

    internal bool IsClosed => closing.IsValueCreated;

    /// <summary>Starts a server, or opens the one that <c>STUDYHUB_DATABASE</c> names. Removes first what killed processes left behind.</summary>
    /// <param name="options">What to look for; <see langword="null"/> for the first server there is, of version 15 or newer.</param>
    /// <param name="cancellationToken">Ends the start; what was started is removed.</param>
    /// <exception cref="PostgresUnavailableException">
    /// There is no server and none can be fetched (the message says how to install one), or it does not start (the message ends with its log).
    /// </exception>
    public static async Task<EphemeralPostgres> StartAsync(
        EphemeralPostgresOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new EphemeralPostgresOptions();
        PostgresServer server = await ServerChoice.OpenAsync(options, cancellationToken).ConfigureAwait(false);
        Maintenance maintenance = new(server.ConnectionString);
        RunMark mark = new();
        try
        {
            Version version = await maintenance.VersionAsync(server.Origin, cancellationToken).ConfigureAwait(false);
            // Also of a server that was started here: a process that is told its address sweeps it as one that was given.
            await mark.HoldAsync(server.ConnectionString, cancellationToken).ConfigureAwait(false);
            if (server.IsGiven)
                await PrepareGivenAsync(server, maintenance, version, options, cancellationToken).ConfigureAwait(false);
            EphemeralPostgres postgres = new(server, maintenance, version, mark, options.Say);
            ExitGuard.Add(postgres);
            return postgres;
        }
        catch
        {
            await mark.DisposeAsync().ConfigureAwait(false);
            await maintenance.DisposeAsync().ConfigureAwait(false);
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// The server that this process shares: started by the first call, with the default options, and removed when the process ends.
    /// Disposing it does nothing, for others may be using it.
    /// </summary>
    /// <exception cref="PostgresUnavailableException">As for <see cref="StartAsync"/>; the next call tries again.</exception>
    public static async Task<EphemeralPostgres> SharedAsync(CancellationToken cancellationToken = default)
    {
        await SharedGate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return shared ??= await StartAsync(options: null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            SharedGate.Release();
        }
    }

    /// <summary>Makes an empty database.</summary>
    /// <exception cref="PostgresException">The server refuses, for example because the user of <c>STUDYHUB_DATABASE</c> lacks CREATEDB.</exception>
    public async Task<EphemeralDatabase> CreateDatabaseAsync(CancellationToken cancellationToken = default)
        => Database(await databases.CreateEmptyAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Makes a clone of a template database. The template is made by the first call with its key, also when several come at once; when
    /// that fails, the next call tries again. Settings, comments and grants of the database itself (<c>ALTER DATABASE … SET</c>,
    /// <c>GRANT CONNECT</c>) are not cloned by PostgreSQL.
    /// </summary>
    /// <param name="templateKey">Tells templates apart; a schema's name and version, for example.</param>
    /// <param name="fill">Fills the template; receives a connection string to it, without pooling, as its owner.</param>
    /// <param name="cancellationToken">Cancels the call; handed on to <paramref name="fill"/>.</param>
    public async Task<EphemeralDatabase> CreateDatabaseAsync(
        string templateKey, Func<string, CancellationToken, Task> fill, CancellationToken cancellationToken = default)
        => Database(await databases.CloneAsync(templateKey, fill, cancellationToken).ConfigureAwait(false));

    /// <summary>Makes a copy of a database that nobody is connected to.</summary>
    internal async Task<EphemeralDatabase> CloneAsync(EphemeralDatabase source, CancellationToken cancellationToken)
        => Database(await databases.CloneAsync(source.Name, cancellationToken).ConfigureAwait(false));

    /// <summary>
    /// Call this before a script that makes roles. Those of the names that do not exist yet are dropped when the server is disposed, with
    /// the rights that they have in the maintenance database; those that exist are left alone, but for one that another run made, which the
    /// last run that tracks it drops. A role that another database uses stays.
    /// </summary>
    public Task TrackRolesAsync(IEnumerable<string> names, CancellationToken cancellationToken = default)
        => roles.TrackAsync([.. names], cancellationToken);

    /// <summary>Removes the server; of one that was given, every database and role that came from here.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ReferenceEquals(this, shared))
            return;
        await CloseAsync().ConfigureAwait(false);
    }

    internal void Forget(EphemeralDatabase database) => open.TryRemove(database, out _);

    internal Task CloseAsync() => closing.Value;

    private static async Task PrepareGivenAsync(
        PostgresServer server, Maintenance maintenance, Version version, EphemeralPostgresOptions options, CancellationToken cancellationToken)
    {
        if (options.MajorVersion is { } major && version.Major != major)
        {
            throw new PostgresUnavailableException(
                $"{server.Origin} names a server of PostgreSQL {version}, but {major} was asked for. Unset the variable or leave {nameof(PostgresRoads)}.{nameof(PostgresRoads.Environment)} out of the roads.");
        }

        options.Say($"using PostgreSQL {version} ({server.Origin})");
        await RunMark.SweepAsync(maintenance, options.Say, cancellationToken).ConfigureAwait(false);
    }

    private EphemeralDatabase Database(string name)
    {
        EphemeralDatabase database = new(this, databases, roles, name);
        open[database] = true;
        return database;
    }

    private async Task CloseOnceAsync()
    {
        ExitGuard.Remove(this);
        foreach (EphemeralDatabase database in open.Keys)
            database.ClearPools();
        if (server.IsGiven)
        {
            foreach (string name in databases.Names.Keys.Order(StringComparer.Ordinal))
                await DropAsync(name).ConfigureAwait(false);
            await roles.DropAllAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await maintenance.DisposeAsync().ConfigureAwait(false);
        await mark.DisposeAsync().ConfigureAwait(false);
        await server.DisposeAsync().ConfigureAwait(false);
    }

    // One database that cannot be dropped must not keep the others.
    private async Task DropAsync(string name)
    {
        const int attempts = 20;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await databases.DropAsync(name, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (PostgresException reason) when (attempt < attempts && reason.SqlState is (PostgresErrorCodes.ObjectInUse or PostgresErrorCodes.InsufficientPrivilege))
            {
                // A connection of another login that was closed just now may live for a moment, and only a superuser may end it.
                await Task.Delay(100, CancellationToken.None).ConfigureAwait(false);
            }
            catch (PostgresException reason)
            {
                say($"the database {name} stays on the server until the next start: {reason.MessageText}");
                return;
            }
        }
    }
}
