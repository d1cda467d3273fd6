using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing.Revisions.Rows;
using StudyHub.Schema.Testing.Revisions.Running;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>Rows that the revision brings along: brought once more, twice, they change nothing.</summary>
internal sealed class SeedLine(Revision revision, SchemaModel after)
{
    private const string Name = "seed data";

    public async Task<Deliverable> RunAsync(ProofDatabase database, CancellationToken cancellationToken)
    {
        string[] inserts = [.. revision.Up.Steps.SelectMany(step => step.Statements).Select(statement => statement.Text).Where(IsInsert)];
        int rows = revision.Delta.Set.OfType<SchemaObject.Seed>().Sum(seed => seed.Model.Rows.Count);
        if (inserts.Length == 0 && rows == 0) return new(Name, DeliverableState.NotApplicable, "the revision brings no rows");
        await using NpgsqlConnection connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        RowSet earlier = await RowSet.ReadAsync(connection, after, cancellationToken).ConfigureAwait(false);
        string[] scripts = [.. inserts, .. rows == 0 ? Array.Empty<string>() : [SqlFiles.From(after).Single(file => file.Path == "seeds.sql").Text]];
        foreach (string sql in scripts.Concat(scripts))
        {
            try
            {
                await using NpgsqlCommand command = new(sql, connection);
                await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException refusal)
            {
                return new(Name, DeliverableState.NotMet, $"run once more, PostgreSQL refuses it: {refusal.MessageText} ({refusal.SqlState}) in {FirstLine(sql)}");
            }
        }
        string[] changed = [.. (await RowSet.ReadAsync(connection, after, cancellationToken).ConfigureAwait(false)).ChangedSince(earlier).Select(table => table.ToString())];
        return changed.Length == 0
            ? new(Name, DeliverableState.Met, $"{Count(inserts.Length, "statement")} of up.sql{(rows == 0 ? "" : $" and the seeds of the model ({Count(rows, "row")} of the revision)")} ran twice more and changed no row")
            : new(Name, DeliverableState.NotMet, $"run twice more, {string.Join(", ", changed)} {(changed.Length == 1 ? "has" : "have")} other rows: write insert … on conflict (…) do nothing, or do update where something differs");
    }

    private static bool IsInsert(string statement)
    {
        List<string> words = [.. SqlWords.Of(statement).Select(word => word.Name).Take(400)];
        return words.Count > 0 && (words[0] is "insert" or "merge" || (words[0] == "with" && words.Contains("insert")));
    }

    private static string FirstLine(string sql) => sql.Split('\n').First(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)).Trim();

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
