using System;
using System.Collections.Generic;
using System.Linq;
using CfiPros;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Proofs.Tests;

/// <summary>Two revisions of the sample: all of it, and a change. What is planted is planted in the second.</summary>
internal sealed class History
{
    public static readonly QualifiedName Results = new("public", "test_results");

    private readonly Dictionary<string, RevisionFile> files = [];

    private History()
    {
    }

    public static SchemaModel Sample { get; } = CfiProsDatabase.Schema.Model;

    public RevisionSet Set => RevisionSetReader.Read(files.Values);

    public IReadOnlyCollection<RevisionFile> Files => files.Values;

    /// <summary>The sample, then <paramref name="change"/> of the table of test results.</summary>
    public static History Of(Func<TableModel, TableModel> change) => Of(model => model with
    {
        Tables = model.Tables.Select(table => table.Name == Results ? change(table) : table).ToEquatableArray(),
    });

    public static History Of(Func<SchemaModel, SchemaModel> change)
    {
        History history = new();
        RevisionDraft first = history.Add(RevisionDrafts.Make(SchemaModel.Empty, Sample, null, "all"));
        history.Add(RevisionDrafts.Make(Sample, change(Sample), first.Id, "change"));
        return history;
    }

    /// <summary>A column that may be null, with an index.</summary>
    public static History OfColumnAndIndex() => Of(table => table with
    {
        Columns = table.Columns.With(new ColumnModel { Name = new("examiner"), Type = PgType.Varchar(40), IsNullable = true }),
        Indexes = table.Indexes.With(new IndexModel { Name = new("idx_test_results_examiner"), Keys = EquatableArrays.Of(new IndexKey { Column = new("examiner") }) }),
    });

    /// <summary>Without a column that rows have values in.</summary>
    public static History OfDroppedColumn() => Of(table => table with
    {
        Columns = table.Columns.Where(column => column.Name.Value != "test_code").ToEquatableArray(),
        Grants = table.Grants.Select(grant => grant with { Columns = grant.Columns.Where(column => column.Value != "test_code").ToEquatableArray() }).ToEquatableArray(),
    });

    /// <summary>Other scripts, or consents, for the second revision.</summary>
    public History Edited(Func<string, string>? up = null, Func<string, string>? down = null, string? irreversible = null, string[]? consents = null)
    {
        Revision last = Set.Heads.Single();
        Revision edited = last with { Consents = (consents ?? []).ToEquatableArray() };
        Add(RevisionDrafts.Freeze(
            edited, Edit(last.Up.Text, up), irreversible is null ? Edit(last.Down!.Text, down) : null, irreversible));
        if (irreversible is not null) files.Remove(last.Folder + "/" + RevisionFiles.Down);
        return this;
    }

    private static string Edit(string text, Func<string, string>? edit)
    {
        if (edit is null) return text;
        string edited = edit(text);
        edited.ShouldNotBe(text, "the fault was not planted");
        return edited;
    }

    private RevisionDraft Add(RevisionDraft draft)
    {
        foreach (RevisionFile file in draft.Files) files[file.Path] = file;
        return draft;
    }
}
