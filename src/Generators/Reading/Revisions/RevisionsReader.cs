using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Reading.Revisions;

/// <summary>Reads the folder of revisions from the files that the compiler was given.</summary>
internal static class RevisionsReader
{
    /// <summary>The same for every order of <paramref name="texts"/>. Never throws but for a cancellation.</summary>
    /// <param name="texts">Null stands for a file of somebody else.</param>
    public static RevisionsReading Read(ImmutableArray<RevisionText?> texts)
    {
        List<RevisionText> sorted =
            [.. texts.OfType<RevisionText>().OrderBy(text => text.File.Path, StringComparer.Ordinal).ThenBy(text => text.Path, StringComparer.Ordinal)];
        if (sorted.Count == 0) return RevisionsReading.None;
        try
        {
            RevisionSet set = RevisionSetReader.Read(sorted.Select(text => text.File));
            return new RevisionsReading(
                set.Findings.Select(finding => new Problem(finding.Rule.Id, PlaceOf(finding, sorted), finding.Arguments)).ToEquatableArray(), HeadOf(set, sorted));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new RevisionsReading(EquatableArrays.Of(InternalProblem.Of(fault, RevisionFiles.Folder, PlaceOf(RevisionFiles.Head, 1, sorted))), null);
        }
    }

    private static HeadModel? HeadOf(RevisionSet set, List<RevisionText> texts)
    {
        if (!set.Findings.IsEmpty || set.Heads is not [{ } head]) return null;
        SchemaModel model = RevisionModels.At(set, head.Id);
        return new HeadModel(model, ManifestWriter.Write(model), PlaceOf(RevisionFiles.Head, 1, texts));
    }

    private static Place PlaceOf(RevisionFinding finding, List<RevisionText> texts) => PlaceOf(finding.Path, finding.Line, texts);

    /// <summary>The whole line; for a file that is not there, where it should be.</summary>
    private static Place PlaceOf(string path, int line, List<RevisionText> texts)
    {
        if (texts.Find(text => text.File.Path == path) is { } found) return Place.OfLine(found.Path, found.File.Text, line);
        RevisionText any = texts[0];
        return Place.OfLine(any.Path.Substring(0, any.Path.Length - any.File.Path.Length) + path, "", 1);
    }
}
