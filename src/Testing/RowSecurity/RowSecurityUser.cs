using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Assertions;

namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>
/// What a user may and may not do with the rows that are in the database. Every assertion is a transaction of its own, and is rolled back.
/// Those that say "cannot" fail when there is nothing that could be done, for then they would prove nothing.
/// </summary>
[RequiresUnreferencedCode("A record's repository is found among the types of its assembly.")]
public sealed class RowSecurityUser
{
    private readonly Func<CancellationToken, Task<NpgsqlConnection>> open;
    private readonly Role role;
    private readonly Guid? userId;
    private readonly Guid? frameworkId;

    internal RowSecurityUser(Func<CancellationToken, Task<NpgsqlConnection>> open, Role role, Guid? userId, Guid? frameworkId)
        => (this.open, this.role, this.userId, this.frameworkId) = (open, role, userId, frameworkId);

    /// <summary>Sees at least one row, and at least one that <paramref name="row"/> holds for.</summary>
    /// <exception cref="RowSecurityException">It does not.</exception>
    public async Task CanRead<T>(Func<T, bool>? row = null, CancellationToken cancellationToken = default)
        where T : class
    {
        List<T> seen = await ReadAsync<T>(cancellationToken).ConfigureAwait(false);
        if (!seen.Exists(one => row is null || row(one))) throw Failure<T>(seen.Count == 0 ? "sees no row" : $"sees {Rows(seen.Count)}, none of them such a one");
    }

    /// <summary>Sees exactly so many rows.</summary>
    /// <exception cref="RowSecurityException">It sees more or fewer.</exception>
    public async Task CanRead<T>(int count, CancellationToken cancellationToken = default)
        where T : class
    {
        List<T> seen = await ReadAsync<T>(cancellationToken).ConfigureAwait(false);
        if (seen.Count != count) throw Failure<T>($"sees {Rows(seen.Count)}, and not {count}");
    }

    /// <summary>Sees no row, or none that <paramref name="row"/> holds for.</summary>
    /// <exception cref="RowSecurityException">It sees one, or there is none to be seen.</exception>
    public async Task CannotRead<T>(Func<T, bool>? row = null, CancellationToken cancellationToken = default)
        where T : class
    {
        await RequireRowsAsync(row, cancellationToken).ConfigureAwait(false);
        int seen = (await ReadAsync<T>(cancellationToken).ConfigureAwait(false)).Count(one => row is null || row(one));
        if (seen > 0) throw Failure<T>($"sees {Rows(seen)}");
    }

    /// <summary>Sees something, and nothing but rows that <paramref name="row"/> holds for.</summary>
    /// <exception cref="RowSecurityException">It sees another one, or none.</exception>
    public async Task SeesOnly<T>(Func<T, bool> row, CancellationToken cancellationToken = default)
        where T : class
    {
        List<T> seen = await ReadAsync<T>(cancellationToken).ConfigureAwait(false);
        if (seen.Count == 0) throw Failure<T>("sees no row");
        int others = seen.Count(one => !row(one));
        if (others > 0) throw Failure<T>($"sees {Rows(others)} besides those");
    }

    /// <summary>Row security lets the row be written.</summary>
    /// <exception cref="RowSecurityException">It is refused, by row security or by a constraint.</exception>
    public async Task CanInsert<T>(T row, CancellationToken cancellationToken = default)
        where T : class
    {
        if (await InsertAsync(row, cancellationToken).ConfigureAwait(false) is { } refusal) throw Failure<T>($"cannot insert the row: {refusal.MessageText} ({refusal.SqlState})");
    }

    /// <summary>Row security refuses the row; that a constraint would is not enough.</summary>
    /// <exception cref="RowSecurityException">It is let through.</exception>
    public async Task CannotInsert<T>(T row, CancellationToken cancellationToken = default)
        where T : class
    {
        PostgresException? refusal = await InsertAsync(row, cancellationToken).ConfigureAwait(false);
        if (refusal is null) throw Failure<T>("can insert the row");
        if (refusal.SqlState != PostgresErrorCodes.InsufficientPrivilege)
            throw Failure<T>($"is let through by row security; only then the row fails: {refusal.MessageText} ({refusal.SqlState})");
    }

    /// <summary>Changes at least one row.</summary>
    /// <exception cref="RowSecurityException">It changes none.</exception>
    public async Task CanUpdate<T>(CancellationToken cancellationToken = default)
        where T : class
    {
        if (await MostTouchedAsync<T>(Updates, cancellationToken).ConfigureAwait(false) == 0) throw Failure<T>("can update no row");
    }

    /// <summary>Changes no row, with WHERE and without.</summary>
    /// <exception cref="RowSecurityException">It changes one, or there is none that could be changed.</exception>
    public async Task CannotUpdate<T>(CancellationToken cancellationToken = default)
        where T : class
    {
        await RequireRowsAsync<T>(null, cancellationToken).ConfigureAwait(false);
        if (await MostTouchedAsync<T>(Updates, cancellationToken).ConfigureAwait(false) is var touched and > 0) throw Failure<T>($"can update {Rows(touched)}");
    }

    /// <summary>Deletes at least one row.</summary>
    /// <exception cref="RowSecurityException">It deletes none.</exception>
    public async Task CanDelete<T>(CancellationToken cancellationToken = default)
        where T : class
    {
        if (await MostTouchedAsync<T>(Deletes, cancellationToken).ConfigureAwait(false) == 0) throw Failure<T>("can delete no row");
    }

    /// <summary>Deletes no row, with WHERE and without.</summary>
    /// <exception cref="RowSecurityException">It deletes one, or there is none that could be deleted.</exception>
    public async Task CannotDelete<T>(CancellationToken cancellationToken = default)
        where T : class
    {
        await RequireRowsAsync<T>(null, cancellationToken).ConfigureAwait(false);
        if (await MostTouchedAsync<T>(Deletes, cancellationToken).ConfigureAwait(false) is var touched and > 0) throw Failure<T>($"can delete {Rows(touched)}");
    }

    private static IEnumerable<string> Updates<T>(RecordTable<T> table)
        where T : class
    {
        string name = SqlQuoting.QualifiedName(table.Model.Name);
        // By itself the row stays what it is; by its default it need not be read, so that no SELECT policy helps.
        return table.Model.Columns.Where(column => column.Generated is null && column.Identity == Model.IdentityKind.None).Select(column => SqlQuoting.Identifier(column.Name))
            .SelectMany(column => (string[])[$"update {name} set {column} = {column}", $"update {name} set {column} = default"]);
    }

    private static IEnumerable<string> Deletes<T>(RecordTable<T> table)
        where T : class
    {
        string name = SqlQuoting.QualifiedName(table.Model.Name);
        string column = SqlQuoting.Identifier(table.Model.Columns[0].Name);
        return [$"delete from {name}", $"delete from {name} where {column} is null or {column} is not null"];
    }

    private async Task<List<T>> ReadAsync<T>(CancellationToken cancellationToken)
        where T : class
    {
        RecordTable<T> table = RecordTable<T>.Find();
        await using RoleTransaction transaction = await BeginAsync(table, isRole: true, cancellationToken).ConfigureAwait(false);
        return await transaction.ReadAsync(table, cancellationToken).ConfigureAwait(false);
    }

    private async Task<PostgresException?> InsertAsync<T>(T row, CancellationToken cancellationToken)
        where T : class
    {
        RecordTable<T> table = RecordTable<T>.Find();
        await using RoleTransaction transaction = await BeginAsync(table, isRole: true, cancellationToken).ConfigureAwait(false);
        await using NpgsqlCommand insert = table.Insert(row);
        return await transaction.RefusalAsync(insert, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> MostTouchedAsync<T>(Func<RecordTable<T>, IEnumerable<string>> statements, CancellationToken cancellationToken)
        where T : class
    {
        RecordTable<T> table = RecordTable<T>.Find();
        await using RoleTransaction transaction = await BeginAsync(table, isRole: true, cancellationToken).ConfigureAwait(false);
        int most = 0;
        foreach (string statement in statements(table)) most = Math.Max(most, await transaction.TouchedAsync(statement, cancellationToken).ConfigureAwait(false));
        return most;
    }

    /// <summary>Only a login that row security does not bind can know that there are rows; another one's word is not asked.</summary>
    private async Task RequireRowsAsync<T>(Func<T, bool>? row, CancellationToken cancellationToken)
        where T : class
    {
        RecordTable<T> table = RecordTable<T>.Find();
        await using RoleTransaction transaction = await BeginAsync(table, isRole: false, cancellationToken).ConfigureAwait(false);
        if (!await transaction.SeesEverythingAsync(cancellationToken).ConfigureAwait(false)) return;
        List<T> rows = await transaction.ReadAsync(table, cancellationToken).ConfigureAwait(false);
        if (!rows.Exists(one => row is null || row(one)))
            throw new RowSecurityException($"{table.Model.Name} has no {(row is null ? "row" : "such row")} at all, so the assertion would prove nothing. Store one first, and commit it.");
    }

    private async Task<RoleTransaction> BeginAsync<T>(RecordTable<T> table, bool isRole, CancellationToken cancellationToken)
        where T : class
        => await RoleTransaction.BeginAsync(
            await open(cancellationToken).ConfigureAwait(false), isRole ? table.RoleOf(role).Name.Value : "none", userId, frameworkId, cancellationToken).ConfigureAwait(false);

    private RowSecurityException Failure<T>(string what)
        => new($"{role}{(userId is { } user ? $" as user {user}" : " without a user")}{(frameworkId is { } framework ? $" in framework {framework}" : "")} {what} of {typeof(T).Name}.");

    private static string Rows(int count) => count == 1 ? "1 row" : string.Create(CultureInfo.InvariantCulture, $"{count} rows");
}
