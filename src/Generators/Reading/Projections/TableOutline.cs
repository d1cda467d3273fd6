using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>What a projection needs to know of a table. Lives as long as its compilation.</summary>
/// <param name="Record">The record.</param>
/// <param name="Table">With its schema.</param>
/// <param name="Columns">In the order of the record.</param>
/// <param name="Refused">Properties that were meant as columns and could not be read, which has been reported at them.</param>
/// <param name="Key">The primary key; empty without one.</param>
/// <param name="References">Those that it declares, and a framework-aware record's to the framework.</param>
/// <param name="DeletedAt">The column of a soft delete; null where rows are deleted for good.</param>
internal sealed record TableOutline(
    INamedTypeSymbol Record, QualifiedName Table, IReadOnlyList<ColumnReading> Columns, IReadOnlyCollection<string> Refused, EquatableArray<string> Key,
    IReadOnlyList<ReferenceDeclaration> References, Identifier? DeletedAt)
{
    public ColumnReading? Find(string member) => Columns.FirstOrDefault(column => column.Member == member);
}
