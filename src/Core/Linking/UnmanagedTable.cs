using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>A table of somebody else: what can be referenced of it, and nothing that would be written for it.</summary>
internal static class UnmanagedTable
{
    public static TableModel Link(TableScope table) => new()
    {
        Name = table.Name,
        IsManaged = false,
        Comment = table.Declaration.Comment,
        Columns = table.Columns.Models,
        PrimaryKey = table.PrimaryKey,
        Uniques = table.Uniques.Select(unique => unique.Model).OrderBy(unique => unique.Name).ToEquatableArray(),
    };
}
