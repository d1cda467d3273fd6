using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>The jsonb documents in the rows of one query: the JSON context has to know them as it does those of tables.</summary>
internal sealed class SqlDocuments(JsonContextReading? context, Place method)
{
    private readonly List<ITypeSymbol> types = [];

    /// <summary>SHS019, at the property, so that two queries of one result report it once.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>None without a context.</summary>
    public DocumentTypes Types => context is null ? DocumentTypes.None : DocumentTypesReader.Read(types);

    public void Add(INamedTypeSymbol row, IPropertySymbol property, ClrType document)
    {
        if (document is not { Kind: ScalarKind.Text, IsArray: false }) types.Add(document.Underlying);
        if (!ColumnTypeReader.IsUnknown(document, context)) return;
        Place place = PropertySyntax.TypeOf(PropertySyntax.Of(property)) is { } syntax ? Place.Of(syntax) : method;
        Problems.Add(new Problem("SHS019", place, EquatableArrays.Of(context!.Name, ClrTypeNames.ForMessage(document.Underlying), row.Name, property.Name)));
    }
}
