using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;

namespace StudyHub.Schema.Testing.RowSecurity;

/// <summary>How the matrix is run. The default tries every table on a scratch database of <see cref="EphemeralPostgres.SharedAsync"/>.</summary>
public sealed record RowSecurityOptions
{
    /// <summary>The server that the scratch database is made on; null for the one of this process.</summary>
    public EphemeralPostgres? Server { get; init; }

    /// <summary>Tables to try, as <c>notes</c> or <c>public.notes</c>; empty for all. Rows are made for all in any case.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>SQL that a superuser runs after the schema was made: what if this changed?</summary>
    public string Before { get; init; } = "";

    /// <summary>SQL that adds rows to those that are made, for cases that they do not cover and for tables whose constraints are too hard to guess.</summary>
    public string Rows { get; init; } = "";

    /// <summary>
    /// Looks at the scratch database for more than can be tried: called once in its transaction, as a superuser, after <see cref="Before"/>
    /// and before anything is tried. What it changes is there for the attempts, too.
    /// </summary>
    public Func<NpgsqlTransaction, CancellationToken, Task>? Inspect { get; init; }

    /// <summary>Receives one line for each thing that takes time.</summary>
    public Action<string>? Progress { get; init; }
}
