using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>One loading of a graph: the results of its statements, in their order.</summary>
internal sealed class GraphReading(StatementCommand command, DatabaseSession session)
{
    private readonly List<GraphResult> results = [];

    public DatabaseSession Session => session;

    public void Add(GraphResult result) => results.Add(result);

    public async ValueTask<object?> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        for (int i = 0; ;)
        {
            GraphResult result = results[i];
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) result.Add(reader);
            if (++i == results.Count) return null;
            command.MoveOn();
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives back the memory that the graphs do not keep.</summary>
    public void Release()
    {
        foreach (GraphResult result in results) result.Release();
    }
}

/// <summary>The result of one statement.</summary>
internal abstract class GraphResult
{
    /// <summary>Adds the reader's current row.</summary>
    public abstract void Add(NpgsqlDataReader reader);

    public abstract void Release();
}
