using System.Collections.Generic;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Catalog.Queries;

/// <summary>The columns that a server describes against those that a query's C# side reads.</summary>
internal static class QueryColumns
{
    public static IEnumerable<QueryFinding> Compare(WrittenQuery query, IReadOnlyList<DescribedColumn> described)
    {
        if (query.Columns.IsEmpty && described.Count == 1)
        {
            // A call whose method is a Task.
            if (described[0].Type != "void")
                yield return new QueryFinding(query.Method, query.File, null, $"it gives {described[0].Name}, which is {described[0].Type}, and nothing of it is read; return Task<T>");
            yield break;
        }
        if (described.Count != query.Columns.Count)
        {
            yield return new QueryFinding(query.Method, query.File, null,
                $"it gives {Counted(described.Count)} columns, and {Counted(query.Columns.Count)} of them are read; build the project again");
            yield break;
        }
        IReadOnlyList<bool?> outer = QueryCheck.OuterColumns(query.Sql);
        for (int i = 0; i < described.Count; i++)
        {
            (WrittenColumn expected, DescribedColumn found) = (query.Columns[i], described[i]);
            string member = expected.Member.Length == 0 ? "the result" : $"'{expected.Member}'";
            if (found.Name != expected.Name)
                yield return Finding($"PostgreSQL calls it {found.Name}; name it with \"as {expected.Name}\"");
            if (QueryTypes.Fits(expected.Type, found.Type) == false)
                yield return Finding($"it is {found.Type}, and {member} holds {expected.Type}; change the one or cast the other");
            bool isFilledByJoin = i < outer.Count && outer[i] == true;
            bool isSaid = i < outer.Count && outer[i] is not null;
            if (!expected.IsNullable && found.MayBeNull is { } mayBeNull && isSaid && (mayBeNull || isFilledByJoin))
                yield return Finding($"it may be NULL{(isFilledByJoin ? " where an outer join finds nothing" : "")}, and {member} may not be null; make it nullable or write coalesce(…)");

            QueryFinding Finding(string message) => new(query.Method, query.File, expected.Name, message);
        }
    }

    private static string Counted(int columns) => columns.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
