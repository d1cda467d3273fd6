using System;
using System.Collections.Concurrent;

namespace StudyHub.Schema.Repositories;

/// <summary>
/// The texts of one INSERT, by which columns it leaves to their DEFAULT: each is put together at its first use. A program has few of
/// them; one that has very many still gets its texts, only not kept.
/// </summary>
internal sealed class WriteTexts(Func<long, string> compose)
{
    private const int Kept = 256;

    private readonly ConcurrentDictionary<long, string> known = new();

    /// <param name="left">A bit for each optional column that is left out.</param>
    public string this[long left]
    {
        get
        {
            if (known.TryGetValue(left, out string? text)) return text;
            text = compose(left);
            return known.Count < Kept ? known.GetOrAdd(left, text) : text;
        }
    }
}
