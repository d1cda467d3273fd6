using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>
/// A lookup and what Where and Select have made of it. Each use translates the steps anew, with an alias of its own, since one set can be
/// asked twice.
/// </summary>
internal sealed record RowSet(RowShape Shape, string Name, ImmutableArray<RowStep> Steps)
{
    public RowSet Then(RowStep step) => this with { Steps = Steps.Add(step) };
}

/// <param name="IsSelect">Select; else Where.</param>
internal sealed record RowStep(RowFunction Function, bool IsSelect);

/// <summary>A lambda or a method that is given to Where, Select or Any, with what it can see.</summary>
internal sealed record RowFunction(IParameterSymbol Parameter, IOperation Body, Frame Frame);
