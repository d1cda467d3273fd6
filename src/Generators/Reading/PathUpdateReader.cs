using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Generators.Reading.Values;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [PathUpdate]: what is stored where a document on the way is missing is what C# reads there.</summary>
internal sealed class PathUpdateReader(RecordScope scope, TableDeclaration table, EquatableArray<EntityUpdate> others)
{
    public EquatableArray<EntityPathUpdate> Read()
    {
        List<EntityPathUpdate> updates = [];
        foreach (ColumnReading column in scope.Columns)
            foreach (AttributeReading attribute in column.Attributes)
                if (attribute.Name == AttributeNames.PathUpdate && ReadOne(column, attribute) is { } update && IsFirst(updates, update, attribute)) updates.Add(update);
        return updates.ToEquatableArray();
    }

    private EntityPathUpdate? ReadOne(ColumnReading column, AttributeReading attribute)
    {
        IReadOnlyList<string> steps = attribute.Texts(0);
        if (steps.Count == 0) return Misfits(column, attribute, "it needs the names of properties inside of the document, such as nameof(Settings.Theme)");
        if (column.IsFixed || column.Origin == ColumnOrigin.Database || table.Key?.Members.Contains(column.Member) == true || table.Access.Any(access => access.Kind == AccessKind.AuditInsertOnly))
            return Misfits(column, attribute, "rows of the table, or this column of them, are never updated");
        if (JsonPathReader.Find(column, steps, out string fault) is not { } path)
        {
            MemberList.ReportMissing(scope, attribute, attribute.PlaceOf(0), string.Join(".", steps), fault);
            return null;
        }
        if (path.Steps.FirstOrDefault(step => HasConverter(step.Property)) is { Property: { } converted })
            return Misfits(column, attribute, $"a converter decides how '{converted.Name}' is written into its document");
        List<string> missing = [];
        for (int level = 0; level < path.Steps.Count; level++)
        {
            if (Missing(column, path, level, out string why) is not { } json) return Misfits(column, attribute, why);
            missing.Add(json);
        }
        ClrType leaf = ClrType.Of(path.Leaf.Type);
        return new EntityPathUpdate
        {
            Property = column.Member,
            Name = column.Member + string.Concat(path.Steps.Select(step => step.Property.Name)),
            Path = string.Join(".", path.Steps.Select(step => step.Property.Name)),
            Keys = path.Steps.Select(step => step.Name).ToEquatableArray(),
            Missing = missing.ToEquatableArray(),
            Type = ClrTypeNames.Of(leaf.Underlying),
            IsValueType = leaf.Underlying.IsValueType,
            IsNullable = leaf.IsNullable,
        };
    }

    /// <summary>What holds the path's key of a level, as JSON, where it is NULL, null or missing; null, and why, where that cannot be made.</summary>
    private string? Missing(ColumnReading column, JsonPath path, int level, out string why)
    {
        why = "";
        string key = path.Steps[level].Name;
        IPropertySymbol? holder = level == 0 ? null : path.Steps[level - 1].Property;
        ITypeSymbol type = ClrType.Of(holder?.Type ?? column.Property.Type).Underlying;
        if (holder is { IsRequired: false })
        {
            ClrValue? initial = new ValueReader(scope.Models, scope.Cancellation).Initial(holder);
            if (initial is ClrValue.Document && JsonText.Write(initial) is { } json && SqlLiteral.IsStorable(json)) return json;
            if (initial is not ClrValue.Null)
            {
                why = $"what '{holder.Name}' is where it is missing is not known at compile time; make it required, or update it as a whole";
                return null;
            }
        }
        // Where C# can only find the document there, an empty one is never stored.
        bool isAlwaysThere = holder is null ? !column.Column.IsNullable : holder.IsRequired && !ClrType.Of(holder.Type).IsNullable;
        IPropertySymbol? needed = isAlwaysThere ? null : ValueReader.DocumentProperties((INamedTypeSymbol)type)
            .FirstOrDefault(property => IsNeeded(property) && JsonNames.Of(property) is { } name && name != key);
        if (needed is null) return "{}";
        why = $"where '{holder?.Name ?? column.Member}' is missing, a document with '{path.Steps[level].Property.Name}' alone would lack '{needed.Name}', which is required; update it as a whole";
        return null;
    }

    private bool IsFirst(List<EntityPathUpdate> updates, EntityPathUpdate update, AttributeReading attribute)
    {
        if (updates.All(known => known.Name != update.Name) && others.All(other => other.Rule != update.Name)) return true;
        Misfits(scope.Find(update.Property)!, attribute, $"the repository has an Update{update.Name}Async already");
        return false;
    }

    private EntityPathUpdate? Misfits(ColumnReading column, AttributeReading attribute, string why)
    {
        scope.Report("SHS007", attribute.Syntax, attribute.ShortName, column.Member, why);
        return null;
    }

    private static bool IsNeeded(IPropertySymbol property) => property.IsRequired || property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonRequiredAttribute");

    private static bool HasConverter(IPropertySymbol property) => property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "JsonConverterAttribute");
}
