using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The schemas to create: those that our tables and enums live in, but for public and for those of somebody else.</summary>
internal static class SchemaNames
{
    private static readonly Identifier App = new("app");
    private static readonly Identifier Public = new("public");

    public static EquatableArray<Identifier> Of(IReadOnlyCollection<TableModel> tables, IEnumerable<EnumModel> enums)
        => tables.Where(table => table.IsManaged).Select(table => table.Name.Schema)
            .Concat(enums.Select(type => type.Name.Schema))
            .Except(tables.Where(table => !table.IsManaged).Select(table => table.Name.Schema).Append(Public))
            .Union([App])
            .OrderBy(schema => schema)
            .ToEquatableArray();
}
