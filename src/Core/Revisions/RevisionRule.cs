using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Revisions;

/// <summary>A rule about the files of revisions.</summary>
/// <param name="Id">SHS3 and two digits; its page is docs/rules/{Id}.md.</param>
/// <param name="MessageFormat">With {0}, {1} … for a finding's arguments.</param>
/// <param name="Description">Why it is a fault, in a sentence or two.</param>
public sealed record RevisionRule(string Id, string Title, string MessageFormat, string Description);

/// <summary>Something that is wrong with the files.</summary>
/// <param name="Rule">What it is a case of.</param>
/// <param name="Path">The file, as in <see cref="RevisionFile.Path"/>.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
public sealed record RevisionFinding(RevisionRule Rule, string Path, int Line, EquatableArray<string> Arguments)
{
    public string Message => string.Format(
        System.Globalization.CultureInfo.InvariantCulture, Rule.MessageFormat, System.Linq.Enumerable.ToArray<object>(Arguments));

    /// <summary>"3f9c2ab81d04_add_notes/up.sql(12): SHS306: …".</summary>
    public override string ToString() => $"{Path}({Line}): {Rule.Id}: {Message}";
}
