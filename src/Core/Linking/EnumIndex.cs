using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The PostgreSQL enums by the C# enum they come from; those of managed tables are also created.</summary>
internal sealed class EnumIndex
{
    private readonly Dictionary<string, QualifiedName> names = new(StringComparer.Ordinal);

    /// <summary>To be created, sorted by name; <see cref="EnumUse"/> is where a finding about it belongs.</summary>
    public IReadOnlyList<EnumUse> Created { get; private set; } = [];

    public static EnumIndex Of(DatabaseDeclaration database, IEnumerable<TableDeclaration> tables, FindingList findings)
    {
        EnumIndex index = new();
        SortedDictionary<QualifiedName, EnumUse> created = new();
        IEnumerable<EnumUse> uses = tables
            .SelectMany(table => table.Enums.Select(type => new EnumUse(table, type, NameOf(database, type))))
            .OrderBy(use => use.Declaration.Type, StringComparer.Ordinal)
            .ThenBy(use => use.Table.Record, StringComparer.Ordinal)
            .ThenBy(use => use.Declaration.ToString(), StringComparer.Ordinal);
        HashSet<string> reported = new(StringComparer.Ordinal);
        foreach (EnumUse use in uses)
        {
            if (!index.names.ContainsKey(use.Declaration.Type)) index.names.Add(use.Declaration.Type, use.Name);
            if (!use.Table.IsManaged) continue;
            if (!created.TryGetValue(use.Name, out EnumUse? first))
                created.Add(use.Name, use);
            else if (first.Declaration.Labels != use.Declaration.Labels && reported.Add(use.Declaration.Type))
                findings.Add(
                    LinkingRules.EnumNameTwice, use.Table.Record, use.Member, first.Declaration.Type, use.Declaration.Type, use.Name.ToString());
        }
        index.Created = created.Values.ToList();
        return index;
    }

    public QualifiedName? NameOf(string enumType) => names.TryGetValue(enumType, out QualifiedName? name) ? name : null;

    private static QualifiedName NameOf(DatabaseDeclaration database, EnumDeclaration type) => new(type.Schema ?? database.Schema, type.Name);
}

/// <summary>An enum and the first table that uses it.</summary>
internal sealed record EnumUse(TableDeclaration Table, EnumDeclaration Declaration, QualifiedName Name)
{
    /// <summary>The property that is stored as it.</summary>
    public string? Member => Table.Columns.FirstOrDefault(column => column.EnumType == Declaration.Type)?.Member;

    public EnumModel Model => new() { Name = Name, Labels = Declaration.Labels, Comment = Declaration.Comment, FormerLabels = Declaration.FormerLabels };
}
