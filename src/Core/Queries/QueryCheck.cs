using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Queries;

/// <summary>
/// Compares the SQL of a query with a model. It says what is certain to fail and leaves the rest to a server: a fault that is none would be
/// worse than one that verify finds later.
/// </summary>
public sealed class QueryCheck
{
    private static readonly HashSet<string> Comparisons = ["=", "<>", "!=", "<", ">", "<=", ">="];

    private readonly RelationLookup lookup;

    public QueryCheck(SchemaModel model) => lookup = new RelationLookup(model);

    /// <param name="sql">As it is written, with its @names.</param>
    /// <param name="members">What the columns fill, in their order; empty where that is not known.</param>
    /// <returns>In the order of the text. Never throws, whatever the text is.</returns>
    public EquatableArray<QueryFault> Run(string sql, IReadOnlyList<QueryMember> members)
    {
        List<SqlToken> tokens = [.. SqlTokens.Read(sql).Where(token => !token.IsSign(";"))];
        if (QueryParser.Read(tokens) is not { } statement) return default;
        List<QueryFault> faults = [];
        foreach (QueryScope scope in statement.All())
        {
            foreach (QuerySource source in scope.Sources)
                if (!source.IsHidden && lookup.Flaw(source) is { } flaw) faults.Add(new QueryFault(QueryRules.Unknown.Id, source.Table[0].Start, source.Table[source.Table.Count - 1].End - source.Table[0].Start, flaw));
            Names(scope, tokens, faults);
            foreach (QueryItem item in scope.Items) Name(scope, item, tokens, faults);
        }
        if (!statement.HasSetOperation && statement.Items.Count == members.Count)
            for (int i = 0; i < members.Count; i++) Member(statement, statement.Items[i], members[i], tokens, faults);
        return faults.Distinct().OrderBy(fault => fault.Start).ThenBy(fault => fault.Rule, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>What may be NULL in the rows of a query though its column may not be: an outer join fills it.</summary>
    /// <param name="sql">As it is written, or as it is sent.</param>
    /// <returns>One for each column: true where it may be NULL, false where it is not said, null where that cannot be told from the text.</returns>
    public static IReadOnlyList<bool?> OuterColumns(string sql)
    {
        List<SqlToken> tokens = [.. SqlTokens.Read(sql).Where(token => !token.IsSign(";"))];
        if (QueryParser.Read(tokens) is not { } statement) return [];
        return [.. statement.Items.Select(item =>
        {
            (int first, int end) = Operand(tokens, item);
            // What a new row has where it is given nothing the text does not say.
            if (statement.HasSetOperation || statement.Verb == "insert" || !SqlShapes.IsColumn(tokens, first, end)) return (bool?)null;
            List<QuerySource> sources = statement.Sources.FindAll(source => end - first == 1 || source.Alias == tokens[end - 3].Text);
            // A condition may say that there is none.
            if (!statement.IsDecided || sources.Exists(source => statement.IsChosenBy(source, tokens[end - 1].Text) || (source.IsNullable && statement.IsChosenBy(source)))) return null;
            return end - first > 1 && sources is [{ IsNullable: true }];
        })];
    }

    private void Names(QueryScope scope, List<SqlToken> tokens, List<QueryFault> faults)
    {
        foreach (int at in scope.Own)
        {
            if (tokens[at].Kind != SqlTokenKind.Name || (at + 1 < tokens.Count && tokens[at + 1].IsSign("("))) continue;
            bool isBehindDot = at > 0 && tokens[at - 1].IsSign(".");
            if (isBehindDot)
            {
                // a.b, and neither part of a longer name.
                bool isPair = at >= 2 && tokens[at - 2].Kind == SqlTokenKind.Name && !(at >= 3 && tokens[at - 3].IsSign(".")) && !(at + 1 < tokens.Count && tokens[at + 1].IsSign("."));
                if (isPair && !IsType(tokens, at - 2) && TableOf(scope, tokens[at - 2].Text) is { } table && lookup.Flaw(table, tokens[at].Text) is { } flaw)
                    faults.Add(Fault(QueryRules.Unknown, tokens[at], flaw));
            }
            else if (IsCompared(tokens, at) && Unqualified(scope, tokens[at]) is { } flaw)
            {
                faults.Add(Fault(QueryRules.Unknown, tokens[at], flaw));
            }
        }
        foreach (int at in scope.Written)
            if (lookup.Find(scope.Sources[0]) is { } target && lookup.Flaw(target, tokens[at].Text) is { } flaw) faults.Add(Fault(QueryRules.Unknown, tokens[at], flaw));
    }

    /// <summary>where name = …: nothing but a column, or a parameter of the language.</summary>
    private static bool IsCompared(List<SqlToken> tokens, int at)
    {
        SqlToken token = tokens[at];
        if (at == 0 || at + 1 >= tokens.Count || (!token.IsQuoted && Keywords.Contains(token.Text))) return false;
        SqlToken before = tokens[at - 1];
        if (!(before.IsWord("where") || before.IsWord("and") || before.IsWord("or") || before.IsWord("having"))) return false;
        SqlToken after = tokens[at + 1];
        return (after.Kind == SqlTokenKind.Operator && (Comparisons.Contains(after.Text) || (after.Text.EndsWith("@", StringComparison.Ordinal) && Comparisons.Contains(after.Text.Substring(0, after.Text.Length - 1)))))
            || after.IsWord("is") || after.IsWord("in") || after.IsWord("between");
    }

    /// <summary>a::s.type and cast(a as s.type) name no column.</summary>
    private static bool IsType(List<SqlToken> tokens, int at) => at > 0 && (tokens[at - 1].IsSign("::") || tokens[at - 1].IsWord("as"));

    /// <summary>The table that an alias stands for; null where it is none of the model, or somebody else's alias.</summary>
    private TableModel? TableOf(QueryScope scope, string alias)
    {
        for (QueryScope? around = scope; around is not null; around = around.Parent)
        {
            List<QuerySource> named = around.Sources.FindAll(source => source.Alias == alias);
            if (named.Count > 0) return named.Count == 1 ? lookup.Find(named[0]) : null;
            if (!around.IsDecided) return null;
        }
        return null;
    }

    /// <summary>What is wrong with a column without a table before it.</summary>
    private string? Unqualified(QueryScope scope, SqlToken token)
    {
        List<TableModel> tables = [];
        for (QueryScope? around = scope; around is not null; around = around.Parent)
        {
            if (!around.IsDecided) return null;
            foreach (QuerySource source in around.Sources)
            {
                // The row as a whole goes by the table's name.
                if (source.Alias == token.Text || lookup.Find(source) is not { } table) return null;
                tables.Add(table);
            }
        }
        if (tables.Count == 0 || tables.Exists(table => lookup.Flaw(table, token.Text) is null)) return null;
        string names = string.Join(", ", tables.Select(table => table.Name.ToString()).Distinct());
        return $"names {token.Text}, which is no column of {names}{Spelling.Advice(token.Text, tables.SelectMany(table => table.Columns).Select(column => column.Name.Value))}";
    }

    /// <summary>A select list names columns, where it does no more than that.</summary>
    private void Name(QueryScope scope, QueryItem item, List<SqlToken> tokens, List<QueryFault> faults)
    {
        (int first, int end) = Operand(tokens, item);
        if (item.IsStar || end - first != 1 || tokens[first].Kind != SqlTokenKind.Name || (!tokens[first].IsQuoted && Keywords.Contains(tokens[first].Text))) return;
        if (Unqualified(scope, tokens[first]) is { } flaw) faults.Add(Fault(QueryRules.Unknown, tokens[first], flaw));
    }

    private void Member(QueryScope scope, QueryItem item, QueryMember member, List<SqlToken> tokens, List<QueryFault> faults)
    {
        int start = tokens[item.First].Start;
        int length = tokens[item.Behind - 1].End - start;
        (int first, int end) = Operand(tokens, item);
        string? type = end < item.End ? QueryTypes.Named([.. tokens.Skip(end + 1).Take(item.End - end - 1)]) : null;
        string shown = item.Name ?? member.Member;
        if (SqlShapes.IsColumn(tokens, first, end))
        {
            if (Column(scope, tokens, first, end) is not { } found) return;
            (ColumnModel column, QuerySource source, TableModel table) = found;
            if (end == item.End) type = QueryTypes.Of(column.Type);
            shown = $"{table.Name}.{column.Name}";
            // A new row has the default of a column that it was not given.
            bool mayBeNull = (column.IsNullable && !scope.IsChosenBy(source, column.Name.Value) && !(scope.Verb == "insert" && column.Default is not null)) || (source.IsNullable && !IsChosenBy(scope, source, table));
            if (mayBeNull && !member.IsNullable)
            {
                string why = source.IsNullable && !column.IsNullable ? "an outer join fills" : "may be";
                faults.Add(new QueryFault(QueryRules.Nulls.Id, start, length,
                    $"gives {shown}, which {why} {(why == "may be" ? "NULL" : "with NULL")}, to '{member.Member}', which may not be null; make it {member.ClrType}? or write coalesce(…)"));
            }
        }
        else if (end == item.End)
        {
            type = SqlShapes.CallOf(tokens, first, end) is { IsQuoted: false } call && first + 1 < end && tokens[first + 1].IsSign("(")
                ? call.Text switch { "count" => "bigint", "exists" => "boolean", _ => null } : null;
        }
        if (type is not null && QueryTypes.Fits(member.Type, type) == false)
        {
            faults.Add(new QueryFault(QueryRules.Types.Id, start, length,
                $"gives {shown}, which is {type}, to '{member.Member}', which is {member.ClrType} and holds {member.Type}; change the one or cast the other"));
        }
    }

    /// <summary>What is cast; the whole where nothing is.</summary>
    private static (int First, int End) Operand(List<SqlToken> tokens, QueryItem item)
        => (item.First, SqlShapes.CastAt(tokens, item.First, item.End) ?? item.End);

    private (ColumnModel Column, QuerySource Source, TableModel Table)? Column(QueryScope scope, List<SqlToken> tokens, int first, int end)
    {
        if (!scope.IsDecided || end - first > 3) return null;
        string name = tokens[end - 1].Text;
        List<(ColumnModel, QuerySource, TableModel)> found = [];
        foreach (QuerySource source in scope.Sources)
        {
            if (end - first == 3 ? source.Alias != tokens[first].Text : source.IsHidden) continue;
            // Of a source that is not known it may be, too.
            if (lookup.Find(source) is not { } table) return null;
            if (RelationLookup.Column(table, name) is { } column) found.Add((column, source, table));
        }
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>A condition on one column of an outer join takes all the rows away that the join filled with NULL.</summary>
    private static bool IsChosenBy(QueryScope scope, QuerySource source, TableModel table)
        => scope.IsChosenBy(source) || table.Columns.Any(column => scope.Conditions.Contains(column.Name.Value));

    private static QueryFault Fault(QueryRule rule, SqlToken token, string reason) => new(rule.Id, token.Start, token.Length, reason);
}
