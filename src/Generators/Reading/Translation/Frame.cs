using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>What is in sight at a place of a rule. Immutable, so that a lambda keeps what it was written in.</summary>
internal sealed class Frame
{
    public static readonly Frame Empty = new(
        ImmutableDictionary.Create<ISymbol, Binding>(SymbolEqualityComparer.Default), ImmutableHashSet.Create<IMethodSymbol>(SymbolEqualityComparer.Default));

    private readonly ImmutableDictionary<ISymbol, Binding> bindings;
    private readonly ImmutableHashSet<IMethodSymbol> callers;

    private Frame(ImmutableDictionary<ISymbol, Binding> bindings, ImmutableHashSet<IMethodSymbol> callers)
    {
        this.bindings = bindings;
        this.callers = callers;
    }

    public Binding? Find(ISymbol variable) => bindings.TryGetValue(variable, out Binding? binding) ? binding : null;

    /// <summary>The method is the rule itself, or one whose expression stands in place of a call here.</summary>
    public bool IsInside(IMethodSymbol method) => callers.Contains(method);

    public Frame With(ISymbol variable, Binding binding) => new(bindings.SetItem(variable, binding), callers);

    public Frame Entering(IMethodSymbol method) => new(bindings, callers.Add(method));
}
