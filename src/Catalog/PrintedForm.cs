using System;
using System.Linq;
using System.Text;

namespace StudyHub.Schema.Catalog;

/// <summary>
/// What PostgreSQL prints is read back as the same condition, and not always printed the same again: with <see cref="CastArray"/> it takes
/// one dump and restore to come to rest.
/// </summary>
internal static class PrintedForm
{
    /// <summary>The two say the same: they are equal, or will be when they have been read back once.</summary>
    public static bool AreSame(string one, string other) => one == other || AtRest(one) == AtRest(other);

    /// <summary>As it will be printed after it was read back.</summary>
    public static string AtRest(string printed) => Replaced(
        printed, array => (array.Start, array.End, $"ARRAY[{string.Join(", ", array.Elements.Select(element => $"({element})::{array.Type}"))}]"));

    /// <summary>What is read back as exactly this: the array's own type is written out, so that it is no array of casts.</summary>
    public static string Faithful(string printed) => Replaced(
        printed, array => (array.BracketEnd, array.BracketEnd, array.ElementType is { } type ? $"::{type}[]" : ""));

    private static string Replaced(string printed, Func<CastArray, (int From, int To, string Text)> replace)
    {
        StringBuilder text = new();
        int copied = 0;
        foreach ((int from, int to, string put) in CastArray.In(printed).Select(replace))
        {
            text.Append(printed, copied, from - copied).Append(put);
            copied = to;
        }
        return copied == 0 ? printed : text.Append(printed, copied, printed.Length - copied).ToString();
    }
}
