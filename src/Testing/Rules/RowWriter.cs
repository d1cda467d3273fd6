using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Testing.Rules;

/// <summary>Draws rows, writes them by the repository and keeps them as it reads them back: what an application would hold in its hands.</summary>
[RequiresUnreferencedCode(RuleProof.Reflection)]
[RequiresDynamicCode(RuleProof.Reflection)]
internal static class RowWriter
{
    /// <returns>An array of the record, in the order in which the rows were written.</returns>
    public static async Task<Array> WriteAsync<TSession>(
        SchemaDatabase<TSession> database, RecordOfRules record, int count, ValuePool pool, int seed, CancellationToken cancellationToken)
        where TSession : DatabaseSession
    {
        Random random = new(seed);
        Array rows = Array.CreateInstance(record.Type, count);
        PropertyInfo[] drawn = [.. RecordMaker.Settable(record.Type).Where(property => pool.Knows(property.PropertyType))];
        try
        {
            await using TSession session = await database.OpenAsync(SessionUser.Admin(), cancellationToken).ConfigureAwait(false);
            object repository = record.Repository(session);
            for (int n = 0; n < count; n++)
            {
                object row = RecordMaker.New(record.Type);
                foreach (PropertyInfo property in drawn) property.SetValue(row, pool.Draw(property, random));
                Task inserted = record.Insert(repository, row, cancellationToken);
                await inserted.ConfigureAwait(false);
                // An insert-only repository returns nothing; its rows have no values of the database's own that a rule could read.
                object? stored = inserted.GetType().GetProperty("Result") is { } result && record.Type.IsAssignableFrom(result.PropertyType) ? result.GetValue(inserted) : row;
                rows.SetValue(stored, n);
            }
            await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            return rows;
        }
        catch (Exception failure) when (failure is SchemaException or Npgsql.NpgsqlException or ArgumentException or InvalidCastException or NotSupportedException or TargetException)
        {
            throw new RuleProofException(
                $"No row of {record.Type.Name} could be drawn and stored, so nothing can be said of its rules: {failure.Message} "
                + $"Say how values of its types are drawn: {nameof(RuleProofOptions)}.{nameof(RuleProofOptions.Values)}.", failure);
        }
    }
}
