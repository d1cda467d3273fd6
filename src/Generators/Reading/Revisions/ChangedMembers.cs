using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Generators.Reading.Revisions;

/// <summary>Finds where in the records an object of the schema is written.</summary>
internal sealed class ChangedMembers
{
    private static readonly (string Record, string? Member) OfDatabase = ("", null);

    private readonly Dictionary<QualifiedName, TableDeclaration> tables = [];
    private readonly Dictionary<ObjectId, string> files = [];
    private readonly Dictionary<ObjectId, SchemaObject> objects;
    private readonly Dictionary<RolePurpose, Identifier> roles;
    private readonly Identifier schema;

    /// <param name="declarations">All of the assembly.</param>
    /// <param name="model">What they mean.</param>
    public ChangedMembers(SchemaDeclarations declarations, SchemaModel model)
    {
        schema = declarations.Database.Schema;
        foreach (RawObjectDeclaration file in declarations.Objects) files[ObjectId.Raw(file.Object)] = file.File;
        foreach (TableDeclaration table in declarations.Tables.OrderBy(table => table.Record, StringComparer.Ordinal))
            tables[new QualifiedName(table.Schema ?? schema, table.Name)] = table;
        objects = SchemaObjects.Of(model).ToDictionary(item => item.Id);
        roles = model.Roles.ToDictionary(role => role.Purpose, role => role.Name);
    }

    /// <summary>
    /// The record, and the member where it is one; the record alone for what is written on it, and for what it no longer has; the file for
    /// what db/objects says; neither for what belongs to no table.
    /// </summary>
    public (string Record, string? Member) Of(DescribedChange change)
    {
        SchemaObject? item = change.IsGone || !objects.TryGetValue(change.Id, out SchemaObject? found) ? null : found;
        if (item is SchemaObject.Enum type) return MemberOf(type.Model);
        if (files.TryGetValue(change.Id, out string? file)) return (file, null);
        if (change.Id.Kind < ObjectKind.Table || !tables.TryGetValue(new QualifiedName(change.Id.Path[0], change.Id.Path[1]), out TableDeclaration? table))
            return OfDatabase;
        return (table.Record, item is null ? null : MemberOf(item, table));
    }

    private string? MemberOf(SchemaObject item, TableDeclaration table) => item switch
    {
        SchemaObject.Column column => MemberOf(column.Model.Name, table),
        SchemaObject.PrimaryKey key => OnlyMemberOf(key.Model.Columns, table),
        SchemaObject.Unique unique => OnlyMemberOf(unique.Model.Columns, table),
        SchemaObject.ForeignKey key => OnlyMemberOf(key.Model.Columns, table),
        SchemaObject.Index index => OnlyMemberOf(index.Model.Keys.Select(key => key.Column).OfType<Identifier>(), table),
        SchemaObject.Check check => table.Checks.FirstOrDefault(declared => declared.Name == check.Model.Name)?.Member,
        SchemaObject.Policy policy => PolicyMember.Of(policy.Model, table, roles),
        // Rows that refer to others of their table are a seed of their own: "~0002 Topics".
        SchemaObject.Seed seed => table.Seeds.FirstOrDefault(declared =>
            seed.Model.Name == declared.Member || seed.Model.Name.EndsWith(" " + declared.Member, StringComparison.Ordinal))?.Member,
        _ => null,
    };

    private static string? MemberOf(Identifier column, TableDeclaration table)
        => table.Columns.FirstOrDefault(declared => declared.Column.Name == column)?.Member;

    /// <summary>The one property that a key is about; the linker may have put the framework in front of it.</summary>
    private static string? OnlyMemberOf(IEnumerable<Identifier> columns, TableDeclaration table)
    {
        string?[] members = [.. columns.Select(column => MemberOf(column, table)).Where(member => member != RecordReader.FrameworkMember)];
        return members.Length == 1 ? members[0] : null;
    }

    /// <summary>The first property that is stored as it.</summary>
    private (string Record, string? Member) MemberOf(EnumModel type)
    {
        foreach (TableDeclaration table in tables.Values)
        {
            foreach (EnumDeclaration declared in table.Enums)
            {
                if (new QualifiedName(declared.Schema ?? schema, declared.Name) == type.Name)
                    return (table.Record, table.Columns.FirstOrDefault(column => column.EnumType == declared.Type)?.Member);
            }
        }
        return OfDatabase;
    }
}
