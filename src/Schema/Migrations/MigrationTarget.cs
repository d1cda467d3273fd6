using System;
using System.Globalization;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Migrations;

/// <summary>Where a database is to be brought to.</summary>
public sealed record MigrationTarget
{
    private MigrationTarget(string text) => Text = text;

    /// <summary>The last revision; of several heads all.</summary>
    public static MigrationTarget Head { get; } = new("head");

    /// <summary>Before the first revision.</summary>
    public static MigrationTarget Base { get; } = new("base");

    /// <summary>As people write it: "head", "base", "+2", "-1", an id, its beginning, or a name.</summary>
    public string Text { get; }

    /// <summary>How many revisions on (or back, where it is negative); null where it is none of "+2" and "-1".</summary>
    internal int? Steps { get; private init; }

    public static MigrationTarget At(RevisionId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new(id.Value);
    }

    /// <summary>So many revisions on from where the database is, or back where it is negative.</summary>
    public static MigrationTarget By(int steps) => new(steps.ToString("+0;-0;+0", CultureInfo.InvariantCulture)) { Steps = steps };

    /// <summary>"head" (or "heads"), "base", "+2", "-1", an id, the first three or more characters of one, or a revision's name.</summary>
    /// <exception cref="MigrationTargetException">The text is empty, or a sign without a number.</exception>
    public static MigrationTarget Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (trimmed.Length == 0) throw MigrationTargetException.Nothing();
        if (trimmed[0] is '+' or '-')
        {
            return int.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int steps)
                ? By(steps)
                : throw MigrationTargetException.NoNumber(trimmed);
        }
        return trimmed is "head" or "heads" ? Head : trimmed == "base" ? Base : new MigrationTarget(trimmed);
    }

    public override string ToString() => Text;
}
