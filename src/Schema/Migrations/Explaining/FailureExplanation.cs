using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Migrations.Connecting;
using StudyHub.Schema.Migrations.Running;

namespace StudyHub.Schema.Migrations.Explaining;

/// <summary>Why a statement of a script failed, and what to do: with the query that finds the rows, never with the rows.</summary>
internal sealed class FailureExplanation(MigratorConnection connection, MigratorOptions options)
{
    private const string Again = "Then run the same again: it goes on from this step.";

    /// <param name="blockers">Whom the step was seen to wait for.</param>
    public async Task<MigrationFailedException> OfAsync(
        MigrationPlace place, StatementRefusedException refused, IReadOnlyList<OtherSession> blockers, CancellationToken cancellationToken)
    {
        (string cause, string next) = await ExplainAsync(refused, blockers, cancellationToken).ConfigureAwait(false);
        string when = refused.IsAtCommit ? ", at the COMMIT of the step" : "";
        return new MigrationFailedException(
            place,
            StatementText.Line(refused.Statement, refused.Refusal.Position),
            StatementText.FirstLine(refused.Statement.Text),
            refused.Refusal.SqlState,
            cause + when,
            next);
    }

    private async Task<(string Cause, string Next)> ExplainAsync(
        StatementRefusedException refused, IReadOnlyList<OtherSession> blockers, CancellationToken cancellationToken)
    {
        PostgresException refusal = refused.Refusal;
        switch (refusal.SqlState)
        {
            case PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.NotNullViolation
                or PostgresErrorCodes.CheckViolation:
                return await RowsAsync(refused, cancellationToken).ConfigureAwait(false);
            case PostgresErrorCodes.InsufficientPrivilege:
                return await PrivilegeAsync(refusal, cancellationToken).ConfigureAwait(false);
            case PostgresErrorCodes.LockNotAvailable:
                return (FormattableString.Invariant($"a lock was not to be had within {options.LockTimeout.TotalSeconds:0.###} s, {options.Retries + 1} times")
                        + (blockers.Count > 0 ? "; in the way: " + string.Join(", ", blockers) : ""),
                    blockers.Count > 0
                        ? "Let it end, or end it: "
                            + string.Join(" ", blockers.Select(blocker => FormattableString.Invariant($"select pg_terminate_backend({blocker.ProcessId});")))
                            + " " + Again
                        : $"Run it when the tables are less in use, or with a longer lock timeout. {Again}");
            case PostgresErrorCodes.DeadlockDetected:
                return ($"the step and another session waited for each other, {options.Retries + 1} times", $"Run it when the tables are less in use. {Again}");
            case PostgresErrorCodes.QueryCanceled:
                return (options.StatementTimeout is { } timeout
                        ? FormattableString.Invariant($"the statement took longer than {timeout.TotalSeconds:0.###} s, or somebody cancelled it")
                        : "somebody cancelled the statement (pg_cancel_backend)", Again);
            case PostgresErrorCodes.DiskFull:
                return ("the server's disk is full", $"Make room on the server; a rewrite or an index takes as much as the table. {Again}");
            case PostgresErrorCodes.OutOfMemory:
                return ("the server is out of memory", Again);
            case PostgresErrorCodes.ReadOnlySqlTransaction:
                return (ConnectionFailure.ReadOnly, Again);
            case PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.DuplicateColumn
                or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.DuplicateFunction:
                return (refusal.MessageText,
                    "The database has something that the history does not know of. Where the whole revision was applied by other means, record it: "
                    + $"studyhub-schema stamp ID. Where a thing of that name was made by hand, rename or drop it. {Again}");
            case PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedObject
                or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedFunction:
                return (refusal.MessageText,
                    $"The database lacks what the revisions before this one made; somebody changed it by hand. Put it back. {Again}");
            case PostgresErrorCodes.DependentObjectsStillExist or PostgresErrorCodes.FeatureNotSupported:
                return (refusal.MessageText,
                    "Something in the database that the script does not know of stands in the way; psql tells which. Drop it, or change the script and "
                    + $"freeze it again. {Again}");
            case ['2', '2', ..]:
                // Most of these quote the value.
                return ("a value does not fit into its type or its operation",
                    $"Look at the rows that the statement reads, or change the script and freeze it again. {Again}");
            default:
                return (refusal.MessageText,
                    $"Nothing of this step is stored. Mend its cause, or change the script where no database has it and freeze it again. {Again}");
        }
    }

    private async Task<(string Cause, string Next)> RowsAsync(StatementRefusedException refused, CancellationToken cancellationToken)
    {
        PostgresException refusal = refused.Refusal;
        string cause = refusal.SqlState switch
        {
            PostgresErrorCodes.ForeignKeyViolation => $"rows of {Table(refusal)} would refer to rows that do not exist (foreign key {refusal.ConstraintName})",
            PostgresErrorCodes.UniqueViolation => $"rows of {Table(refusal)} are equal where they must differ ({refusal.ConstraintName})",
            PostgresErrorCodes.NotNullViolation => $"rows of {Table(refusal)} have NULL in {refusal.ColumnName}",
            _ => $"rows of {Table(refusal)} do not hold the check {refusal.ConstraintName}",
        };
        if (await OffendingRows.FindAsync(connection, refused, cancellationToken).ConfigureAwait(false) is not { } rows)
            return (cause, $"Mend the rows, or change the script so that it does. {Again}");
        if (await rows.CountAsync(connection, cancellationToken).ConfigureAwait(false) is not { } count)
            return (cause, $"They are listed by:\n  {rows.ListSql}\nMend or remove them. {Again}");
        return count == 0
            ? (cause, $"No row that is stored does; the statement itself would make them. Change it. They would be listed by:\n  {rows.ListSql}")
            : (FormattableString.Invariant($"{cause}: {count} {rows.What(count)}"),
                $"They are listed by:\n  {rows.ListSql}\nMend or remove them, after a backup. {Again}");
    }

    private async Task<(string Cause, string Next)> PrivilegeAsync(PostgresException refusal, CancellationToken cancellationToken)
    {
        string role = await RoleAsync(cancellationToken).ConfigureAwait(false);
        return refusal.MessageText.Contains("row-level security", StringComparison.Ordinal)
            ? ($"row security would hide rows from the role {role}, and a migration that sees some of the rows does some of the work: {refusal.MessageText}",
                $"Run it as a role with BYPASSRLS (the migrator of the generated roles.sql): alter role {role} bypassrls; or let the script lift FORCE ROW "
                + $"LEVEL SECURITY for the step and set it again. {Again}")
            : ($"the role {role} may not do this: {refusal.MessageText}",
                $"Run it as the owner of the object, as a member of that role (grant OWNER to {role}), or as the migrator of the generated roles.sql. {Again}");
    }

    private async Task<string> RoleAsync(CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = connection.Command("select pg_catalog.quote_ident(current_user)");
        return (string)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static string Table(PostgresException refusal) => refusal.TableName is { } table ? $"{refusal.SchemaName}.{table}" : "a table";
}
