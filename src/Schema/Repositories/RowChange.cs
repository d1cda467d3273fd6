using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// Columns of a row and their new values; what is not set stays as it is. May be used for as many rows, and as often, as is wanted. Each
/// table has a type of its own, with a property for each column that an update may store.
/// </summary>
public abstract class RowChange
{
    private readonly SortedList<int, Column> columns = [];

    /// <summary>Sets a column.</summary>
    /// <param name="column">Its position in the table.</param>
    /// <param name="value">The new value.</param>
    /// <param name="give">Gives it to a command.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetColumn<TValue>(int column, TValue value, Func<StatementCommand, TValue, StatementCommand> give)
        => columns[column] = new Column<TValue>(value, give);

    internal IList<int> Columns => columns.Keys;

    /// <summary>Tells the sets of columns apart.</summary>
    internal string Form => string.Join(',', columns.Keys.Select(column => column.ToString(CultureInfo.InvariantCulture)));

    internal StatementCommand Give(StatementCommand command) => columns.Values.Aggregate(command, (filled, column) => column.Give(filled));

    private abstract class Column
    {
        public abstract StatementCommand Give(StatementCommand command);
    }

    private sealed class Column<TValue>(TValue value, Func<StatementCommand, TValue, StatementCommand> give) : Column
    {
        public override StatementCommand Give(StatementCommand command) => give(command, value);
    }
}
