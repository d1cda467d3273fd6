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
    private readonly SortedList<int, Func<StatementCommand, StatementCommand>> columns = [];

    /// <summary>Sets a column, by its position in the table.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void SetColumn(int column, Func<StatementCommand, StatementCommand> give) => columns[column] = give;

    internal IList<int> Columns => columns.Keys;

    /// <summary>Tells the sets of columns apart.</summary>
    internal string Form => string.Join(',', columns.Keys.Select(column => column.ToString(CultureInfo.InvariantCulture)));

    internal StatementCommand Give(StatementCommand command) => columns.Values.Aggregate(command, (filled, give) => give(filled));
}
