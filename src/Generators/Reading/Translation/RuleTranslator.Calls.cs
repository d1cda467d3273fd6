using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>A rule that calls another rule of the record is translated as if the other's expression stood there.</summary>
internal sealed partial class RuleTranslator
{
    // The rule itself and those being put in place of calls, outermost first.
    private readonly List<IMethodSymbol> callers = [method];
    private readonly Dictionary<IParameterSymbol, SqlNode> values = new(SymbolEqualityComparer.Default);

    private bool IsRule(IMethodSymbol target)
        => target is { IsStatic: true, IsGenericMethod: false, ReturnType.SpecialType: SpecialType.System_Boolean }
            && SymbolEqualityComparer.Default.Equals(target.ContainingType, scope.Record);

    private SqlNode? Inlined(IInvocationOperation call, bool isFilter)
    {
        IMethodSymbol target = call.TargetMethod;
        if (callers.Exists(caller => SymbolEqualityComparer.Default.Equals(caller, target))) return Fails(call, $"'{target.Name}' calls itself, by way of others or not");
        if (RuleMethod.Declaration(scope, target) is not { } declaration || RuleMethod.Body(declaration) is not { } body)
            return Fails(call, $"'{target.Name}' is not one expression: '=> …', or a single return");
        foreach (IArgumentOperation argument in call.Arguments)
            if (!Pass(argument)) return null;
        if (scope.Models.For(body).GetOperation(body, scope.Cancellation) is not { } operation) return FailsAt(call.Syntax, "", isReported: true);
        callers.Add(target);
        SqlNode? node = Condition(operation, isFilter);
        callers.RemoveAt(callers.Count - 1);
        return node;
    }

    /// <summary>False leaves a fault. The row and the session stay what they are; a value is translated once, where it is given.</summary>
    private bool Pass(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: RefKind.None } parameter) return Fails(argument, "the argument is not passed by value") is not null;
        bool isRow = SymbolEqualityComparer.Default.Equals(parameter.Type, scope.Record);
        if (isRow || IsSession(parameter.Type))
        {
            bool isOwn = Bare(argument.Value) is IParameterReferenceOperation { Parameter: var own } && (isRow ? IsRow(own) : IsSession(own.Type));
            return isOwn || Fails(argument, isRow ? "only the row itself can be given to another rule" : "only the session itself can be given to another rule") is not null;
        }
        if (IsNull(argument.Value))
        {
            values[parameter] = new SqlNode.Term("null", ClrType.Of(parameter.Type).Kind, true, true);
            return true;
        }
        if (Value(argument.Value) is not { } value) return false;
        values[parameter] = value;
        return true;
    }
}
