using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Merging;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Printing;

/// <summary>What add, merge or freeze wrote, or why it wrote nothing.</summary>
internal sealed record DraftReport
{
    /// <summary>The revision, also where it was not written for want of consent; null where there is none to write.</summary>
    public RevisionId? Id { get; init; }

    public string? Name { get; init; }

    public EquatableArray<RevisionId> Parents { get; init; }

    /// <summary>The files that were written, as people find them from where they are; none where nothing was.</summary>
    public EquatableArray<string> Files { get; init; }

    /// <summary>What the revision changes in the model, against its first parent.</summary>
    public EquatableArray<DescribedChange> Changes { get; init; }

    /// <summary>What the revision says that was agreed to.</summary>
    public EquatableArray<string> Consents { get; init; }

    public EquatableArray<string> Losses { get; init; }

    public EquatableArray<string> Openings { get; init; }

    public EquatableArray<string> Risks { get; init; }

    /// <summary>What does not go together, of a merge: the left is the first parent's.</summary>
    public EquatableArray<MergeConflict> Conflicts { get; init; }

    /// <summary>The options that have to be given before it is written.</summary>
    public EquatableArray<string> Needs { get; init; }

    public static DraftReport Of(RevisionDraft draft, EquatableArray<RevisionId> parents, EquatableArray<DescribedChange> changes) => new()
    {
        Id = draft.Id,
        Name = draft.Name,
        Parents = parents,
        Changes = changes,
        Losses = draft.Losses,
        Openings = draft.Openings,
        Risks = draft.Risks,
    };
}
