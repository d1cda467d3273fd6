using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>
/// What one condition of a table's policy refers to. Works on what our translator writes, on raw SQL and on what pg_get_expr() prints;
/// what it cannot tell it leaves out, so that a fact that is stated holds.
/// </summary>
internal sealed class ConditionFacts
{
    private readonly TableModel table;
    private readonly TableLookup lookup;
    private readonly Scopes scopes;
    private readonly HashSet<string> ownColumns = new(StringComparer.Ordinal);
    private readonly List<TableModel> reads = new();
    private readonly List<SqlNode.Call> perRow = new();
    private readonly List<SqlNode> all = new();
    private readonly List<SqlNode> outside = new();
    private IReadOnlyList<ScopeTest>? scopeTests;

    private ConditionFacts(SqlNode root, Scopes scopes)
    {
        (Root, this.scopes, table, lookup) = (root, scopes, scopes.Own, scopes.Lookup);
        Walk(root, scopes, isInQuery: false);
        BareSettings = SessionValue.HasBareSetting(all);
        HasSubquery = all.Any(node => node is SqlNode.Query);
        Truth = Conditions.Truth.Of(root, table);
    }

    public SqlNode Root { get; }

    /// <summary>Columns of the policy's own row, wherever in the condition they stand.</summary>
    public IReadOnlyCollection<string> OwnColumns => ownColumns;

    /// <summary>Tables of the schema that subqueries read, each once.</summary>
    public IReadOnlyList<TableModel> Reads => reads;

    /// <summary>True or false for every row; null where it depends.</summary>
    public bool? Truth { get; }

    /// <summary>A setting is read in a way that fails on a connection that has never had it, or has had it and lost it.</summary>
    public bool BareSettings { get; }

    /// <summary>Calls that ask the session outside any subquery.</summary>
    public IReadOnlyList<SqlNode.Call> AskedPerRow => perRow;

    /// <summary>Any at all, also (select app.user_id()): PostgreSQL looks for recursion only where there is one.</summary>
    public bool HasSubquery { get; }

    /// <summary>Every node, those of subqueries too.</summary>
    public IReadOnlyList<SqlNode> All => all;

    /// <summary>The nodes that stand in no subquery.</summary>
    public IReadOnlyList<SqlNode> Outside => outside;

    /// <param name="condition">Of a policy of the table that <paramref name="scopes"/> are of.</param>
    /// <param name="scopes">May serve all conditions of the table.</param>
    public static ConditionFacts Of(SqlExpression condition, Scopes scopes) => new(SqlParser.Read(condition.Text), scopes);

    /// <summary>True when a part of this condition that stands in no subquery is the same for all rows.</summary>
    public bool IsFree(SqlNode part) => IsFree(part, scopes);

    /// <summary>The column of the own row that this is, as it stands or with a cast that changes nothing for an index.</summary>
    public ColumnModel? OwnColumn(SqlNode node)
    {
        node = node is SqlNode.Cast { Type: "text" } relabelled && OwnColumn(relabelled.Operand) is { Type.Name: "character varying" or "text" }
            ? relabelled.Operand : node;
        return node is SqlNode.Name name && scopes.OwnColumn(name) is { } column
            ? table.Columns.FirstOrDefault(candidate => candidate.Name.Value == column) : null;
    }

    /// <summary>Comparisons that choose the row by who asks, outside subqueries.</summary>
    public IReadOnlyList<ScopeTest> ScopeTests => scopeTests ??= outside.Select(node => ScopeTest.Of(node, this)).OfType<ScopeTest>().ToList();

    private void Walk(SqlNode node, Scopes around, bool isInQuery)
    {
        all.Add(node);
        if (!isInQuery) outside.Add(node);
        switch (node)
        {
            case SqlNode.Name name when around.OwnColumn(name) is { } column: ownColumns.Add(column); break;
            case SqlNode.Call call when !isInQuery && SessionValue.IsAsked(call): perRow.Add(call); break;
            case SqlNode.Query query:
                foreach (SqlSource source in query.Sources)
                    if (lookup.Find(source.Table, table.Name.Schema.Value) is { } read && !reads.Contains(read)) reads.Add(read);
                around = around.Inside(query);
                isInQuery = true;
                break;
        }
        foreach (SqlNode child in node.Children) Walk(child, around, isInQuery);
    }

    private static bool IsFree(SqlNode node, Scopes around)
    {
        if (node is SqlNode.Name name) return around.OwnColumn(name) is null;
        if (node is SqlNode.Query query) around = around.Inside(query);
        foreach (SqlNode child in node.Children) if (!IsFree(child, around)) return false;
        return true;
    }
}
