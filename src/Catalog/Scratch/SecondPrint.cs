using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Catalog.Scratch;

/// <summary>
/// Looks once more at texts that differ. PostgreSQL does not always print what it has read in the form in which it was printed: an IN list
/// over varchar comes back from a restored dump with its casts elsewhere. From the second time on it does. So both texts are written into the
/// scratch database and printed from there; where these prints are the same, the texts say the same.
/// </summary>
public static class SecondPrint
{
    private const string Savepoint = "before_printing";

    // As they were printed: PostgreSQL reads a name without schema as it wrote it.
    private const string Settings = "set local search_path = pg_catalog; set local check_function_bodies = off";

    /// <param name="differences">Of one comparison.</param>
    /// <param name="scope">What was compared.</param>
    /// <param name="scratch">The database that tells what is expected: open, in no transaction. It is afterwards as it was.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Those that are differences still, in their order and as they were told.</returns>
    public static async Task<EquatableArray<CatalogDifference>> ConfirmAsync(
        EquatableArray<CatalogDifference> differences, CatalogScope scope, NpgsqlConnection scratch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        PrintedText[] texts = [.. differences.Select(PrintedText.Of).OfType<PrintedText>()];
        if (texts.Length == 0) return differences;
        NpgsqlTransaction transaction = await scratch.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RunAsync(transaction, Settings, cancellationToken).ConfigureAwait(false);
            Dictionary<CatalogDifference, string> expected = await PrintAsync(transaction, texts, text => text.Difference.Expected!, scope, cancellationToken).ConfigureAwait(false);
            Dictionary<CatalogDifference, string> found = await PrintAsync(transaction, texts, text => text.Difference.Found!, scope, cancellationToken).ConfigureAwait(false);
            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            return differences
                .Where(difference => !expected.TryGetValue(difference, out string? one) || !found.TryGetValue(difference, out string? other) || one != other)
                .ToEquatableArray();
        }
    }

    /// <returns>What is printed of those texts that the scratch database takes.</returns>
    private static async Task<Dictionary<CatalogDifference, string>> PrintAsync(
        NpgsqlTransaction transaction, PrintedText[] texts, Func<PrintedText, string> side, CatalogScope scope, CancellationToken cancellationToken)
    {
        await transaction.SaveAsync(Savepoint, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < texts.Length; i++) await TryAsync(transaction, texts[i].Sql(side(texts[i]), i), cancellationToken).ConfigureAwait(false);
        CatalogReading reading = await CatalogReader.ReadAsync(transaction, scope, cancellationToken).ConfigureAwait(false);
        await transaction.RollbackAsync(Savepoint, cancellationToken).ConfigureAwait(false);

        Dictionary<(string, string, string), string> printed = reading.Facts.ToDictionary(fact => (fact.Kind, fact.Name, fact.Aspect), fact => fact.Value);
        Dictionary<CatalogDifference, string> prints = [];
        for (int i = 0; i < texts.Length; i++)
            if (printed.TryGetValue(texts[i].Place(i), out string? print)) prints[texts[i].Difference] = print;
        return prints;
    }

    /// <summary>A text may refer to what only the other database has; then the difference stays one.</summary>
    private static async Task TryAsync(NpgsqlTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        const string one = "before_one";
        await transaction.SaveAsync(one, cancellationToken).ConfigureAwait(false);
        try
        {
            await RunAsync(transaction, sql, cancellationToken).ConfigureAwait(false);
            await transaction.ReleaseAsync(one, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            await transaction.RollbackAsync(one, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task RunAsync(NpgsqlTransaction transaction, string sql, CancellationToken cancellationToken)
    {
        NpgsqlCommand command = new(sql, transaction.Connection, transaction);
        await using (command.ConfigureAwait(false)) await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
