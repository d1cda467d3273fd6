using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>An index condition runs before the policy, which only leakproof operators may. Which ones are was read from pg_proc.proleakproof of PostgreSQL 15 to 18.</summary>
internal sealed class LeakyIndex() : Check(new CheckRule(
    "SHS212",
    CheckSeverity.Info,
    "An index that row security keeps from being used",
    "The index {0} of {1} cannot serve requests of users: {2}, so PostgreSQL looks at {1}'s policy first. {3}",
    "Before the policy has let a row through, PostgreSQL evaluates only operators that are marked leakproof. Those of enums, numeric, jsonb, arrays, ranges and text search, LIKE, and functions are not, so their indexes serve the back office alone."))
{
    private static readonly HashSet<string> LeakyTypes = new(StringComparer.Ordinal)
    {
        "numeric", "jsonb", "json", "tsvector", "tsquery", "citext", "hstore", "int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange",
        "int4multirange", "int8multirange", "nummultirange", "datemultirange", "tsmultirange", "tstzmultirange",
    };

    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           where schema.Roles.Any(role => schema.IsUserRole(role) && table.Filters(role))
           from index in table.Model.Indexes
           let reason = Reason(schema, table, index)
           where reason is not null
           select index.Keys.Count == 1 && index.Keys[0].Column is { } column
               ? At(table, column, index.Name.Value, table.Name, reason, Advice(table, column))
               : At(table, index.Name.Value, table.Name, reason, "Index a plain column beside it, or keep it for the back office");

    private static string Advice(TableView table, Identifier column)
        => table.Column(column) is { Type: { Schema: not null } } ? "Store the enum as text, or put the policy's column in front" : "Put the policy's column in front, or keep it for the back office";

    private static string? Reason(SchemaView schema, TableView table, IndexModel index)
    {
        IndexKey first = index.Keys[0];
        if (first.Expression is { } expression)
        {
            SqlNode node = SessionValue.Stripped(SqlParser.Read(expression.Text));
            return node is SqlNode.Operation or SqlNode.Call ? "the functions of its expression are not leakproof" : null;
        }
        if (first.Column is null || table.Column(first.Column) is not { } column) return null;
        if (index.Method is "gin" or "gist" or "spgist") return $"no operator of a {index.Method} index is leakproof";
        if (first.OperatorClass is { } operators && operators.EndsWith("_pattern_ops", StringComparison.Ordinal)) return "LIKE is not leakproof";
        if (column.Type.IsArray) return "the operators of arrays are not leakproof";
        bool isEnum = column.Type.Schema is { } typeSchema && schema.Schema.Enums.Any(type => type.Name.Schema.Equals(typeSchema) && type.Name.Name.Value == column.Type.Name);
        if (isEnum) return $"the operators of the enum {column.Type} are not leakproof";
        return LeakyTypes.Contains(column.Type.Name) ? $"the operators of {column.Type.Name} are not leakproof" : null;
    }
}
