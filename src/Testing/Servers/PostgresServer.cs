using System;
using System.Threading.Tasks;

namespace StudyHub.Schema.Testing.Servers;

/// <summary>A server that answers, however it was come by. Disposing it removes what was started, and nothing else.</summary>
internal abstract class PostgresServer : IAsyncDisposable
{
    /// <summary>An Npgsql connection string to a database in which databases and roles can be made.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Where it comes from, for people: a directory, a package, a variable.</summary>
    public abstract string Origin { get; }

    /// <summary>It outlives us, so databases and roles have to be dropped one by one.</summary>
    public virtual bool IsGiven => false;

    /// <summary>Somebody else removes it when this process is killed.</summary>
    public virtual bool IsWatched => false;

    public abstract ValueTask DisposeAsync();
}
