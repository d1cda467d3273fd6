using System;
using Npgsql;

namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>The way to assertions about row security.</summary>
public static class RowSecurityAssertions
{
    /// <summary>Assertions on the rows that are in the database.</summary>
    public static RowSecurityScope Rls(this EphemeralDatabase database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new RowSecurityScope(async cancellationToken =>
        {
            NpgsqlConnection connection = new(database.ConnectionString);
            try
            {
                await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
                return connection;
            }
            catch
            {
                await connection.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        });
    }

    /// <summary>Assertions on the rows that are in the database. The login must be allowed to take on the schema's roles; a superuser is.</summary>
    public static RowSecurityScope Rls(this NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new RowSecurityScope(async cancellationToken => await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));
    }
}
