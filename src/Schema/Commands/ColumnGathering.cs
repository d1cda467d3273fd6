using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NpgsqlTypes;

namespace StudyHub.Schema.Commands;

/// <summary>The values of many rows by column, as the arrays that unnest() takes.</summary>
internal sealed class ColumnGathering(int rows)
{
    private readonly List<GatheredColumn> columns = [];
    private int next;

    /// <summary>The column that the next value is for.</summary>
    public int Next => next;

    public GatheredColumn this[int column] => columns[column];

    public void Add<TValue>(TValue value, NpgsqlDbType type)
    {
        if (type == NpgsqlDbType.Jsonb)
        {
            // An array of documents is sent as text, for Npgsql has no converter for many of them as UTF-8.
            string? text = value switch { null => null, byte[] utf8 => Encoding.UTF8.GetString(utf8), _ => value.ToString() };
            Column<string?>(NpgsqlDbType.Text, "jsonb").Add(text);
        }
        else if ((type & NpgsqlDbType.Array) != 0)
        {
            // unnest() would take an array of arrays apart down to its last element.
            Column<string?>(NpgsqlDbType.Text, ArrayText.TypeOf(type)).Add(value is Array items ? ArrayText.Of(items) : null);
        }
        else Column<TValue>(type, null).Add(value);
        next++;
    }

    public void EndRow() => next = 0;

    /// <summary>Adds the array of every column.</summary>
    public StatementCommand Give(StatementCommand command) => columns.Aggregate(command, (given, column) => column.Give(given));

    private GatheredColumn<TValue> Column<TValue>(NpgsqlDbType type, string? cast)
    {
        if (next == columns.Count) columns.Add(new GatheredColumn<TValue>(rows, type, cast));
        return (GatheredColumn<TValue>)columns[next];
    }
}

/// <summary>One column of many rows.</summary>
internal abstract class GatheredColumn(string? cast)
{
    /// <summary>The type that an element is cast to where it is not of the column's already; null for none.</summary>
    public string? Cast { get; } = cast;

    /// <summary>Adds the array as the command's next value.</summary>
    public abstract StatementCommand Give(StatementCommand command);
}

/// <inheritdoc/>
internal sealed class GatheredColumn<TValue>(int rows, NpgsqlDbType type, string? cast) : GatheredColumn(cast)
{
    private readonly TValue[] values = new TValue[rows];
    private int count;

    public void Add(TValue value) => values[count++] = value;

    public override StatementCommand Give(StatementCommand command) => command.Value(values, NpgsqlDbType.Array | type);
}
