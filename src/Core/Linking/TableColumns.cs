using System;
using System.Collections.Generic;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>A table's columns, found by C# property or by name.</summary>
internal sealed class TableColumns
{
    /// <summary>The property that holds a framework-aware record's framework.</summary>
    public const string FrameworkMember = "FrameworkId";

    private readonly Dictionary<string, Identifier> byMember = new(StringComparer.Ordinal);
    private readonly Dictionary<Identifier, (ColumnModel Column, string Member)> byName = new();

    /// <summary>In the order of the record.</summary>
    public EquatableArray<ColumnModel> Models { get; private set; }

    public static TableColumns Of(TableDeclaration table, EnumIndex enums, FindingList findings)
    {
        TableColumns columns = new();
        List<ColumnModel> models = new();
        foreach (ColumnDeclaration declaration in table.Columns)
        {
            ColumnModel column = Linked(table, declaration, enums);
            if (!columns.byMember.ContainsKey(declaration.Member)) columns.byMember.Add(declaration.Member, column.Name);
            if (columns.byName.TryGetValue(column.Name, out (ColumnModel Column, string Member) first))
            {
                findings.Add(
                    LinkingRules.ColumnNameTwice, table.Record, declaration.Member,
                    table.RecordName, first.Member, declaration.Member, column.Name.Value);
                continue;
            }
            columns.byName.Add(column.Name, (column, declaration.Member));
            models.Add(column);
        }
        columns.Models = models.ToEquatableArray();
        return columns;
    }

    public Identifier? Of(string member) => byMember.TryGetValue(member, out Identifier? name) ? name : null;

    /// <summary>The columns in the order of <paramref name="members"/>; null when one does not exist, or when there are none.</summary>
    public EquatableArray<Identifier>? Of(EquatableArray<string> members)
    {
        if (members.IsEmpty) return null;
        List<Identifier> columns = new();
        foreach (string member in members)
        {
            if (Of(member) is not { } column) return null;
            columns.Add(column);
        }
        return columns.ToEquatableArray();
    }

    public ColumnModel? Named(Identifier name) => byName.TryGetValue(name, out (ColumnModel Column, string Member) found) ? found.Column : null;

    public string? MemberOf(Identifier name) => byName.TryGetValue(name, out (ColumnModel Column, string Member) found) ? found.Member : null;

    public bool Contains(Identifier name) => byName.ContainsKey(name);

    private static ColumnModel Linked(TableDeclaration table, ColumnDeclaration declaration, EnumIndex enums)
    {
        ColumnModel column = declaration.Column;
        if (declaration.EnumType is { } enumType && enums.NameOf(enumType) is { } name)
            column = column with { Type = column.Type with { Name = name.Name.Value, Schema = name.Schema } };
        bool isFramework = table.IsFrameworkAware && !table.IsFrameworkRoot && declaration.Member == FrameworkMember;
        return isFramework ? column with { IsNullable = false } : column;
    }
}
