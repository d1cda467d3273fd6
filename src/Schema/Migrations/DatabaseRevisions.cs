using System;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>The revisions that an assembly was built with: what its database went through, and goes through where it has not yet.</summary>
public sealed class DatabaseRevisions
{
    private readonly string assembly;
    private readonly Lazy<RevisionSet> set;

    private DatabaseRevisions(Assembly assembly)
    {
        this.assembly = assembly.GetName().Name ?? "The assembly";
        set = new Lazy<RevisionSet>(() => EmbeddedRevisions.Of(assembly));
    }

    /// <summary>All of them, parents first; empty for an assembly that was built without db/migrations.</summary>
    public RevisionSet Set => set.Value;

    /// <summary>The revisions in <paramref name="assembly"/>; they are read when they are first asked for.</summary>
    public static DatabaseRevisions Of(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return new DatabaseRevisions(assembly);
    }

    /// <summary>For more than an upgrade: status, preview, downgrade.</summary>
    /// <param name="options">Null for <see cref="MigratorOptions.Default"/>.</param>
    /// <exception cref="NoRevisionsException">The assembly was built without any.</exception>
    /// <exception cref="BrokenRevisionsException">They are not in order; a build says so, too.</exception>
    public Migrator ToMigrator(MigratorOptions? options = null)
        => Set.IsEmpty ? throw new NoRevisionsException(assembly) : new Migrator(Set, options);

    /// <summary>
    /// Applies the revisions that the database lacks, up to the head. For the start of an application: of any number of instances that call
    /// it one works, the others wait and find the work done.
    /// </summary>
    /// <param name="connectionString">Of the server itself, as the role that may change the schema.</param>
    /// <param name="options">Null for <see cref="MigratorOptions.Default"/>.</param>
    /// <param name="cancellationToken">Ends it after the COMMIT that is on its way, or rolls the step back; the next run goes on from there.</param>
    /// <returns>What was run by this call; nothing where the database was up to date.</returns>
    /// <exception cref="MigrationException">Why it was not begun, or where it stopped.</exception>
    public Task<MigrationResult> UpgradeAsync(string connectionString, MigratorOptions? options = null, CancellationToken cancellationToken = default)
        => ToMigrator(options).UpgradeAsync(connectionString, target: null, cancellationToken);
}
