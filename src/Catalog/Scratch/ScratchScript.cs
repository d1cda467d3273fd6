using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Catalog.Scratch;

/// <summary>Runs SQL that somebody wrote, as psql would: one statement after the other, each with what was done before it.</summary>
public static class ScratchScript
{
    private const int LongestExcerpt = 80;

    /// <param name="connection">Open. BEGIN and COMMIT may be among the statements.</param>
    /// <param name="script">SQL alone: what is for psql (\connect, COPY FROM stdin) is none.</param>
    /// <param name="cancellationToken">Cancels; what ran before stays.</param>
    /// <exception cref="CatalogException">PostgreSQL refuses a statement. The message tells which; the inner one is PostgreSQL's.</exception>
    public static async Task RunAsync(NpgsqlConnection connection, string script, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(script);
        foreach (SqlStatement place in SqlStatements.Split(script))
        {
            string statement = script.Substring(place.Start, place.Length);
            try
            {
                NpgsqlCommand command = new(AsOne(statement), connection);
                await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException refusal)
            {
                throw new CatalogException($"{refusal.MessageText} ({refusal.SqlState}) in \"{Excerpt(statement)}\".", refusal);
            }
        }
    }

    /// <summary>Npgsql parts at every ';', also in the body of BEGIN ATOMIC, but not in a text.</summary>
    private static string AsOne(string statement)
    {
        const string Outer = "$studyhub_statement$";
        const string Inner = "$studyhub_body$";
        return SqlWords.Mentions(statement, "atomic") && statement.Contains(';', StringComparison.Ordinal)
            ? $"do {Outer} begin execute {Inner}{statement}{Inner}; end {Outer}" : statement;
    }

    private static string Excerpt(string statement)
    {
        string line = statement.Split('\n')[0];
        return line.Length <= LongestExcerpt ? line : line[..LongestExcerpt] + "…";
    }
}
