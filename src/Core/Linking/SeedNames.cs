using System;

namespace StudyHub.Schema.Linking;

/// <summary>
/// Names of seeds. A table's seeds are written in the order of their names, so those that refer to rows of the same table get a name that
/// sorts behind: a tilde, which sorts behind all letters of ASCII, and the number of the layer.
/// </summary>
internal static class SeedNames
{
    /// <param name="layer">0 for rows that need no other row of their table.</param>
    public static string Of(int layer, string member)
        => layer == 0 && member.Length > 0 && member[0] < '~' ? member : FormattableString.Invariant($"~{layer + 1:D4} {member}");
}
