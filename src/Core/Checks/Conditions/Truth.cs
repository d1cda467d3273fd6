using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Conditions;

/// <summary>Whether a condition is the same for every row: true, 1 = 1, id = id, id is not null, and what and, or and not make of them.</summary>
internal static class Truth
{
    /// <summary>NULL counts as false, as it does where rows are filtered. Null where it depends on the row or the session.</summary>
    public static bool? Of(SqlNode node, TableModel table) => SessionValue.Stripped(node) switch
    {
        SqlNode.Literal { IsWord: true } word => word.Value == "true",
        SqlNode.Literal { Value: "t" or "true" } when node is SqlNode.Cast { Type: "boolean" or "bool" } => true,
        SqlNode.Literal { Value: "f" or "false" } when node is SqlNode.Cast { Type: "boolean" or "bool" } => false,
        SqlNode.Query { Sources.Count: 0, Parts.Count: 1 } query => Of(query.Parts[0], table),
        SqlNode.Operation operation => OfOperation(operation, table),
        _ => null,
    };

    private static bool? OfOperation(SqlNode.Operation operation, TableModel table)
    {
        bool?[] operands = [];
        switch (operation.Operator)
        {
            case "and":
                operands = operation.Operands.Select(operand => Of(operand, table)).ToArray();
                return operands.Any(truth => truth == false) ? false : operands.All(truth => truth == true) ? true : null;
            case "or":
                operands = operation.Operands.Select(operand => Of(operand, table)).ToArray();
                return operands.Any(truth => truth == true) ? true : operands.All(truth => truth == false) ? false : null;
            case "not" when operation.Operands.Count == 1 && IsNull(operation.Operands[0]): return false;
            case "not" when operation.Operands.Count == 1: return Of(operation.Operands[0], table) is { } truth ? !truth : null;
            case "is not null" when operation.Operands.Count == 1: return IsNeverNull(operation.Operands[0], table) ? true : null;
            case "is null" when operation.Operands.Count == 1: return IsNeverNull(operation.Operands[0], table) ? false : null;
            case "=" when operation.Operands.Count == 2: return Equal(operation.Operands[0], operation.Operands[1], table);
            case "<>" or "!=" when operation.Operands.Count == 2: return !Equal(operation.Operands[0], operation.Operands[1], table);
            default: return null;
        }
    }

    private static bool? Equal(SqlNode left, SqlNode right, TableModel table)
    {
        left = SessionValue.Stripped(left);
        right = SessionValue.Stripped(right);
        if (IsNull(left) || IsNull(right)) return null;
        if (left is SqlNode.Literal a && right is SqlNode.Literal b) return a.Value == b.Value;
        return left is SqlNode.Name x && right is SqlNode.Name y && x.Last == y.Last && IsNeverNull(x, table) && IsNeverNull(y, table) ? true : null;
    }

    private static bool IsNull(SqlNode node) => SessionValue.Stripped(node) is SqlNode.Literal { IsWord: true, Value: "null" };

    private static bool IsNeverNull(SqlNode node, TableModel table)
        => SessionValue.Stripped(node) is SqlNode.Name { Parts.Count: 1 or 2 } name && (name.Parts.Count == 1 || name.Parts[0] == table.Name.Name.Value)
            && table.Columns.Any(column => column.Name.Value == name.Last && !column.IsNullable);
}
