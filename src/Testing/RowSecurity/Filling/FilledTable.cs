using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>A table with the rows that it was given.</summary>
internal sealed class FilledTable(TableModel model, IReadOnlyList<FilledRow> rows)
{
    public TableModel Model { get; } = model;

    public QualifiedName Name => Model.Name;

    public string Sql { get; } = SqlQuoting.QualifiedName(model.Name);

    public IReadOnlyList<FilledRow> Rows { get; } = rows;
}

/// <summary>One row, its values as PostgreSQL writes them.</summary>
/// <param name="Place">Its ctid: whatever may happen to the row, a row at this place is this one.</param>
/// <param name="Values">By column; null for NULL.</param>
/// <param name="Kind">What tells the row apart for a policy: rows of one kind are alike, also in what they refer to.</param>
internal sealed record FilledRow(string Place, IReadOnlyDictionary<Identifier, string?> Values, string Kind)
{
    /// <summary>The users of the cast whose id stands in the row itself.</summary>
    public bool Holds(Persona persona) => Values.Values.Contains(persona.UserId.ToString(), StringComparer.Ordinal);

    public bool IsInFrameworkOf(Persona persona) => Values.Values.Contains(persona.FrameworkId.ToString(), StringComparer.Ordinal);
}
