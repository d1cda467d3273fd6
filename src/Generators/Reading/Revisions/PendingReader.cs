using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Reading.Revisions;

/// <summary>Finds what the records say and no revision does.</summary>
internal static class PendingReader
{
    /// <summary>Objects that are named one by one; what is beyond is counted.</summary>
    private const int Named = 20;

    /// <param name="declarations">All of the assembly.</param>
    /// <param name="manifest">The schema that they mean; null where there is none.</param>
    /// <param name="head">Where the revisions lead; null where that cannot be told.</param>
    public static PendingReading Read(SchemaDeclarations declarations, string? manifest, HeadModel? head)
    {
        if (manifest is null || head is null || manifest == head.Manifest) return PendingReading.None;
        try
        {
            SchemaModel model = ManifestReader.Read(manifest);
            EquatableArray<DescribedChange> changes = ChangeWords.Of(SchemaDiffer.Compare(head.Model, model));
            if (changes.IsEmpty) return PendingReading.None;
            ChangedMembers members = new(declarations, model);
            List<Finding> findings = [];
            foreach (DescribedChange change in changes.Take(Named))
            {
                (string record, string? member) = members.Of(change);
                findings.Add(new Finding(RevisionRules.Pending.Id, record, member, EquatableArrays.Of(change.Id.ToString(), change.Words)));
            }
            if (changes.Count > Named)
            {
                string rest = (changes.Count - Named).ToString(CultureInfo.InvariantCulture) + (changes.Count == Named + 1 ? " more object" : " more objects");
                findings.Add(new Finding(RevisionRules.Pending.Id, "", null, EquatableArrays.Of(rest, changes.Count == Named + 1 ? "differs" : "differ")));
            }
            return new PendingReading(findings.ToEquatableArray(), null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new PendingReading(default, InternalProblem.Of(fault, RevisionFiles.Folder, head.Place));
        }
    }
}

/// <summary>What the records say and no revision does.</summary>
/// <param name="Findings">By record and member, or by a file of db/objects; the empty record stands for the database.</param>
/// <param name="Failure">A fault of ours; null while all went well.</param>
internal sealed record PendingReading(EquatableArray<Finding> Findings, Problem? Failure)
{
    public static PendingReading None { get; } = new(default, null);
}
