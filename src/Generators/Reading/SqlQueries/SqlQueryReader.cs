using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>Brings a method and its SQL together: parameters by name, columns to members.</summary>
internal static class SqlQueryReader
{
    /// <summary>Never throws but for a cancellation.</summary>
    public static SqlQueryReading Read(SqlMethodReading method)
    {
        try
        {
            return new Query(method).Read();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new SqlQueryReading(method.Model, method.Method, method.Sql, default, method.Places, method.Problems.With(InternalProblem.Of(fault, method.Method, method.Places.Whole)));
        }
    }

    private sealed class Query(SqlMethodReading method)
    {
        private readonly List<Problem> problems = [.. method.Problems];

        public SqlQueryReading Read()
        {
            QueryReading sql = QueryTextReader.Read(method.Sql);
            foreach (QueryFault fault in sql.Faults) Report(fault.Rule, method.Places.Of(fault.Start, fault.Length), fault.Reason);
            CompareParameters(sql);
            List<SqlColumn>? columns = sql.Faults.IsEmpty && method.Result is not null ? Columns(sql, method.Result) : null;
            SqlStatementModel? statement = problems.Count == 0 && columns is not null ? StatementOf(sql, method.Result!, columns) : null;
            EquatableArray<QueryMember> members = statement is null ? default : columns!.Select(MemberOf).ToEquatableArray();
            return new SqlQueryReading(
                method.Model is { } model ? model with { Statement = statement } : null, method.Method, method.Sql, members, method.Places, problems.ToEquatableArray())
            {
                Documents = method.Documents,
            };
        }

        private void CompareParameters(QueryReading sql)
        {
            string[] names = [.. method.Values.Select(value => value.Value.Given.Name)];
            foreach (ParameterUse use in sql.Parameters)
                if (!names.Contains(use.Name) && !method.Refused.Contains(use.Name))
                    Report(QueryRules.Parameters.Id, method.Places.Of(use.Start, use.Length), $"has @{use.Name}, and the method has no such parameter{Spelling.Advice(use.Name, names)}");
            // A text that cannot be read has uses that are not seen.
            if (sql.Faults.Any(fault => fault.Rule == QueryRules.Statement.Id)) return;
            List<SqlToken> tokens = SqlTokens.Read(method.Sql);
            foreach (SqlValueReading value in method.Values)
            {
                string name = value.Value.Given.Name;
                if (sql.Parameters.Any(use => use.Name == name)) continue;
                string why = QueryParameters.OperatorBefore(name, method.Sql, tokens) is { } sign
                    ? $"does not use '{name}': PostgreSQL reads '{sign.Text}{name}' as the operator {sign.Text}; write a space before @{name}"
                    : $"does not use the parameter '{name}'; write @{name} where it belongs, or take it away";
                Report(QueryRules.Parameters.Id, value.Place, why);
            }
        }

        /// <summary>Null after a problem.</summary>
        private List<SqlColumn>? Columns(QueryReading sql, SqlResult result)
        {
            if (!sql.HasRows)
            {
                if (result.Kind == SqlResultKind.Nothing || IsCount(result)) return [];
                Report(QueryRules.Members.Id, method.ReturnPlace, "gives no rows; return Task<int>, how many were written, or add RETURNING");
                return null;
            }
            if (result.Kind == SqlResultKind.Nothing)
            {
                // Whether the function gives anything a server knows: verify asks it.
                if (sql.IsCall) return [];
                Report(QueryRules.Members.Id, method.ReturnPlace, "gives rows, and Task returns none of them; return Task<IReadOnlyList<T>> or Task<T>, or take RETURNING away");
                return null;
            }
            return result.IsSingleValue ? SingleValue(sql, result) : ByName(sql, result);
        }

        private List<SqlColumn>? SingleValue(QueryReading sql, SqlResult result)
        {
            if (sql.Columns.Count == 1) return [result.Members[0].Column with { Name = sql.Columns[0].Name }];
            QueryColumn second = sql.Columns[1];
            Report(QueryRules.Members.Id, method.Places.Of(second.Start, second.Length), $"gives {sql.Columns.Count.ToString(CultureInfo.InvariantCulture)} columns, and {result.RowName} is one value; return a record that has a member for each");
            return null;
        }

        private List<SqlColumn>? ByName(QueryReading sql, SqlResult result)
        {
            List<SqlColumn> columns = [];
            bool isWhole = true;
            foreach (QueryColumn column in sql.Columns)
            {
                if (result.Members.FirstOrDefault(member => member.Column.Name == column.Name) is { } member) columns.Add(member.Column);
                else
                {
                    isWhole = false;
                    Report(QueryRules.Members.Id, method.Places.Of(column.Start, column.Length),
                        $"gives the column {column.Name}, which {result.RowName} has no member for{Spelling.Advice(column.Name, result.Members.Select(known => known.Column.Name))}");
                }
            }
            foreach (SqlMember member in result.Members)
            {
                if (columns.Exists(column => column.Name == member.Column.Name)) continue;
                isWhole = false;
                Report(QueryRules.Members.Id, method.ReturnPlace, $"gives no column {member.Column.Name} for '{member.Column.Member}' of {result.RowName}; add it, or mark the property [NotMapped]");
            }
            return isWhole ? columns : null;
        }

        private SqlStatementModel StatementOf(QueryReading sql, SqlResult result, List<SqlColumn> columns)
        {
            SqlValueReading[] values = [.. method.Values];
            return new SqlStatementModel
            {
                Text = QueryParameters.Rewrite(method.Sql.Substring(sql.Start, sql.Length), sql.Parameters.Select(use => use with { Start = use.Start - sql.Start }), name =>
                {
                    int index = Array.FindIndex(values, value => value.Value.Given.Name == name);
                    string position = "$" + (index + 1).ToString(CultureInfo.InvariantCulture);
                    return values[index].Cast is { } cast ? $"({position}::{cast})" : position;
                }),
                Writes = sql.Writes,
                Result = sql.HasRows || result.Kind == SqlResultKind.Nothing ? result.Kind : SqlResultKind.Written,
                File = method.Places.Whole.Path.Substring(method.Places.Whole.Path.LastIndexOfAny(['/', '\\']) + 1),
                Role = method.Role,
                Values = values.Select(value => value.Value).ToEquatableArray(),
                RowType = sql.HasRows ? result.RowType : null,
                IsRowValueType = result.IsRowValueType,
                IsSingleValue = result.IsSingleValue,
                Columns = columns.ToEquatableArray(),
            };
        }

        private QueryMember MemberOf(SqlColumn column)
        {
            SqlMember member = method.Result!.Members.First(candidate => candidate.Column.Member == column.Member);
            return new QueryMember(column.Member.Length == 0 ? method.Method : column.Member, column.PgType, member.ClrName, column.IsNullable);
        }

        private static bool IsCount(SqlResult result) => result is { Kind: SqlResultKind.One, IsSingleValue: true } && result.Members[0].Column is { PgType: "integer", IsNullable: false };

        private void Report(string rule, Place place, string reason) => problems.Add(new Problem(rule, place, EquatableArrays.Of(method.Method, reason)));
    }
}
