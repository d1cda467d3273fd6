using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StudyHub.Schema.Repositories.Graphs;

/// <summary>Keys that a statement has left in settings of the transaction, for those behind it.</summary>
/// <param name="settings">A quoted name for each column: the values as an array.</param>
/// <param name="types">Of the columns, as SQL.</param>
/// <param name="isFew">There are never more than <see cref="Few"/>.</param>
internal sealed class KeptKeys(IReadOnlyList<string> settings, IReadOnlyList<string> types, bool isFew)
{
    /// <summary>Up to so many keys a row is compared with each of them at no cost to speak of, should PostgreSQL not take the index.</summary>
    public const int Few = 200;

    public bool IsFew => isFew;

    /// <summary>The condition that the columns of another table hold one of them.</summary>
    public string Hold(GraphKey key)
    {
        // A setting that was never made is NULL or, where an earlier transaction of the connection made it, empty.
        string[] arrays = [.. settings.Zip(types, (name, type) => $"nullif(current_setting({name}, true), '')::{type}[]")];

        // One search of the index for all. In a query of its own the setting is read once, and not for each row, should the rows be filtered.
        if (isFew && arrays is [var array]) return $"{key.Names} = any ((select {array})::{types[0]}[])";

        // A join: hashed where there are many, which an array never is unless it is a constant.
        string columns = arrays.Length == 1 ? key.Names : $"({key.Names})";
        string values = string.Join(", ", arrays.Select((_, i) => "k" + (i + 1).ToString(CultureInfo.InvariantCulture)));
        return $"{columns} in (select {values} from unnest({string.Join(", ", arrays)}) as kept ({values}))";
    }
}
