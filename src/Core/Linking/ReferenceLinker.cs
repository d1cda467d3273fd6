using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// Declared references, and the one of each framework-aware table to its framework, as foreign keys. Between two framework-aware tables
/// the framework is part of the key, so that no row can link rows of two frameworks.
/// </summary>
internal sealed class ReferenceLinker(TableIndex index, TableScope? root, FindingList findings)
{
    public IEnumerable<LinkedReference> Link(TableScope table)
        => table.Declaration.References.Concat(FrameworkReference(table)).Select(reference => Link(table, reference)).OfType<LinkedReference>();

    private IEnumerable<ReferenceDeclaration> FrameworkReference(TableScope table)
    {
        if (root is null || table.FrameworkColumn is not { } framework) yield break;
        bool isDeclared = table.Declaration.References.Any(reference =>
            reference.Target == root.Declaration.Record && reference.Members.Count == 1 && framework.Equals(table.Columns.Of(reference.Members[0])));
        if (isDeclared) yield break;
        yield return new ReferenceDeclaration
        {
            Members = EquatableArrays.Of(TableColumns.FrameworkMember),
            Target = root.Declaration.Record,
            OnDelete = table.Declaration.FrameworkOnDelete,
        };
    }

    private LinkedReference? Link(TableScope table, ReferenceDeclaration reference)
    {
        string? member = SingleMember.Of(reference.Members);
        if (index.Find(reference.Target) is not { } target)
        {
            if (!index.IsDeclared(reference.Target))
                findings.Add(LinkingRules.TargetIsNoTable, table, member, Described(table, reference), reference.Target);
            return null;
        }
        if (table.Columns.Of(reference.Members) is not { } declared || TargetColumns(target, reference) is not { } referenced) return null;

        ReferencedKey key = ReferencedKey.Of(table, target, declared.Count, referenced, isPrimaryKey: reference.TargetMembers.IsEmpty);
        if (!key.Exists)
        {
            findings.Add(
                LinkingRules.TargetIsNoKey, table, member, Described(table, reference), target.Declaration.RecordName,
                string.Join(", ", reference.TargetMembers));
            return null;
        }
        if (!ReferenceTypes.Fit(table, declared, target, key.Declared))
        {
            findings.Add(
                LinkingRules.KeyDiffers, table, member,
                Described(table, reference), ReferenceTypes.Describe(table, declared),
                target.Declaration.RecordName, ReferenceTypes.Describe(target, key.Declared));
            return null;
        }

        bool isSameFramework = key.Framework is not null;
        ForeignKeyModel foreignKey = new()
        {
            Name = reference.Name ?? NamingRules.ForeignKey(table.Name.Name, declared),
            Columns = isSameFramework ? declared.Prepend(table.FrameworkColumn!).ToEquatableArray() : declared,
            ReferencedTable = target.Name,
            ReferencedColumns = key.All,
            OnDelete = reference.OnDelete,
            OnUpdate = reference.OnUpdate,
            OnDeleteColumns = OnDeleteColumns(table, reference.OnDelete, declared, isSameFramework),
        };
        CheckSetNull(table, foreignKey, member);
        return new LinkedReference(table, target, foreignKey, reference.IsIndexed, member, key.Missing);
    }

    private EquatableArray<Identifier>? TargetColumns(TableScope target, ReferenceDeclaration reference)
    {
        if (!reference.TargetMembers.IsEmpty) return target.Columns.Of(reference.TargetMembers);
        if (target.PrimaryKey is { } primaryKey) return primaryKey.Columns;
        // A key whose members do not exist is reported where it is declared; a table without any key is no key to point at.
        return target.Declaration.Key is null ? EquatableArray<Identifier>.Empty : null;
    }

    private static EquatableArray<Identifier> OnDeleteColumns(
        TableScope table, ReferentialAction action, EquatableArray<Identifier> declared, bool isSameFramework)
    {
        if (action is not (ReferentialAction.SetNull or ReferentialAction.SetDefault)) return [];
        EquatableArray<Identifier> own = declared.Where(column => !column.Equals(table.FrameworkColumn)).ToEquatableArray();
        return isSameFramework || own.Count < declared.Count ? own : [];
    }

    private void CheckSetNull(TableScope table, ForeignKeyModel key, string? member)
    {
        EquatableArray<Identifier> deleted = key.OnDeleteColumns.IsEmpty ? key.Columns : key.OnDeleteColumns;
        if (key.OnDelete == ReferentialAction.SetNull && deleted.FirstOrDefault(column => IsNotNull(table, column)) is { } onDelete)
            findings.Add(LinkingRules.SetNullOnNotNull, table, member, key.Name.Value, "ON DELETE", onDelete.Value);
        else if (key.OnUpdate == ReferentialAction.SetNull && key.Columns.FirstOrDefault(column => IsNotNull(table, column)) is { } onUpdate)
            findings.Add(LinkingRules.SetNullOnNotNull, table, member, key.Name.Value, "ON UPDATE", onUpdate.Value);
    }

    private static bool IsNotNull(TableScope table, Identifier column)
        => table.Columns.Named(column) is { IsNullable: false } || (table.PrimaryKey?.Columns.Contains(column) ?? false);

    private static string Described(TableScope table, ReferenceDeclaration reference)
        => table.Declaration.RecordName + "." + string.Join(", ", reference.Members);
}
