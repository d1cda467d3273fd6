using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Tests.Revisions;

/// <summary>A long history that ends where it began: each revision adds a column or takes it away.</summary>
internal static class LongFolder
{
    public const string Source = "using System; using StudyHub.Schema; [Table] public sealed partial record Note { public Guid Id { get; init; } public int Size { get; init; } }";

    /// <param name="revisions">At least 2.</param>
    public static RevisionFolder Of(int revisions)
    {
        SchemaModel model = RevisionFolder.ModelOf(Source);
        SchemaModel wider = model with
        {
            Tables = model.Tables.Select(table => table with
            {
                Columns = table.Columns.With(new ColumnModel { Name = new Identifier("weight"), Type = PgType.Integer, IsNullable = true }),
            }).ToEquatableArray(),
        };
        RevisionFolder folder = RevisionFolder.Empty.Add("initial", model);
        for (int i = 2; i < revisions; i++) folder.Add($"step_{i}", i % 2 == 0 ? wider : model);
        return folder.Add("last", model);
    }
}
