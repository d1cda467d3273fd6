using System;
using System.Collections.Generic;
using System.Linq;

namespace StudyHub.Schema.Golden;

/// <summary>
/// A part of what is the same kind of thing over and over, where STUDYHUB_SCHEMA_SAMPLE=1 asks for it: on a machine on which all of it would
/// not end in the time that a change may wait. Otherwise all.
/// </summary>
public static class Sample
{
    private const int OneIn = 4;

    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("STUDYHUB_SCHEMA_SAMPLE") == "1";

    /// <summary>The major versions of PostgreSQL that are supported; the oldest and the newest.</summary>
    public static int[] Majors { get; } = IsAsked ? [15, 18] : [15, 16, 17, 18];

    /// <summary>All of them; one in four.</summary>
    public static T[] Of<T>(IEnumerable<T> all) => [.. all.Where((_, i) => !IsAsked || i % OneIn == 0)];

    /// <summary>So many; a quarter.</summary>
    public static int Of(int all) => IsAsked ? all / OneIn : all;
}
