using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// Puts the objects of db/objects among those that the records make: each need becomes what is meant by it, and what is not there, twice,
/// or waiting for itself is found.
/// </summary>
internal sealed class RawObjectLinker
{
    private readonly SchemaModel schema;
    private readonly FindingList findings;
    private readonly List<RawObjectDeclaration> declarations = [];
    private readonly HashSet<RawReference> known = [];
    private readonly ILookup<string, RawReference> functions;
    private readonly ILookup<QualifiedName, RawReference> byName;

    private RawObjectLinker(SchemaModel schema, IEnumerable<RawObjectDeclaration> objects, NameClaims names, FindingList findings)
    {
        (this.schema, this.findings) = (schema, findings);
        List<(QualifiedName Name, RawReference Reference)> named =
        [
            .. schema.Tables.Select(table => (table.Name, RawReference.Table(table.Name))),
            .. schema.Enums.Select(type => (type.Name, RawReference.Enum(type.Name))),
            .. schema.Functions.Select(function => (function.Name, RawReference.Function(function))),
        ];
        known.UnionWith(named.Select(item => item.Reference));
        known.UnionWith(schema.Roles.Select(role => RawReference.Role(role.Name)));
        foreach (RawObjectDeclaration declaration in objects.OrderBy(item => item.File, StringComparer.Ordinal))
        {
            if (!IsFirst(declaration, names)) continue;
            declarations.Add(declaration);
            if (declaration.Object.Schema is { } space && RawMentions.NameOf(declaration.Object) is { } name) named.Add((new QualifiedName(space, new Identifier(name)), declaration.Object.Reference));
        }
        byName = named.ToLookup(item => item.Name, item => item.Reference);
        functions = known.Where(item => item.Name.EndsWith(")", StringComparison.Ordinal)).ToLookup(item => item.Kind + " " + item.Name.Substring(0, item.Name.IndexOf('(')), StringComparer.Ordinal);
    }

    /// <summary>Sorted by kind and name. What is part of a circle, and what needs that, is left out.</summary>
    public static EquatableArray<RawObjectModel> Link(SchemaModel schema, EquatableArray<RawObjectDeclaration> objects, NameClaims names, FindingList findings)
        => objects.IsEmpty ? default : new RawObjectLinker(schema, objects, names, findings).Link();

    private EquatableArray<RawObjectModel> Link()
    {
        List<(RawObjectDeclaration Declaration, RawObjectModel Model)> linked = [];
        foreach (RawObjectDeclaration declaration in declarations)
        {
            RawObjectModel item = declaration.Object with { Needs = declaration.Object.Needs.SelectMany(need => Meant(declaration, need)).Distinct().OrderBy(need => need).ToEquatableArray() };
            CheckNames(declaration, item);
            linked.Add((declaration, item));
        }
        return WithoutCircles(linked).Select(pair => pair.Model).OrderBy(item => item.Reference).ToEquatableArray();
    }

    private bool IsFirst(RawObjectDeclaration declaration, NameClaims names)
    {
        RawReference reference = declaration.Object.Reference;
        if (!known.Add(reference))
        {
            string other = declarations.FirstOrDefault(item => item.Object.Reference == reference) is { } first ? FileName(first) : "the records";
            findings.Add(ObjectRules.ObjectTwice, declaration.File, null, reference.ToString(), other, FileName(declaration));
            return false;
        }
        return names.ClaimRaw(declaration);
    }

    /// <summary>A function may be meant by its name alone, an enum also as a type. A schema that is named is made, as those of tables are.</summary>
    private IEnumerable<RawReference> Meant(RawObjectDeclaration declaration, RawReference need)
    {
        if (need.Kind == RawReference.SchemaKind) return [need];
        RawReference asEnum = need with { Kind = RawReference.EnumKind };
        IEnumerable<RawReference> meant = known.Contains(need) ? [need] : need.Kind == "type" && known.Contains(asEnum) ? [asEnum] : functions[need.ToString()];
        if (!meant.Any()) findings.Add(ObjectRules.NeedUnknown, declaration.File, need.ToString(), declaration.Object.Reference.ToString(), need.ToString());
        return meant.Where(item => item != declaration.Object.Reference);
    }

    private void CheckNames(RawObjectDeclaration declaration, RawObjectModel item)
    {
        HashSet<RawReference> said = [.. item.Needs, .. declaration.Mentions.SelectMany(mention => Meant(declaration, mention)), item.Reference];
        foreach (QualifiedName name in declaration.Names)
        {
            List<RawReference> candidates = [.. byName[name]];
            // Of several functions of one name, one will do.
            if (candidates.Count > 0 && !candidates.Any(said.Contains))
                findings.Add(ObjectRules.NeedMissing, declaration.File, name.ToString(), item.Reference.ToString(), candidates[0].ToString());
        }
    }

    /// <summary>A table waits for what its checks, defaults and types name; so it can be part of a circle.</summary>
    private IEnumerable<(RawObjectDeclaration Declaration, RawObjectModel Model)> WithoutCircles(List<(RawObjectDeclaration Declaration, RawObjectModel Model)> linked)
    {
        Dictionary<RawReference, IReadOnlyList<RawReference>> needs = linked.ToDictionary(pair => pair.Model.Reference, pair => (IReadOnlyList<RawReference>)pair.Model.Needs);
        foreach (TableModel table in schema.Tables.Where(table => table.IsManaged))
            needs[RawReference.Table(table.Name)] = [.. linked.Select(pair => pair.Model).Where(item => Texts(table).Any(text => RawMentions.In(text, item))).Select(item => item.Reference)];
        DependencyLayers<RawReference> layers = DependencyLayers<RawReference>.Of([.. needs.Keys.OrderBy(key => key)], key => needs[key]);
        if (layers.Circle.Count == 0) return linked;

        string members = string.Join(", ", layers.Circle);
        HashSet<RawReference> circle = [.. layers.Circle];
        (RawObjectDeclaration reported, RawObjectModel model) = linked.First(pair => circle.Contains(pair.Model.Reference));
        findings.Add(ObjectRules.ObjectCycle, reported.File, null, model.Reference.ToString(), members);
        HashSet<RawReference> unreachable = [.. layers.Unreachable];
        return linked.Where(pair => !unreachable.Contains(pair.Model.Reference));
    }

    /// <summary>Policies are made when all tables are there.</summary>
    private static IEnumerable<string> Texts(TableModel table)
        => table.Columns.SelectMany(column => new[] { column.Type.Name, column.Default?.Text, column.Generated?.Text })
            .Concat(table.Checks.Select(check => check.Condition.Text)).OfType<string>();

    private static string FileName(RawObjectDeclaration declaration) => declaration.File.Substring(declaration.File.LastIndexOfAny(['/', '\\']) + 1);
}
