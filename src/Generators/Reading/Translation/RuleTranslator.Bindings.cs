using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>What the rule's own parameters are.</summary>
internal sealed partial class RuleTranslator
{
    private readonly RowSource own = RowSource.OfRule(scope);
    private int givenValues;

    private Binding? Bound(IOperation operation)
        => Bare(operation) is IParameterReferenceOperation { Parameter: var parameter } ? frame.Find(parameter) : null;

    /// <summary>Null for a parameter that nothing in SQL stands for; naming it is a fault.</summary>
    private Binding? BindingOf(IParameterSymbol parameter)
    {
        if (parameter.Ordinal == 0) return new Binding.Row(own);
        if (RuleMethod.IsSession(parameter.Type)) return new Binding.Session();
        if (RowShapeReader.ItemOf(parameter.Type) is { } item)
        {
            return RowShapeReader.Read(item, scope.Models.Compilation, scope.Cancellation) is { } shape
                ? new Binding.Rows(new RowSet(shape, parameter.Name, ImmutableArray<RowStep>.Empty)) : null;
        }
        bool? isGiven = optional is not null && optional.TryGetValue(parameter, out bool given) ? given : null;
        if (isGiven == false) return new Binding.LeftOut(parameter.Name);
        string text = "$" + (++givenValues).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (ColumnTypeReader.OfParameter(scope, parameter.Type) is not { } type) return null;
        if (type.Clr.IsArray)
        {
            SqlNode array = new SqlNode.Term(text + (type.Cast is { } list ? "::" + list : ""), type.Clr.Kind, type.Clr.IsNullable && isGiven is null, false);
            return new Binding.Array(array, type.Clr.Kind, type.Clr.Scalar.NullableAnnotation == NullableAnnotation.Annotated) { IsGiven = isGiven is not null };
        }
        return new Binding.Value(new SqlNode.Term(text + (type.Cast is { } cast ? "::" + cast : ""), type.Clr.Kind, type.Clr.IsNullable && isGiven is null, false)) { IsGiven = isGiven is not null };
    }
}
