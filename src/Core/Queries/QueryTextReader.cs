using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Queries;

/// <summary>Reads the SQL of a query: what it may not do in a session, its parameters, and the names of its columns.</summary>
public static class QueryTextReader
{
    /// <summary>Never throws, whatever the text is.</summary>
    public static QueryReading Read(string sql)
    {
        List<SqlToken> tokens = SqlTokens.Read(sql);
        List<QueryFault> faults = [];
        if (SqlStatements.Unfinished(sql) is var (open, what))
            return new QueryReading { Faults = EquatableArrays.Of(new QueryFault(QueryRules.Statement.Id, open, sql.Length - open, $"ends in the middle of a {what}")) };
        List<ParameterUse> parameters = QueryParameters.Of(sql, tokens);
        foreach (SqlToken token in tokens)
        {
            if (token.Kind == SqlTokenKind.Number && token.Text[0] == '$')
                faults.Add(At(QueryRules.Parameters, token, $"has the parameter {token.Text}; write @ and the name of the method's parameter"));
        }
        List<SqlStatement> statements = SqlStatements.Split(sql);
        if (statements.Count != 1)
        {
            faults.Add(statements.Count == 0
                ? new QueryFault(QueryRules.Statement.Id, 0, sql.Length, "holds no statement")
                : new QueryFault(QueryRules.Statement.Id, statements[1].Start, statements[1].Length, "holds several statements; a query is one, so give each a method"));
            return new QueryReading { Parameters = parameters.ToEquatableArray(), Faults = faults.ToEquatableArray() };
        }
        SqlStatement statement = statements[0];
        int start = tokens.Where(token => token.IsSign(";") && token.End <= statement.Start).Select(token => token.End).DefaultIfEmpty(0).Max();
        while (char.IsWhiteSpace(sql[start])) start++;
        tokens = [.. tokens.Where(token => !token.IsSign(";"))];
        faults.AddRange(SessionState.Faults(tokens));
        QueryScope? scope = faults.Exists(fault => fault.Rule == QueryRules.Statement.Id) ? null : QueryParser.Read(tokens);
        if (scope is null && !faults.Exists(fault => fault.Rule == QueryRules.Statement.Id)) faults.Add(At(QueryRules.Statement, tokens[0], SessionState.NoQuery(tokens[0].Text)));
        if (scope?.All().FirstOrDefault(inner => inner.Into >= 0) is { } into)
            faults.Add(At(QueryRules.Statement, tokens[into.Into], "makes a table by SELECT … INTO; a query reads and writes rows of tables that are there"));
        List<QueryColumn> columns = scope is null ? [] : Columns(scope, sql, tokens, faults);
        return new QueryReading
        {
            Parameters = parameters.ToEquatableArray(),
            Columns = columns.ToEquatableArray(),
            HasRows = scope is not null && (scope.Items.Count > 0 || scope.Verb is "select" or "values" or "table"),
            Writes = scope?.Writes == true,
            IsCall = scope is not null && IsCall(scope, tokens),
            Start = start,
            Length = statement.Start + statement.Length - start,
            Faults = faults.OrderBy(fault => fault.Start).ToEquatableArray(),
        };
    }

    private static List<QueryColumn> Columns(QueryScope scope, string sql, List<SqlToken> tokens, List<QueryFault> faults)
    {
        List<QueryColumn> columns = [];
        if (scope.Verb is "values" or "table")
            faults.Add(At(QueryRules.Columns, tokens[0], $"is a {scope.Verb.ToUpperInvariant()} without names of its columns; write a SELECT that lists them"));
        for (int i = 0; i < scope.Items.Count; i++)
        {
            QueryItem item = scope.Items[i];
            int start = tokens[item.First].Start;
            int length = tokens[item.Behind - 1].End - start;
            if (item.IsStar)
                faults.Add(new QueryFault(QueryRules.Columns.Id, start, length, $"asks for {sql.Substring(start, length)}, which is another list after the next change of the table; list the columns by name"));
            else if (item.Name is null)
                faults.Add(new QueryFault(QueryRules.Columns.Id, start, length, $"gives the column {i + 1} no name that is known here; add \"as name\" behind the expression"));
            else if (columns.Exists(column => column.Name == item.Name))
                faults.Add(new QueryFault(QueryRules.Columns.Id, start, length, $"has two columns called {item.Name}; give one of them another name with \"as\""));
            else
                columns.Add(new QueryColumn(item.Name, start, length));
        }
        return faults.Exists(fault => fault.Rule == QueryRules.Columns.Id) ? [] : columns;
    }

    private static bool IsCall(QueryScope scope, List<SqlToken> tokens)
        => scope is { Verb: "select", Items: [{ First: 1 } item] } && item.Behind == tokens.Count
            && SqlShapes.CallOf(tokens, item.First, item.End) is { } call && (call.IsQuoted || !Keywords.Contains(call.Text));

    private static QueryFault At(QueryRule rule, SqlToken token, string reason) => new(rule.Id, token.Start, token.Length, reason);
}
