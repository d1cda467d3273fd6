using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>A database whose row security is asserted.</summary>
public sealed class RowSecurityScope
{
    private readonly Func<CancellationToken, Task<NpgsqlConnection>> open;

    internal RowSecurityScope(Func<CancellationToken, Task<NpgsqlConnection>> open) => this.open = open;

    /// <summary>Asks as a role, in the name of a user and a framework.</summary>
    /// <param name="role">Whose grants and policies count.</param>
    /// <param name="userId">What the rules know as <see cref="Session.UserId"/>; null for none.</param>
    /// <param name="frameworkId">What they know as the session's framework; null for none.</param>
    [RequiresUnreferencedCode("A record's repository is found among the types of its assembly.")]
    public RowSecurityUser As(Role role, Guid? userId = null, Guid? frameworkId = null) => new(open, role, userId, frameworkId);
}
