using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using NpgsqlTypes;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Migrations.Explaining;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations.Running;

/// <summary>
/// Looks in the catalog what a statement outside of a transaction left when it was cut off. Whether it has ended is nothing that a journal
/// alone can know.
/// </summary>
internal sealed class OutsideRecovery(MigratorConnection connection, MigratorOptions options)
{
    /// <summary>Whether the statement has done its work; what a build left that did not is taken away, so that it can be run.</summary>
    /// <param name="isBegun">A run before this one began it.</param>
    /// <exception cref="UnfinishedStepException">It was begun, and nobody can tell.</exception>
    public async Task<bool> IsDoneAsync(
        MigrationPlace place, ScriptStatement statement, OutsideStatement known, bool isBegun, CancellationToken cancellationToken)
    {
        switch (known)
        {
            case OutsideStatement.CreateIndex create:
                return await IsBuiltAsync(place, statement, create, isBegun, cancellationToken).ConfigureAwait(false);
            case OutsideStatement.DropIndex drop:
                bool isGone = isBegun && await IndexCatalog.FindAsync(connection, drop, cancellationToken).ConfigureAwait(false) is null;
                if (isGone) Tell(place, $"The index {drop.Index} is gone: a run before this one dropped it.");
                return isGone;
            case OutsideStatement.AddLabel label:
                bool isThere = isBegun && await HasLabelAsync(label, cancellationToken).ConfigureAwait(false);
                if (isThere) Tell(place, $"The type {label.Type} has the label: a run before this one added it.");
                return isThere;
            case OutsideStatement.Repeatable:
                return false;
            default:
                if (!isBegun || options.Unfinished == UnfinishedStep.RunAgain) return false;
                if (options.Unfinished == UnfinishedStep.MarkDone) return true;
                throw new UnfinishedStepException(place, statement.Line, StatementText.FirstLine(statement.Text));
        }
    }

    /// <summary>After a build that failed: its index is of no use to anybody, and every write pays for it.</summary>
    public async Task CleanAsync(MigrationPlace place, OutsideStatement known, StatementRefusedException refused, CancellationToken cancellationToken)
    {
        // Of that name there was something before.
        if (known is not OutsideStatement.CreateIndex create || refused.Refusal.SqlState == PostgresErrorCodes.DuplicateTable) return;
        if (await IndexCatalog.FindAsync(connection, create, cancellationToken).ConfigureAwait(false) is not { IsValid: false, Builder: 0 } left) return;
        try
        {
            await IndexCatalog.DropAsync(connection, left, cancellationToken).ConfigureAwait(false);
            Tell(place, $"The index {left.QuotedName} could not be built; what was left of it is dropped.");
        }
        catch (PostgresException refusal) when (!ConnectionFailure.IsLoss(refusal))
        {
            // Why the build failed is what is to be told.
            Tell(place, $"The index {left.QuotedName} could not be built, and what was left of it not be dropped ({refusal.SqlState}); the next run does.");
        }
    }

    private async Task<bool> IsBuiltAsync(
        MigrationPlace place, ScriptStatement statement, OutsideStatement.CreateIndex create, bool isBegun, CancellationToken cancellationToken)
    {
        if (await IndexCatalog.FindAsync(connection, create, cancellationToken).ConfigureAwait(false) is not { } found) return false;
        if (found.Builder != 0 && found.Builder != connection.ProcessId)
        {
            throw Failed($"process {found.Builder} is building an index of that name at this moment",
                $"Wait for it, or end it: select pg_terminate_backend({found.Builder}). Then run the same again.");
        }
        if (!found.IsValid)
        {
            await IndexCatalog.DropAsync(connection, found, cancellationToken).ConfigureAwait(false);
            Tell(place, $"The index {found.QuotedName} was left invalid by a build that did not end; it is dropped and built again.");
            return false;
        }
        switch (await IndexCatalog.IsSameAsync(connection, found, create, cancellationToken).ConfigureAwait(false))
        {
            case true:
                Tell(place, $"The index {found.QuotedName} is there, valid and as the statement says.");
                return true;
            case null when isBegun:
                await IndexCatalog.DropAsync(connection, found, cancellationToken).ConfigureAwait(false);
                Tell(place, $"The index {found.QuotedName} cannot be compared with the statement; it is dropped and built again.");
                return false;
            default:
                throw Failed($"the index {found.QuotedName} is there, and is not the one that the statement makes",
                    $"Look at it: select pg_get_indexdef('{found.QuotedName.Replace("'", "''", System.StringComparison.Ordinal)}'::regclass). "
                    + "Rename or drop it, then run the same again.");
        }

        MigrationFailedException Failed(string cause, string nextStep)
            => new(place, statement.Line, StatementText.FirstLine(statement.Text), PostgresErrorCodes.DuplicateTable, cause, nextStep);
    }

    private async Task<bool> HasLabelAsync(OutsideStatement.AddLabel label, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command(
            "select exists (select from pg_catalog.pg_enum where enumtypid = pg_catalog.to_regtype($1) and enumlabel = $2)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = label.Type, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = label.Label, NpgsqlDbType = NpgsqlDbType.Text });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private void Tell(MigrationPlace place, string what) => options.Progress?.Invoke(new StepResumed(place, what));
}
