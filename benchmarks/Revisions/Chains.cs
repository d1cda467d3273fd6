using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Benchmarks.Revisions;

/// <summary>A long chain of revisions on the disk.</summary>
internal static class Chains
{
    /// <returns>The model at the head.</returns>
    public static SchemaModel Write(string folder, int revisions, int tables)
    {
        SchemaModel before = SchemaModel.Empty;
        SchemaModel model = new()
        {
            Name = "Chain",
            Tables = Enumerable.Range(0, tables).Select(Table).OrderBy(table => table.Name).ToEquatableArray(),
        };
        RevisionId? parent = null;
        for (int i = 1; i <= revisions; i++)
        {
            RevisionDraft draft = RevisionDrafts.Make(before, model, parent, $"step_{i}");
            foreach (RevisionFile file in draft.Files)
            {
                string path = Path.Combine(folder, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, file.Text);
            }
            (before, parent) = (model, draft.Id);
            if (i < revisions) model = Next(model, i + 1);
        }
        return model;
    }

    /// <summary>One column more, in a table that the number chooses.</summary>
    public static SchemaModel Next(SchemaModel model, int number)
    {
        int at = number % model.Tables.Count;
        TableModel table = model.Tables[at];
        TableModel wider = table with { Columns = table.Columns.With(new ColumnModel { Name = new($"added_{number}"), Type = PgType.Text, IsNullable = true }) };
        return model with { Tables = model.Tables.Select((item, i) => i == at ? wider : item).ToEquatableArray() };
    }

    public static RevisionSet Read(string folder) => RevisionSetReader.Read(Files(folder));

    public static List<RevisionFile> Files(string folder)
    {
        List<RevisionFile> files = [new(RevisionFiles.Head, File.ReadAllText(Path.Combine(folder, RevisionFiles.Head)))];
        foreach (string revision in Directory.GetDirectories(folder))
            foreach (string name in (string[])[RevisionFiles.Manifest, RevisionFiles.Up, RevisionFiles.Down])
                files.Add(new(Path.GetFileName(revision) + "/" + name, File.ReadAllText(Path.Combine(revision, name))));
        return files;
    }

    private static TableModel Table(int number)
    {
        string name = $"table_{number:D4}";
        return new TableModel
        {
            Name = new QualifiedName("public", name),
            Columns = Enumerable.Range(0, 14).Select(i => new ColumnModel
            {
                Name = new(i == 0 ? "id" : $"column_{i}"),
                Type = i == 0 ? PgType.Uuid : i % 3 == 0 ? PgType.Integer : PgType.Text,
                IsNullable = i > 6,
            }).ToEquatableArray(),
            PrimaryKey = new PrimaryKeyModel(new("pk_" + name), EquatableArrays.Of(new Identifier("id"))),
            Indexes = EquatableArrays.Of(new IndexModel { Name = new($"idx_{name}_column_1"), Keys = EquatableArrays.Of(new IndexKey { Column = new("column_1") }) }),
        };
    }
}
