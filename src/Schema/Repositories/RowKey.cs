using System.ComponentModel;
using StudyHub.Schema.Commands;

namespace StudyHub.Schema.Repositories;

/// <summary>A unique key of a table, and the statements that find rows by it. Made by <see cref="TableSql"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowKey
{
    private readonly TableSql table;
    private readonly string condition;
    private readonly StatementForms<long> upserts;
    private readonly StatementForms<RowLock> locks;
    private Statement? all, live, many, liveMany, any, liveAny, delete, purge, restore;

    internal RowKey(TableSql table, int[] columns)
    {
        this.table = table;
        Columns = columns;
        condition = table.Matches(columns);
        upserts = new StatementForms<long>(left => table.WriteRow(table.Upsert(left, columns)));
        locks = new StatementForms<RowLock>(wait => table.Write(table.Select(Filter(condition, false)) + (wait switch
        {
            RowLock.SkipLocked => " for update skip locked",
            RowLock.NoWait => " for update nowait",
            _ => " for update",
        })));
    }

    /// <summary>Positions in the table's columns.</summary>
    internal int[] Columns { get; }

    internal Statement Find(bool includeDeleted) => includeDeleted
        ? all ??= table.Read(table.Select(Filter(condition, true)), Columns)
        : live ??= table.Read(table.Select(Filter(condition, false)), Columns);

    /// <summary>For an array of values for each column of the key.</summary>
    internal Statement FindMany(bool includeDeleted) => includeDeleted ? many ??= FindManyOf(true) : liveMany ??= FindManyOf(false);

    internal Statement Exists(bool includeDeleted) => includeDeleted
        ? any ??= table.Read(table.Exists(Filter(condition, true)), Columns)
        : liveAny ??= table.Read(table.Exists(Filter(condition, false)), Columns);

    internal Statement Lock(RowLock wait) => locks[wait];

    /// <summary>For good, or where the table has soft deletes by their mark.</summary>
    internal Statement Delete
        => delete ??= table.IsSoftDeletable ? table.Write(table.Mark("now()", condition + " and " + table.DeletedAt + " is null")) : Purge;

    internal Statement Purge => purge ??= table.Write(table.Delete(condition));

    internal Statement Restore
        => restore ??= table.Write(table.Mark("null", condition + " and " + table.DeletedAt + " is not null") + table.Returning);

    internal Statement Upsert(long left) => upserts[left];

    private Statement FindManyOf(bool includeDeleted)
    {
        string order = table.OrderByKey.Length == 0 ? "" : " order by " + table.OrderByKey;
        return table.Read(table.Select(Filter(table.MatchesAny(Columns), includeDeleted) + order), Columns);
    }

    private string Filter(string of, bool includeDeleted) => table.Filter(of, includeDeleted);
}
