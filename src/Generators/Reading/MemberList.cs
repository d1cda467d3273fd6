using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads the property names that an attribute is given; a name that is no column is SHS003.</summary>
internal static class MemberList
{
    /// <summary>
    /// The columns, in order: those the attribute names, or <paramref name="holder"/> for an attribute on a property. Null when there is
    /// nothing to go on with, which has been reported.
    /// </summary>
    public static List<ColumnReading>? Read(RecordScope scope, AttributeReading attribute, ColumnReading? holder)
    {
        IReadOnlyList<string> names = attribute.Texts(0);
        if (holder is not null)
        {
            if (names.Count == 0) return [holder];
            scope.Report("SHS007", attribute.PlaceOf(0), attribute.ShortName, holder.Member, "on a property it is about that one; put it on the record to name several");
            return null;
        }
        if (names.Count > 0) return Columns(scope, attribute, names, index => PlaceOfMember(attribute, index));
        // Arguments that do not compile read as none: the compiler has said it.
        if (attribute.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax { ArgumentList.Arguments.Count: > 0 } written
            && written.ArgumentList.Arguments[0].NameEquals is null) return null;
        scope.Report("SHS007", attribute.Syntax, attribute.ShortName, scope.Record.Name, "on the record it needs the names of properties, such as nameof(Id)");
        return null;
    }

    /// <summary>The same for a named list such as Include; empty when it is not given.</summary>
    public static List<ColumnReading>? Read(RecordScope scope, AttributeReading attribute, string argument)
        => Columns(scope, attribute, attribute.Texts(argument), index => attribute.PlaceOfItem(argument, index));

    public static void ReportMissing(RecordScope scope, AttributeReading attribute, SyntaxNode? place, string name, string what)
        => scope.Report("SHS003", place, attribute.ShortName, scope.Record.Name, name, what);

    private static List<ColumnReading>? Columns(
        RecordScope scope, AttributeReading attribute, IReadOnlyList<string> names, System.Func<int, SyntaxNode?> place)
    {
        List<ColumnReading> columns = new(names.Count);
        bool isWhole = true;
        for (int i = 0; i < names.Count; i++)
        {
            if (scope.Find(names[i]) is not { } column)
            {
                isWhole = false;
                // A property whose own type was refused is missing for a reason that has been given.
                if (!scope.IsRefused(names[i])) ReportMissing(scope, attribute, place(i), names[i], $"'{scope.Record.Name}' has no column property of this name");
            }
            else if (columns.Contains(column))
            {
                isWhole = false;
                scope.Report("SHS007", place(i), attribute.ShortName, scope.Record.Name, $"it names '{names[i]}' twice");
            }
            else
            {
                columns.Add(column);
            }
        }
        return isWhole ? columns : null;
    }

    private static SyntaxNode? PlaceOfMember(AttributeReading attribute, int index)
        => attribute.PlaceOf(0) is Microsoft.CodeAnalysis.CSharp.Syntax.CollectionExpressionSyntax { Elements: var elements } && index < elements.Count
            ? elements[index] : attribute.PlaceOf(index);
}
