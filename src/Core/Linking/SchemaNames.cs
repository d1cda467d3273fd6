using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The schemas to create: those that our tables, enums and raw objects live in or need, but for public and for those of somebody else.</summary>
internal static class SchemaNames
{
    private static readonly Identifier App = new("app");
    private static readonly Identifier Public = new("public");

    public static EquatableArray<Identifier> Of(IReadOnlyCollection<TableModel> tables, IEnumerable<EnumModel> enums, IReadOnlyCollection<RawObjectDeclaration> objects)
        => tables.Where(table => table.IsManaged).Select(table => table.Name.Schema)
            .Concat(enums.Select(type => type.Name.Schema))
            .Concat(objects.Select(item => item.Object.Schema).OfType<Identifier>())
            .Concat(objects.SelectMany(item => item.Object.Needs).Where(need => need.Kind == RawReference.SchemaKind).Select(need => new Identifier(SqlTokens.Read(need.Name)[0].Text)))
            .Except(tables.Where(table => !table.IsManaged).Select(table => table.Name.Schema).Append(Public))
            .Union([App])
            .OrderBy(schema => schema)
            .ToEquatableArray();
}
