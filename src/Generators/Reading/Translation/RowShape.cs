using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>What a rule needs to know of a table: its name and its columns. Lives as long as its compilation.</summary>
/// <param name="Record">The record.</param>
/// <param name="Table">Null for the rule's own table, which is named by whatever the rule becomes part of.</param>
/// <param name="Columns">In the order of the record.</param>
/// <param name="Refused">Properties that were meant as columns and could not be read, which has been reported at them.</param>
internal sealed record RowShape(
    INamedTypeSymbol Record, QualifiedName? Table, IReadOnlyList<ColumnReading> Columns, IReadOnlyCollection<string> Refused)
{
    public static RowShape Of(RecordScope scope, QualifiedName? table = null) => new(scope.Record, table, scope.Columns, scope.Refused);

    public ColumnReading? Find(string member)
    {
        foreach (ColumnReading column in Columns)
            if (column.Member == member) return column;
        return null;
    }
}
