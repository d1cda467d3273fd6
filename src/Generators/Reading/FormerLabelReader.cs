using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [RenamedFrom] on the members of an enum.</summary>
internal static class FormerLabelReader
{
    public static EquatableArray<FormerLabel> Of(INamedTypeSymbol type, EquatableArray<EnumMember> members) => Found(type)
        .Select(found => (members.FirstOrDefault(member => member.Name == found.Member)?.Label, From: found.Attribute.Text(0)))
        .Where(label => label is { Label: not null, From: not null } && Identifier.Flaw(label.From) is null)
        .Select(label => new FormerLabel(label.Label!, label.From!))
        .OrderBy(label => label.Label, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>What keeps a label from being renamed, each at its attribute.</summary>
    public static void Check(RecordScope scope, EnumReading stored, INamedTypeSymbol type, SyntaxNode? otherwise)
    {
        foreach ((string member, AttributeReading attribute) in Found(type))
        {
            // Each column of the enum asks.
            SyntaxNode? place = attribute.Syntax is null ? otherwise : attribute.PlaceOf(0);
            if (place is not null && new[] { "SHS006", "SHS007", "SHS014" }.Any(rule => scope.HasReported(rule, place))) continue;
            string name = $"{type.Name}.{member}";
            if (attribute.Text(0) is not { } former || scope.NameFrom(attribute, former, place, name) is null) continue;
            if (stored.PostgresName is null)
                scope.Report("SHS007", place, attribute.ShortName, name, $"{type.Name} is stored as text, and rows keep the text that they have; make it a [PostgresEnum], or change the rows in a revision of your own");
            else if (stored.Members.All(known => known.Name != member))
                scope.Report("SHS007", place, attribute.ShortName, name, "it is another name of a member before it, which has the label; put the attribute there");
            else if (stored.Members.FirstOrDefault(known => known.Label == former) is { } holder)
                scope.Report("SHS014", place, name, $"its label was '{former}', and '{former}' is the label of {holder.Name}; give {holder.Name} another [Label], or take [RenamedFrom] away");
            else if (stored.FormerLabels.Count(known => known.RenamedFrom == former) > 1)
                scope.Report("SHS014", place, name, $"two members had the label '{former}'; take [RenamedFrom] away from one of them");
        }
    }

    private static IEnumerable<(string Member, AttributeReading Attribute)> Found(INamedTypeSymbol type)
        => from member in type.GetMembers().OfType<IFieldSymbol>()
           from attribute in AttributeReading.Of(member)
           where attribute.Name == AttributeNames.RenamedFrom
           select (member.Name, attribute);
}
