using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Revisions;

/// <summary>The model that a database has at a revision: the deltas from the first revision on, each to its first parent.</summary>
public static class RevisionModels
{
    /// <param name="set">Without findings.</param>
    /// <param name="id">One of its revisions; null for before the first.</param>
    /// <exception cref="ArgumentException">The revision is not in the set, or the revisions do not follow from each other.</exception>
    public static SchemaModel At(RevisionSet set, RevisionId? id)
    {
        if (id is null) return SchemaModel.Empty;
        Dictionary<RevisionId, Revision> revisions = set.Revisions.ToDictionary(revision => revision.Id);
        if (!revisions.TryGetValue(id, out Revision? wanted)) throw new ArgumentException($"There is no revision {id}.", nameof(id));
        return At(revisions, wanted, out string flaw) ?? throw new ArgumentException($"Revision {wanted.Title} does not follow from its parents: {flaw}.", nameof(set));
    }

    /// <summary>Where the chain is broken, by the fingerprints of the heads and of what is merged.</summary>
    internal static void Check(RevisionSet set, List<RevisionFinding> findings)
    {
        Dictionary<RevisionId, Revision> revisions = set.Revisions.ToDictionary(revision => revision.Id);
        foreach (Revision revision in set.Heads.Concat(set.Revisions.Where(revision => revision.Parents.Count > 1)).Distinct())
        {
            SchemaModel? model = At(revisions, revision, out string flaw);
            if (model is null || SchemaFingerprint.Of(model) != revision.After)
            {
                findings.Add(new(RevisionRules.BrokenChain, RevisionSetReader.ManifestOf(revision), 1, EquatableArrays.Of(
                    revision.Title, model is null ? flaw : "the model that comes of them is not the one that it names")));
            }
        }
    }

    private static SchemaModel? At(Dictionary<RevisionId, Revision> revisions, Revision wanted, out string flaw)
    {
        Stack<Revision> chain = new();
        for (Revision? at = wanted; at is not null; at = at.Parents.IsEmpty ? null : revisions[at.Parents[0]]) chain.Push(at);
        Dictionary<ObjectId, SchemaObject> objects = [];
        foreach (Revision revision in chain)
        {
            if (revision.Delta.ApplyTo(objects) is not { } missing) continue;
            flaw = $"{revision.Title} removes {missing}, which is not there";
            return null;
        }
        try
        {
            flaw = "";
            // A table before what belongs to it; then everything in the one order that models have.
            SchemaModel model = SchemaObjects.ToModel(wanted.Database, objects.Values.OrderBy(item => item.Id.Kind));
            return SchemaObjects.ToModel(wanted.Database, SchemaObjects.Of(model));
        }
        catch (ArgumentException reason)
        {
            flaw = reason.Message;
            return null;
        }
    }
}
