using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Core.Tests.Revisions;

/// <summary>Folders of revisions to try things with.</summary>
internal static class Chain
{
    /// <summary>Tables t1 to tN, each with a key.</summary>
    public static SchemaModel Tables(int count) => new()
    {
        Name = "Demo",
        Tables = Enumerable.Range(1, count).Select(i => Table($"t{i}")).OrderBy(table => table.Name).ToEquatableArray(),
    };

    public static TableModel Table(string name) => new()
    {
        Name = new QualifiedName("public", name),
        Columns = EquatableArrays.Of(
            new ColumnModel { Name = new Identifier("id"), Type = PgType.Uuid, IsNullable = false },
            new ColumnModel { Name = new Identifier("body"), Type = PgType.Text, IsNullable = true }),
        PrimaryKey = new PrimaryKeyModel(new Identifier("pk_" + name), EquatableArrays.Of(new Identifier("id"))),
    };

    /// <summary>The files after one revision for each model, from nothing to the last.</summary>
    public static List<RevisionFile> Of(params SchemaModel[] models)
    {
        Dictionary<string, RevisionFile> files = [];
        SchemaModel before = SchemaModel.Empty;
        RevisionId? parent = null;
        for (int i = 0; i < models.Length; i++)
        {
            RevisionDraft draft = RevisionDrafts.Make(before, models[i], parent, $"step_{i + 1}");
            foreach (RevisionFile file in draft.Files) files[file.Path] = file;
            (before, parent) = (models[i], draft.Id);
        }
        return [.. files.Values];
    }

    public static List<RevisionFile> Edited(this IEnumerable<RevisionFile> files, string end, System.Func<string, string> edit)
        => [.. files.Select(file => file.Path.EndsWith(end, System.StringComparison.Ordinal) ? file with { Text = edit(file.Text) } : file)];

    public static List<RevisionFile> Without(this IEnumerable<RevisionFile> files, string end)
        => [.. files.Where(file => !file.Path.EndsWith(end, System.StringComparison.Ordinal))];
}
