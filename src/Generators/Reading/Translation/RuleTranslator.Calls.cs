using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>A call of a static method of one expression is translated as if that expression stood there.</summary>
internal sealed partial class RuleTranslator
{
    /// <summary>A static method of this project; what it says can be read.</summary>
    private bool IsWritten(IMethodSymbol target)
        => target is { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary, ContainingType.IsGenericType: false }
            && RuleMethod.Declaration(scope, target) is not null;

    private T? Inlined<T>(IInvocationOperation call, Func<IOperation, T?> translate)
        where T : class
    {
        IMethodSymbol target = call.TargetMethod;
        if (frame.IsInside(target)) return Fails<T>(call, $"'{target.Name}' calls itself, by way of others or not");
        if (RuleMethod.Declaration(scope, target) is not { } declaration || RuleMethod.Body(declaration) is not { } body)
            return Fails<T>(call, $"'{target.Name}' is not one expression: '=> …', or a single return");
        Frame inside = frame.Entering(target);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is not { RefKind: RefKind.None } parameter) return Fails<T>(argument, "the argument is not passed by value");
            if (Given(argument.Value, parameter) is not { } binding) return null;
            inside = inside.With(parameter, binding);
        }
        if (scope.Models.For(body).GetOperation(body, scope.Cancellation) is not { } operation)
        {
            FailsAt(call.Syntax, "", isReported: true);
            return null;
        }
        return Within(inside, () => translate(operation));
    }

    private Binding? Given(IOperation value, IParameterSymbol parameter)
    {
        if (Bound(value) is { } bound and not Binding.Value { IsGiven: false }) return bound;
        if (RuleMethod.IsSession(parameter.Type)) return Fails<Binding>(value, "only the session itself can be given to another rule");
        if (parameter.Type is INamedTypeSymbol record && RowShapeReader.IsTable(record)) return Fails<Binding>(value, "only a row itself can be given to another rule");
        if (RowShapeReader.ItemOf(parameter.Type) is not null) return Rows(value) is { } set ? new Binding.Rows(set) : null;
        if (IsNull(value)) return new Binding.Value(new SqlNode.Term("null", ClrType.Of(parameter.Type).Kind, true, true));
        return Value(value) is { } node ? new Binding.Value(node) : null;
    }

    private T Within<T>(Frame inside, Func<T> translate)
    {
        Frame outside = frame;
        frame = inside;
        T result = translate();
        frame = outside;
        return result;
    }

    private T? Fails<T>(IOperation operation, string reason)
        where T : class
    {
        FailsAt(operation.Syntax, reason);
        return null;
    }
}
