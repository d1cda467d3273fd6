using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>Questions to other tables: Any, All and Contains over what Where and Select leave of a lookup.</summary>
internal sealed partial class RuleTranslator
{
    // Of the subqueries around the place, outermost first; an alias must be none of them.
    private readonly List<string> aliases = [];
    private int lookups;

    private static bool IsLinq(IMethodSymbol target)
        => target.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private SqlNode? Quantified(IInvocationOperation call, bool isFilter)
    {
        string name = call.TargetMethod.Name;
        bool isContains = name == "Contains" && call.Arguments.Length == 2;
        if (!isContains && name is not ("Any" or "All")) return Fails(call, $"a lookup is asked with Any, All and Contains; '{name}' is not translated");
        if (Rows(call.Arguments[0].Value) is not { } set) return null;
        RowFunction? test = null;
        if (!isContains && call.Arguments.Length > 1 && (test = Function(call.Arguments[1].Value)) is null) return null;
        SqlNode? exists = InRows(set, test?.Parameter.Name, (row, conditions) =>
        {
            SqlNode? last = isContains ? Contained(call, row) : test is null ? new SqlNode.Truth(true)
                : name == "All" ? Applied(test, row, body => Condition(body, false) is { } held ? Negated(held) : null)
                : Applied(test, row, body => Condition(body, true));
            return last is null ? null : Subqueries.Exists(row.From, [.. conditions, last], isSearched: position == RulePosition.Filter);
        });
        if (exists is null) return null;
        return name == "All" ? Negated(Exact(exists, false)) : Exact(exists, isFilter);
    }

    private SqlNode? Contained(IInvocationOperation call, SelectedRow row)
    {
        IOperation wanted = call.Arguments[1].Value;
        if (row.Selected is not { } selected) return Fails(call, "rows have no form in SQL; select one of their columns first");
        if (IsNull(wanted)) return new SqlNode.NullTest(WithoutWidening(selected), false);
        return Value(wanted) is { } value ? Equality(call.Syntax, selected, value, false, true) : null;
    }

    /// <summary>Where, Select and the like over a lookup, and a method that makes one.</summary>
    private bool IsLookup(IOperation operation)
    {
        while (Unconverted(operation) is IInvocationOperation { Arguments.Length: > 0 } call)
        {
            if (!IsLinq(call.TargetMethod)) return IsWritten(call.TargetMethod);
            operation = call.Arguments[0].Value;
        }
        return Bound(Unconverted(operation)) is Binding.Rows
            || Unconverted(operation) is IParameterReferenceOperation { Parameter.Type: var type } && RowShapeReader.ItemOf(type) is { } item && RowShapeReader.IsTable(item);
    }

    /// <summary>What an expression of lookups is; null leaves a fault.</summary>
    private RowSet? Rows(IOperation operation)
    {
        operation = Unconverted(operation);
        if (operation is IInvalidOperation)
        {
            FailsAt(operation.Syntax, "", isReported: true);
            return null;
        }
        if (operation is IParameterReferenceOperation { Parameter: var parameter })
        {
            if (frame.Find(parameter) is Binding.Rows bound) return bound.Set;
            // The record of the lookup could not be read, and says so itself.
            if (RowShapeReader.ItemOf(parameter.Type) is { } item && RowShapeReader.IsTable(item))
            {
                FailsAt(operation.Syntax, "", isReported: true);
                return null;
            }
        }
        if (operation is IInvocationOperation call)
        {
            if (!IsLinq(call.TargetMethod))
                return IsWritten(call.TargetMethod) ? Inlined(call, Rows) : Fails<RowSet>(call, "only Where, Select and Distinct make a lookup of another");
            if (call.TargetMethod.Name == "Distinct" && call.Arguments.Length == 1) return Rows(call.Arguments[0].Value);
            if (call.TargetMethod.Name is not ("Where" or "Select")) return Fails<RowSet>(call, "only Where, Select and Distinct make a lookup of another");
            if (Rows(call.Arguments[0].Value) is not { } set || Function(call.Arguments[1].Value) is not { } function) return null;
            return set.Then(new RowStep(function, call.TargetMethod.Name == "Select"));
        }
        return Fails<RowSet>(operation, "it is no lookup: a parameter IEnumerable<TRecord> of the rule, with Where and Select");
    }

    private RowFunction? Function(IOperation argument)
    {
        IOperation target = argument is IDelegateCreationOperation made ? made.Target : argument;
        switch (target)
        {
            case IAnonymousFunctionOperation { Symbol.Parameters: [var parameter], Body.Operations: [IReturnOperation { ReturnedValue: { } body }] }:
                return new RowFunction(parameter, body, frame);
            case IMethodReferenceOperation { Method: { Parameters: [var row] } method } when IsWritten(method):
                if (frame.IsInside(method)) return Fails<RowFunction>(argument, $"'{method.Name}' calls itself, by way of others or not");
                if (RuleMethod.Body(RuleMethod.Declaration(scope, method)!) is not { } expression || scope.Models.For(expression).GetOperation(expression, scope.Cancellation) is not { } operation)
                    return Fails<RowFunction>(argument, $"'{method.Name}' is not one expression: '=> …', or a single return");
                return new RowFunction(row, operation, frame.Entering(method));
            default:
                return Fails<RowFunction>(argument, "it must be a lambda of one row and one expression");
        }
    }

    /// <summary>Opens the set under an alias that is new here, for <paramref name="ask"/> to put a question to each of its rows.</summary>
    private SqlNode? InRows(RowSet set, string? hint, Func<SelectedRow, IReadOnlyList<SqlNode>, SqlNode?> ask)
    {
        string alias = NewAlias(set.Steps.IsEmpty ? hint ?? set.Name : set.Steps[0].Function.Parameter.Name);
        RowSource source = new(set.Shape, alias, ++lookups);
        aliases.Add(alias);
        List<string> learned = [];
        List<SqlNode> conditions = [];
        SelectedRow row = new(source, null);
        SqlNode? answer = null;
        bool isOpen = true;
        foreach (RowStep step in set.Steps)
        {
            if (step.IsSelect)
            {
                SelectedRow? selected = Applied(step.Function, row, SelectedBy);
                isOpen = selected is not null;
                if (!isOpen) break;
                row = selected!;
                continue;
            }
            isOpen = Applied(step.Function, row, body => Condition(body, true)) is { } condition && Add(condition);
            if (!isOpen) break;
        }
        if (isOpen) answer = ask(row, conditions);
        facts.Forget(learned);
        aliases.RemoveAt(aliases.Count - 1);
        return answer;

        bool Add(SqlNode condition)
        {
            conditions.Add(condition);
            learned.AddRange(facts.Assume(condition, isTrue: true));
            return true;
        }

        SelectedRow? SelectedBy(IOperation body)
            => Bound(body) is Binding.Row { Source: var same } && ReferenceEquals(same, source) ? row
                : Value(body) is { } value ? row with { Selected = value } : null;
    }

    private T? Applied<T>(RowFunction function, SelectedRow row, Func<IOperation, T?> translate)
        where T : class
        => Within(function.Frame.With(function.Parameter, row.Selected is { } value ? new Binding.Value(value) : new Binding.Row(row.From)), () => translate(function.Body));

    private string NewAlias(string hint)
    {
        string word = SnakeCase.From(hint).Trim('_');
        word = NamingRules.Shortened(word.Length == 0 ? "r" : word);
        string alias = word;
        for (int i = 2; aliases.Contains(alias) || alias == scope.Table.Value; i++)
            alias = NamingRules.Shortened(word + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return alias;
    }

    /// <summary>A row of a lookup, or the value that Select has made of it.</summary>
    private sealed record SelectedRow(RowSource From, SqlNode? Selected);
}
