using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Lexing;

namespace StudyHub.Schema.Queries;

/// <summary>One SELECT, INSERT, UPDATE or DELETE with what it reads from; those inside it are its children. Places are positions of tokens.</summary>
internal sealed class QueryScope(QueryScope? parent, string verb, HashSet<string> commonTables)
{
    /// <summary>Null for a statement that sees no other's columns.</summary>
    public QueryScope? Parent { get; } = parent;

    /// <summary>Its first word, as it is folded: select.</summary>
    public string Verb { get; } = verb;

    /// <summary>The names that WITH gives, here and around.</summary>
    public HashSet<string> CommonTables { get; } = commonTables;

    public List<QuerySource> Sources { get; } = [];

    /// <summary>The select list, or that of RETURNING.</summary>
    public List<QueryItem> Items { get; } = [];

    public List<QueryScope> Children { get; } = [];

    /// <summary>The tokens that are its own and no child's.</summary>
    public List<int> Own { get; } = [];

    /// <summary>Names that are certain to be columns of the table that is written.</summary>
    public List<int> Written { get; } = [];

    /// <summary>Every name that rows are chosen by or that is given a value, as "t.a" or "a": a column among them may have been told to be no NULL.</summary>
    public HashSet<string> Conditions { get; } = new(StringComparer.Ordinal);

    /// <summary>Which columns belong there the text does not say: NATURAL JOIN, and INSERT without a list.</summary>
    public bool ChoosesAll { get; set; }

    /// <summary>It is one of several that UNION, INTERSECT or EXCEPT put together.</summary>
    public bool HasSetOperation { get; set; }

    /// <summary>False where FROM holds something that is not understood: then nothing is said of columns.</summary>
    public bool IsDecided { get; set; } = true;

    /// <summary>The INTO of SELECT … INTO; -1 where there is none.</summary>
    public int Into { get; set; } = -1;

    /// <summary>SELECT … FOR UPDATE and its like.</summary>
    public bool Locks { get; set; }

    /// <summary>It changes or locks rows, which a transaction that only reads may not.</summary>
    public bool Writes => Locks || Verb is "insert" or "update" or "delete" or "merge" || Children.Any(child => child.Writes);

    /// <summary>Whether rows are chosen by this column of a source.</summary>
    public bool IsChosenBy(QuerySource source, string column) => ChoosesAll || Conditions.Contains(column) || Conditions.Contains(source.Alias + "." + column);

    /// <summary>Whether rows are chosen by any column of a source that is named with it.</summary>
    public bool IsChosenBy(QuerySource source) => ChoosesAll || Conditions.Any(name => name.StartsWith(source.Alias + ".", StringComparison.Ordinal));

    /// <summary>This one and all inside it.</summary>
    public IEnumerable<QueryScope> All()
    {
        Stack<QueryScope> waiting = new([this]);
        while (waiting.Count > 0)
        {
            QueryScope scope = waiting.Pop();
            yield return scope;
            foreach (QueryScope child in scope.Children) waiting.Push(child);
        }
    }
}

/// <summary>An entry of a FROM list, or the table that is written.</summary>
/// <param name="Table">Tokens of the name, with or without its schema; empty for a subquery, a function, or what is given other columns.</param>
/// <param name="Alias">What its columns are qualified with.</param>
internal sealed record QuerySource(IReadOnlyList<SqlToken> Table, string Alias)
{
    /// <summary>An outer join fills it with NULL where nothing matches.</summary>
    public bool IsNullable { get; set; }

    /// <summary>Known by its alias alone: EXCLUDED of an upsert.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>One expression of a select list.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">Behind the last token of the expression, without its name.</param>
/// <param name="Behind">Behind the last token.</param>
/// <param name="Name">What PostgreSQL calls the column; null where that is not told.</param>
internal sealed record QueryItem(int First, int End, int Behind, string? Name)
{
    /// <summary>* or t.*</summary>
    public bool IsStar { get; init; }
}
