using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [References].</summary>
internal static class ReferenceReader
{
    public static EquatableArray<ReferenceDeclaration> Read(RecordScope scope)
    {
        List<ReferenceDeclaration> references = [];
        foreach (ColumnReading column in scope.Columns)
            foreach (AttributeReading attribute in column.Attributes) Add(scope, attribute, column, references);
        foreach (AttributeReading attribute in scope.Attributes) Add(scope, attribute, null, references);
        return references.ToEquatableArray();
    }

    /// <summary>The vocabulary's OnDelete and OnUpdate have the values of <see cref="ReferentialAction"/>; a test holds them equal.</summary>
    public static ReferentialAction Action(AttributeReading attribute, string argument)
    {
        int choice = attribute.Choice(argument);
        return choice is >= 0 and <= (int)ReferentialAction.SetDefault ? (ReferentialAction)choice : ReferentialAction.NoAction;
    }

    private static bool HasTargets(RecordScope scope, AttributeReading attribute, INamedTypeSymbol target)
    {
        IReadOnlyList<string> names = attribute.Texts("Target");
        for (int i = 0; i < names.Count; i++)
        {
            if (HasProperty(target, names[i])) continue;
            MemberList.ReportMissing(scope, attribute, attribute.PlaceOfItem("Target", i), names[i], $"'{target.Name}' has no column property of this name");
            return false;
        }
        return true;
    }

    private static bool HasProperty(INamedTypeSymbol type, string name)
    {
        for (INamedTypeSymbol? holder = type; holder is not null; holder = holder.BaseType)
            foreach (ISymbol member in holder.GetMembers(name))
                if (member is IPropertySymbol { IsStatic: false } property)
                    return AttributeReading.Of(property).All(attribute => attribute.Name != AttributeNames.NotMapped);
        return false;
    }

    private static void Add(RecordScope scope, AttributeReading attribute, ColumnReading? holder, List<ReferenceDeclaration> references)
    {
        if (attribute.Name != AttributeNames.References) return;
        Identifier? name = scope.NameFrom(attribute, attribute.Text("Name"), attribute.PlaceOf("Name"), holder?.Member ?? scope.Record.Name);
        if (MemberList.Read(scope, attribute, holder) is not { } columns || attribute.TypeArgument is not { } target) return;
        if (!HasTargets(scope, attribute, target)) return;
        references.Add(new ReferenceDeclaration
        {
            Members = columns.Select(column => column.Member).ToEquatableArray(),
            Target = ClrTypeNames.Metadata(target),
            TargetMembers = attribute.Texts("Target").ToEquatableArray(),
            Name = name,
            OnDelete = Action(attribute, "OnDelete"),
            OnUpdate = Action(attribute, "OnUpdate"),
            IsIndexed = attribute.Flag("Index", otherwise: true),
        });
    }
}
