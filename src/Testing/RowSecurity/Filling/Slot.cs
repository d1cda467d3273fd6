using System;
using System.Collections.Generic;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>One thing to choose for a row: the row that a foreign key refers to, or the value of a column.</summary>
/// <param name="Columns">The columns that the choice fills.</param>
/// <param name="Choices">At least one.</param>
/// <param name="IsTelling">A policy looks at it.</param>
internal sealed record Slot(IReadOnlyList<Identifier> Columns, IReadOnlyList<Choice> Choices, bool IsTelling);

/// <param name="Values">SQL, one for each column of the slot.</param>
/// <param name="Kind">The kind of the row that is referred to, or the value.</param>
internal sealed record Choice(IReadOnlyList<string> Values, string Kind)
{
    /// <summary>The persona's id stands in it, or in a row that the choice refers to.</summary>
    public bool Concerns(Persona persona) => Kind.Contains(persona.UserId.ToString(), StringComparison.Ordinal);
}
