using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Testing.Databases;

/// <summary>Roles belong to the whole server: this remembers which ones are there because of us, and drops them.</summary>
internal sealed class RoleLedger(Maintenance maintenance, RunMark mark, Version serverVersion, Action<string> say)
{
    private const int GrantOptionsMajor = 16;

    private readonly RoleUses uses = new(mark);
    private readonly ConcurrentDictionary<string, bool> logins = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> tracked = new(StringComparer.Ordinal);

    /// <returns>Name and password of a login that is a member of the roles and has none of their rights until it takes one on by SET ROLE.</returns>
    public async Task<(string Name, string Password)> CreateLoginAsync(IReadOnlyList<string> memberOf, CancellationToken cancellationToken)
    {
        string name = mark.NextName();
        string password = RandomNumberGenerator.GetHexString(32, lowercase: true);
        StringBuilder sql = new($"CREATE ROLE {SqlText.Name(name)} LOGIN NOINHERIT PASSWORD {SqlText.Value(password)};\n");
        // From 16 on a membership carries its own INHERIT; before, the role's NOINHERIT is all there is.
        string options = serverVersion.Major >= GrantOptionsMajor ? " WITH INHERIT FALSE, SET TRUE" : "";
        foreach (string role in memberOf)
            sql.Append($"GRANT {SqlText.Name(role)} TO {SqlText.Name(name)}{options};\n");
        logins[name] = true;
        // Several statements in one message are one transaction.
        await maintenance.ExecuteAsync(sql.ToString(), cancellationToken).ConfigureAwait(false);
        return (name, password);
    }

    public async Task DropLoginAsync(string name, CancellationToken cancellationToken)
    {
        if (logins.TryRemove(name, out _))
            await DropAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Remembers those of the roles that do not exist now, and those that another run made and uses.</summary>
    public async Task TrackAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        string[] unknown = [.. names.Distinct(StringComparer.Ordinal).Where(name => !tracked.ContainsKey(name))];
        foreach (string name in await uses.HoldAsync(unknown, cancellationToken).ConfigureAwait(false)) tracked[name] = true;
    }

    /// <summary>
    /// Drops logins, and those tracked roles that no other run uses. The databases of the run have to be gone, with all the rights in them.
    /// </summary>
    public async Task DropAllAsync(CancellationToken cancellationToken)
    {
        foreach (string name in logins.Keys.Order(StringComparer.Ordinal))
            await DropAsync(name, cancellationToken).ConfigureAwait(false);
        await uses.ReleaseAsync([.. tracked.Keys], name => DropAsync(name, cancellationToken), cancellationToken).ConfigureAwait(false);
        logins.Clear();
        tracked.Clear();
    }

    private async Task DropAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await DropWithRightsAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException reason)
        {
            // Most likely another run uses the role in a database of its own. It is not ours alone, then, and that run may drop it.
            say($"the role {name} stays on the server: {reason.MessageText}");
        }
    }

    private async Task DropWithRightsAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await maintenance.ExecuteAsync($"DROP ROLE IF EXISTS {SqlText.Name(name)}", cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException reason) when (reason.SqlState == PostgresErrorCodes.DependentObjectsStillExist)
        {
            // Rights on the server itself or on the maintenance database.
            await maintenance.ExecuteAsync($"DROP OWNED BY {SqlText.Name(name)}; DROP ROLE {SqlText.Name(name)}", cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
