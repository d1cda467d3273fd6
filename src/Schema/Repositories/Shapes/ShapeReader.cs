using System;
using System.ComponentModel;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Repositories.Shapes;

/// <summary>Reads what a projection selects, as a repository reads its rows. The generated part reads one.</summary>
/// <param name="session">The rows' own.</param>
/// <param name="sql">The projection's statements.</param>
/// <typeparam name="TShape">The projection.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ShapeReader<TShape>(DatabaseSession session, ShapeSql sql) : Repository<TShape>(session, Given(sql).Table)
    where TShape : class
{
    internal override TShape RowOf(NpgsqlDataReader reader)
    {
        try
        {
            return base.RowOf(reader);
        }
        catch (Exception failure) when (HiddenIn(reader) is { } column && failure is not OutOfMemoryException)
        {
            throw new HiddenRowException(Table, column, sql.Name);
        }
    }

    /// <summary>Looked for only once the reading has failed: nothing is asked twice while all goes well.</summary>
    private string? HiddenIn(NpgsqlDataReader reader)
    {
        for (int i = 0; i < sql.Width; i++)
            if (sql.IsSeen(i) && reader.IsDBNull(i)) return reader.GetName(i);
        return null;
    }

    private static ShapeSql Given(ShapeSql sql) => sql ?? throw new ArgumentNullException(nameof(sql));
}
