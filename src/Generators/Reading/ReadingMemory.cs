using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// The last reading of each declaration. The driver asks for every record again at each keystroke; where neither its file nor the outline
/// of the rest has changed the answer is the same, and nothing needs to be bound to know it. Holds plain values: no compilation is kept alive.
/// </summary>
/// <typeparam name="TReading">What is read.</typeparam>
internal static class ReadingMemory<TReading>
    where TReading : class, IRemembered
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();

    public static bool TryRecall(SyntaxNode declaration, CompilationOutline outline, out TReading? reading)
    {
        bool isKnown = Entries.TryGetValue(declaration, out Entry? entry) && entry.Outline.Equals(outline);
        reading = isKnown ? entry!.Reading : null;
        return isKnown;
    }

    public static void Keep(SyntaxNode declaration, CompilationOutline outline, TReading? reading)
    {
        // An edit inside a method moves what is below it without changing the outline, so places in other files would go stale.
        string path = declaration.SyntaxTree.FilePath;
        bool isOfThisFile = reading is null || reading.IsOf(path);
        // Two drivers may read one compilation at a time.
        lock (Entries)
        {
            Entries.Remove(declaration);
            if (isOfThisFile) Entries.Add(declaration, new Entry(outline, reading));
        }
    }

    private sealed class Entry(CompilationOutline outline, TReading? reading)
    {
        public CompilationOutline Outline { get; } = outline;

        public TReading? Reading { get; } = reading;
    }
}

/// <summary>A reading that can be kept.</summary>
internal interface IRemembered
{
    /// <summary>All its places are in this file.</summary>
    bool IsOf(string path);
}
