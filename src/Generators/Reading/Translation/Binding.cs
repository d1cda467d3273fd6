namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>What a parameter of a rule, of a lambda or of a method that a rule calls stands for. A closed set.</summary>
internal abstract record Binding
{
    public sealed record Row(RowSource Source) : Binding;

    public sealed record Session : Binding;

    /// <summary>A lookup, narrowed or not.</summary>
    public sealed record Rows(RowSet Set) : Binding;

    /// <summary>A query's array. <paramref name="HasNulls"/>: its items may be null.</summary>
    public sealed record Array(SqlNode Node, ScalarKind Item, bool HasNulls) : Binding
    {
        /// <inheritdoc cref="Value.IsGiven"/>
        public bool IsGiven { get; init; }
    }

    /// <summary>Translated once, where it is given.</summary>
    public sealed record Value(SqlNode Node) : Binding
    {
        /// <summary>An optional parameter that has a value: what asks whether it has one is answered already.</summary>
        public bool IsGiven { get; init; }
    }

    /// <summary>An optional parameter that is left out, so that it is null.</summary>
    public sealed record LeftOut(string Name) : Binding;
}
