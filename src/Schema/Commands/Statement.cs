using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using Npgsql;
using StudyHub.Schema.Telemetry;

namespace StudyHub.Schema.Commands;

/// <summary>
/// One SQL text and a command for it that is used again: its parameters are made once and only given new values. Who takes the command
/// has it alone; a second caller at the same time makes one of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Statement
{
    private StatementCommand? free;

    /// <param name="table">The table that failures are about, with its schema.</param>
    /// <param name="text">One statement with $1, $2, … for its parameters.</param>
    /// <param name="isWrite">It changes or locks rows, so that a session that only reads refuses it.</param>
    public Statement(string table, string text, bool isWrite = false)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(text);
        Table = table;
        Text = text;
        IsWrite = isWrite;
    }

    public string Table { get; }

    public string Text { get; }

    public bool IsWrite { get; }

    /// <summary>
    /// Composed here of what reads. What is written by hand is never known to: a function may hide what it writes behind a SELECT.
    /// </summary>
    internal bool IsCertainlyRead { get; init; }

    /// <summary>The column that a parameter, from 0, is for; null where that is not known. Asked only after a value was refused.</summary>
    internal Func<int, ParameterColumn?>? ColumnOf { get; init; }

    /// <summary>The column that is to blame where no parameter is; null for none.</summary>
    internal string? Changed { get; init; }

    /// <summary>Statements without parameters that are sent behind it, in the same round trip.</summary>
    internal IReadOnlyList<Statement> Followers { get; init; } = [];

    /// <summary>A command that nobody else has, without values.</summary>
    internal StatementCommand Rent()
    {
        StatementCommand? reused = Interlocked.Exchange(ref free, null);
        Measures.CommandTaken(isReused: reused is not null);
        return reused ?? new StatementCommand(this);
    }

    /// <summary>A command that is not used again, for parameters that the caller made.</summary>
    internal StatementCommand With(IEnumerable<NpgsqlParameter> parameters) => new(this, parameters);

    /// <summary>Takes back a command that was executed to its end.</summary>
    internal void Return(StatementCommand command) => Volatile.Write(ref free, command);
}
