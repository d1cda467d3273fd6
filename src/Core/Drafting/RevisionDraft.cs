using StudyHub.Schema.Collections;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Drafting;

/// <summary>A new revision, as the files that are to be written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Files">The revision's own, and the head file.</param>
/// <param name="Losses">What the way there loses, each a sentence: to be agreed to.</param>
/// <param name="Openings">What the way there makes more visible, each a sentence: to be agreed to.</param>
/// <param name="Risks">Where rows that are there may make it fail: to be known.</param>
public sealed record RevisionDraft(
    RevisionId Id,
    string Name,
    EquatableArray<RevisionFile> Files,
    EquatableArray<string> Losses,
    EquatableArray<string> Openings,
    EquatableArray<string> Risks);
