using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Drafting;

/// <summary>Makes new revisions: the plan there and back between two models, frozen as SQL.</summary>
public static class RevisionDrafts
{
    /// <param name="before">The model at <paramref name="parent"/>.</param>
    /// <param name="after">The model to be.</param>
    /// <param name="parent">The head; null for the first revision.</param>
    /// <param name="name">As <see cref="RevisionFiles.NameFrom"/> gives it.</param>
    /// <param name="irreversible">Why there is to be no way back; null where there is one.</param>
    /// <exception cref="UnplannableChangeException">The planner has no steps for a change.</exception>
    /// <exception cref="StepCycleException">Steps wait for each other.</exception>
    public static RevisionDraft Make(SchemaModel before, SchemaModel after, RevisionId? parent, string name, string? irreversible = null)
    {
        EquatableArray<RevisionId> parents = parent is null ? default : EquatableArrays.Of(parent);
        RevisionId id = IdOf(parents, name, SchemaFingerprint.Of(after));
        PlanEffects there = EffectsOf(SchemaDiffer.Compare(before, after));
        // Roles belong to the server and are never taken away, nor is who may become them.
        PlanEffects back = new(EffectsOf(SchemaDiffer.CompareBack(before, after)).Steps.Where(effects => effects.Step.Part != ScriptPart.Roles).ToEquatableArray());
        EquatableArray<string> losses = there.Losses.Select(loss => loss.Sentence).ToEquatableArray();
        EquatableArray<string> openings = there.Widenings.Select(widening => widening.Sentence).ToEquatableArray();
        EquatableArray<string> backConsents = ConsentsOf(back).ToEquatableArray();
        RevisionDraft draft = New(
            new RevisionManifest
            {
                Id = id,
                Name = name,
                Database = after.Name,
                Parents = parents,
                After = SchemaFingerprint.Of(after),
                UpHash = "",
                Irreversible = irreversible,
                Consents = losses.Concat(openings).ToEquatableArray(),
                BackConsents = irreversible is null ? backConsents : default,
                Delta = ModelDelta.Between(before, after),
            },
            ScriptDraft.Write(Header(id, name, "the way there", losses.Concat(openings).Select(sentence => "Agreed to: " + sentence)), there),
            irreversible is null ? ScriptDraft.Write(Header(id, name, "the way back", backConsents.Select(sentence => "To be agreed to: " + sentence)), back) : null);
        return draft with { Losses = losses, Openings = openings, Risks = RisksOf(there, irreversible is null).ToEquatableArray() };
    }

    /// <summary>A revision that leaves the model as it is, for steps that people write.</summary>
    /// <param name="model">The model at <paramref name="parent"/>; that of a database without revisions is empty but for its name.</param>
    /// <param name="parent">The head; null for the first revision.</param>
    /// <param name="name">As <see cref="RevisionFiles.NameFrom"/> gives it.</param>
    /// <param name="irreversible">Why there is to be no way back; null where there is one.</param>
    public static RevisionDraft MakeEmpty(SchemaModel model, RevisionId? parent, string name, string? irreversible = null)
    {
        EquatableArray<RevisionId> parents = parent is null ? default : EquatableArrays.Of(parent);
        RevisionId id = IdOf(parents, name, SchemaFingerprint.Of(model));
        return New(
            new RevisionManifest
            {
                Id = id,
                Name = name,
                Database = model.Name,
                Parents = parents,
                After = SchemaFingerprint.Of(model),
                UpHash = "",
                Irreversible = irreversible,
            },
            ScriptDraft.WriteEmpty(Header(id, name, "the way there", []), id),
            irreversible is null ? ScriptDraft.WriteEmpty(Header(id, name, "the way back", []), id) : null);
    }

    /// <summary>The revision that two heads have in common from now on. Both have been applied by then, so that only what neither did is left to do.</summary>
    /// <param name="first">One head, whose model the delta is to.</param>
    /// <param name="second">The other.</param>
    /// <param name="before">The model at <paramref name="first"/>.</param>
    /// <param name="merged">The model of both.</param>
    /// <param name="name">As <see cref="RevisionFiles.NameFrom"/> gives it.</param>
    public static RevisionDraft Merge(RevisionId first, RevisionId second, SchemaModel before, SchemaModel merged, string name)
    {
        EquatableArray<RevisionId> parents = EquatableArrays.Of(first, second);
        RevisionId id = IdOf(parents, name, SchemaFingerprint.Of(merged));
        return New(
            new RevisionManifest
            {
                Id = id,
                Name = name,
                Database = merged.Name,
                Parents = parents,
                After = SchemaFingerprint.Of(merged),
                UpHash = "",
                Delta = ModelDelta.Between(before, merged),
            },
            ScriptDraft.Write(Header(id, name, $"the way there; {first} and {second} belong together", []), new PlanEffects(default)),
            ScriptDraft.Write(Header(id, name, "the way back", []), new PlanEffects(default)));
    }

    /// <summary>The same revision with other scripts: for an edit that was made before any database had it. The head stays what it is.</summary>
    /// <param name="revision">As it was frozen.</param>
    /// <param name="up">What up.sql holds now.</param>
    /// <param name="down">What down.sql holds now; null where there is to be no way back.</param>
    /// <param name="irreversible">Why not; null where there is one.</param>
    public static RevisionDraft Freeze(Revision revision, string up, string? down, string? irreversible) => Freeze(
        new RevisionManifest
        {
            Id = revision.Id,
            Name = revision.Name,
            Database = revision.Database,
            Parents = revision.Parents,
            After = revision.After,
            UpHash = "",
            Irreversible = irreversible,
            Consents = revision.Consents,
            BackConsents = revision.BackConsents,
            Delta = revision.Delta,
        },
        up,
        down);

    private static RevisionDraft New(RevisionManifest manifest, string up, string? down)
    {
        RevisionDraft draft = Freeze(manifest, up, down);
        return draft with { Files = draft.Files.With(RevisionFiles.HeadFile(manifest.Id)) };
    }

    private static RevisionDraft Freeze(RevisionManifest manifest, string up, string? down)
    {
        string folder = RevisionFiles.FolderOf(manifest.Id, manifest.Name) + "/";
        RevisionManifest frozen = manifest with { UpHash = RevisionHash.Of(up), DownHash = down is null ? null : RevisionHash.Of(down) };
        List<RevisionFile> files = [new(folder + RevisionFiles.Manifest, frozen.Write()), new(folder + RevisionFiles.Up, up)];
        if (down is not null) files.Add(new(folder + RevisionFiles.Down, down));
        return new RevisionDraft(manifest.Id, manifest.Name, files.ToEquatableArray(), default, default, default);
    }

    /// <summary>Of what the revision is, so that the same change on the same parent is the same revision wherever it is made.</summary>
    private static RevisionId IdOf(EquatableArray<RevisionId> parents, string name, string after)
        => new(RevisionHash.Of(string.Join(" ", parents) + "\n" + name + "\n" + after).Substring(0, RevisionId.Length));

    private static PlanEffects EffectsOf(SchemaDifference difference) => EffectReader.Of(MigrationPlanner.Plan(difference), difference);

    private static IEnumerable<string> ConsentsOf(PlanEffects effects)
        => effects.Losses.Select(loss => loss.Sentence).Concat(effects.Widenings.Select(widening => widening.Sentence));

    private static IEnumerable<string> RisksOf(PlanEffects there, bool hasWayBack)
    {
        foreach (Obstacle obstacle in there.Obstacles) yield return obstacle.Sentence;
        if (hasWayBack && there.Reversibility == Reversibility.Irreversible)
            yield return "PostgreSQL has no cast for the way back: write it into down.sql, or say that there is none";
    }

    private static IEnumerable<string> Header(RevisionId id, string name, string what, IEnumerable<string> more) => new[]
    {
        $"Revision {id} {name}: {what}.",
        $"A database remembers what it was when it ran it. Before any has, edit it, then run: studyhub-schema freeze {id}",
    }.Concat(more);
}
