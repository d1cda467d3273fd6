using System.Collections.Generic;

namespace StudyHub.Schema.Lexing;

/// <summary>Tells the line of a place in a text.</summary>
public sealed class LineIndex
{
    private readonly List<int> starts = [0];

    public LineIndex(string text)
    {
        for (int at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1)) starts.Add(at + 1);
    }

    /// <summary>Counted from 1.</summary>
    public int Of(int at)
    {
        int found = starts.BinarySearch(at);
        return found >= 0 ? found + 1 : ~found;
    }
}
