using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>A column, of the rows themselves or of rows that they refer to.</summary>
/// <param name="Source">0 for the rows themselves, n for the n-th join.</param>
/// <param name="Column">The column.</param>
/// <param name="Name">The columns of the path with dots between them, not quoted; null for one of the rows themselves.</param>
/// <param name="MissingBecause">Why it can be null though the column is not, or null.</param>
internal sealed record ReferencePath(int Source, ColumnReading Column, string? Name, string? MissingBecause)
{
    /// <summary>Follows references by their names; null after SHS341 or SHS343.</summary>
    /// <param name="scope">The projection.</param>
    /// <param name="property">What it is read into.</param>
    /// <param name="root">The rows.</param>
    /// <param name="path">References, and the column behind them.</param>
    /// <param name="place">Where each step is written.</param>
    public static ReferencePath? Resolve(
        ProjectionScope scope, IPropertySymbol property, TableOutline root, IReadOnlyList<string> path, System.Func<int, Place?> place)
    {
        TableOutline table = root;
        int source = 0;
        string? missing = null;
        List<string> names = [];
        for (int i = 0; i < path.Count; i++)
        {
            if (ColumnOf(scope, property, table, path[i], place(i)) is not { } column) return null;
            names.Add(column.Name.Value);
            if (i == path.Count - 1) return new ReferencePath(source, column, source == 0 ? null : string.Join(".", names), missing);
            if (Reference(scope, property, table, column, place(i)) is not { } reference) return null;
            if (Target(scope, property, reference, place(i)) is not var (target, keys)) return null;
            ColumnReading[] from = reference.Members.Select(table.Find).OfType<ColumnReading>().ToArray();
            if (from.Length != keys.Count)
            {
                // A reference that does not fit its key is the linker's finding.
                scope.Break();
                return null;
            }
            if (from.FirstOrDefault(part => part.Column.IsNullable) is { } empty) missing ??= $"'{empty.Member}' may refer to nothing";
            else if (target.DeletedAt is not null) missing ??= $"a row of '{target.Record.Name}' may be deleted, and then it is hidden";
            source = scope.Join(source, from.Select(part => part.Name), target, keys);
            table = target;
        }
        return null;
    }

    private static ColumnReading? ColumnOf(ProjectionScope scope, IPropertySymbol property, TableOutline table, string member, Place? place)
    {
        if (table.Find(member) is { } column) return column;
        if (table.Refused.Contains(member)) scope.Break();
        else scope.ReportAt("SHS341", place, scope.Record.Name, property.Name, member, table.Record.Name, Spelling.Advice(member, table.Columns.Select(known => known.Member)));
        return null;
    }

    private static ReferenceDeclaration? Reference(ProjectionScope scope, IPropertySymbol property, TableOutline table, ColumnReading column, Place? place)
    {
        ReferenceDeclaration[] all = table.References.Where(reference => reference.Members.Contains(column.Member)).ToArray();
        ReferenceDeclaration[] own = all.Where(reference => reference.Members.Count == 1).ToArray();
        ReferenceDeclaration[] meant = own.Length > 0 ? own : all;
        if (meant.Length == 1) return meant[0];
        string reason = meant.Length == 0
            ? $"'{column.Member}' of '{table.Record.Name}' refers to no row; declare [References<…>] on it"
            : $"'{column.Member}' of '{table.Record.Name}' is part of {meant.Length} references, and it is not said which one is meant";
        scope.ReportAt("SHS343", place, scope.Record.Name, property.Name, reason);
        return null;
    }

    private static (TableOutline Table, IReadOnlyList<Identifier> Keys)? Target(ProjectionScope scope, IPropertySymbol property, ReferenceDeclaration reference, Place? place)
    {
        if (scope.TypeOf(reference.Target) is not { } type || scope.Outline(type) is not { } target)
        {
            scope.ReportAt("SHS343", place, scope.Record.Name, property.Name, $"'{reference.Target.Substring(reference.Target.LastIndexOf('.') + 1)}' is no [Table] record of this project");
            return null;
        }
        IEnumerable<string> members = reference.TargetMembers.IsEmpty ? target.Key : reference.TargetMembers;
        return (target, members.Select(target.Find).OfType<ColumnReading>().Select(key => key.Name).ToList());
    }
}
