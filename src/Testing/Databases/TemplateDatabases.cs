using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Testing.Databases;

/// <summary>Makes databases: empty ones, and clones of templates that are filled once per key.</summary>
internal sealed class TemplateDatabases(Maintenance maintenance, string connectionString, RunMark mark)
{
    private readonly ConcurrentDictionary<string, Template> templates = new(StringComparer.Ordinal);

    /// <summary>Every database made here that is not dropped yet, templates too.</summary>
    public ConcurrentDictionary<string, bool> Names { get; } = new(StringComparer.Ordinal);

    /// <returns>The new database's name.</returns>
    public Task<string> CreateEmptyAsync(CancellationToken cancellationToken)
        => CreateAsync("TEMPLATE template0 ENCODING 'UTF8'", cancellationToken);

    /// <returns>The new database's name.</returns>
    public async Task<string> CloneAsync(
        string templateKey, Func<string, CancellationToken, Task> fill, CancellationToken cancellationToken)
    {
        Template template = templates.GetOrAdd(templateKey, _ => new Template());
        string source = template.Name ?? await FilledAsync(template, fill, cancellationToken).ConfigureAwait(false);
        return await CreateAsync($"TEMPLATE {SqlText.Name(source)}", cancellationToken).ConfigureAwait(false);
    }

    /// <param name="source">A database that nobody is connected to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The new database's name.</returns>
    public Task<string> CloneAsync(string source, CancellationToken cancellationToken) => CreateAsync($"TEMPLATE {SqlText.Name(source)}", cancellationToken);

    /// <summary>Drops a database with whoever is connected to it. Dropping it twice does nothing.</summary>
    public async Task DropAsync(string name, CancellationToken cancellationToken)
    {
        if (!Names.ContainsKey(name))
            return;
        await maintenance.ExecuteAsync($"DROP DATABASE IF EXISTS {SqlText.Name(name)} WITH (FORCE)", cancellationToken).ConfigureAwait(false);
        Names.TryRemove(name, out _);
    }

    /// <summary>The connection string with another database in it.</summary>
    public string ConnectionTo(string name, bool pooling = true)
        => new NpgsqlConnectionStringBuilder(connectionString) { Database = name, Pooling = pooling }.ConnectionString;

    // One caller fills, under its own cancellation; the others wait. When it fails, the next one tries again.
    private async Task<string> FilledAsync(Template template, Func<string, CancellationToken, Task> fill, CancellationToken cancellationToken)
    {
        await template.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (template.Name is { } ready)
                return ready;
            string name = await CreateEmptyAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                // Without a pool no connection outlives its use: a template that somebody is connected to cannot be cloned.
                await fill(ConnectionTo(name, pooling: false), cancellationToken).ConfigureAwait(false);
                await maintenance.ExecuteAsync($"ALTER DATABASE {SqlText.Name(name)} WITH ALLOW_CONNECTIONS false", cancellationToken)
                    .ConfigureAwait(false);
                await maintenance.TextsAsync(
                    "SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = $1", cancellationToken, name)
                    .ConfigureAwait(false);
            }
            catch
            {
                await DropAsync(name, CancellationToken.None).ConfigureAwait(false);
                throw;
            }

            return template.Name = name;
        }
        finally
        {
            template.Gate.Release();
        }
    }

    private async Task<string> CreateAsync(string clauses, CancellationToken cancellationToken)
    {
        string name = mark.NextName();
        // Remembered first: a cancelled statement may have done its work.
        Names[name] = true;
        await maintenance.ExecuteAsync($"CREATE DATABASE {SqlText.Name(name)} {clauses}", cancellationToken).ConfigureAwait(false);
        return name;
    }

    private sealed class Template
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public string? Name { get; set; }
    }
}
