using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>A seed row's value as SQL; <paramref name="Needs"/> are the rows that have to be there for it.</summary>
internal sealed record SeedExpression(SqlExpression Sql, IReadOnlyCollection<SeedRowScope> Needs);

/// <summary>
/// Turns the values of seed rows into SQL. A property of another row is that row's literal where it gives one, and else looked up by the
/// key that the row gives.
/// </summary>
internal sealed class SeedValues(SeedIndex seeds, FindingList findings)
{
    private readonly Dictionary<(SeedRowScope Row, Identifier Column), SeedExpression?> known = new();
    private readonly List<(SeedRowScope Row, Identifier Column)> pending = new();

    /// <summary>Null for a value that the row does not give, that refers to no row, or that is needed to find itself (a finding).</summary>
    public SeedExpression? Of(SeedRowScope row, Identifier column)
    {
        (SeedRowScope Row, Identifier Column) key = (row, column);
        if (known.TryGetValue(key, out SeedExpression? found)) return found;
        int circle = pending.IndexOf(key);
        if (circle >= 0)
        {
            SeedCycles.Report(pending.Skip(circle).Select(step => step.Row).ToList(), findings);
            return null;
        }
        pending.Add(key);
        SeedExpression? expression = row.Values.TryGetValue(column, out SeedValue? value) ? Expression(row, value) : null;
        pending.RemoveAt(pending.Count - 1);
        known[key] = expression;
        return expression;
    }

    private SeedExpression? Expression(SeedRowScope row, SeedValue value)
    {
        if (value.Literal is { } literal) return new SeedExpression(literal, []);
        if (value.Reference is not { } reference || seeds.Find(reference) is not { } other) return null;
        if (other.Table.Columns.Of(reference.Member) is not { } column) return null;
        if (!other.Values.ContainsKey(column)) return Lookup(other, column);
        if (Of(other, column) is not { } given) return null;
        // A row may hold a literal of its own twice, such as the root of a tree that is its own parent.
        return ReferenceEquals(other, row) ? given : given with { Needs = given.Needs.Append(other).Distinct().ToList() };
    }

    private SeedExpression? Lookup(SeedRowScope row, Identifier column)
    {
        List<string> conditions = new();
        List<SeedRowScope> needs = new() { row };
        foreach (Identifier part in row.Seed.Key ?? [])
        {
            if (Of(row, part) is not { } value) return null;
            conditions.Add($"{SqlQuoting.Identifier(part)} = {value.Sql.Text}");
            needs.AddRange(value.Needs);
        }
        string table = SqlQuoting.QualifiedName(row.Table.Name);
        string text = $"(select {SqlQuoting.Identifier(column)} from {table} where {string.Join(" and ", conditions)})";
        return new SeedExpression(new SqlExpression(text), needs.Distinct().ToList());
    }
}
