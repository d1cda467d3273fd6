using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// The last reading of each declaration. The driver asks for every record again at each keystroke; where neither its file nor the outline
/// of the rest has changed the answer is the same, and nothing needs to be bound to know it. Holds plain values: no compilation is kept alive.
/// </summary>
internal static class ReadingMemory
{
    private static readonly ConditionalWeakTable<SyntaxNode, Entry> Entries = new();

    public static bool TryRecall(SyntaxNode declaration, CompilationOutline outline, out TableReading? reading)
    {
        bool isKnown = Entries.TryGetValue(declaration, out Entry? entry) && entry.Outline.Equals(outline);
        reading = isKnown ? entry!.Reading : null;
        return isKnown;
    }

    public static void Keep(SyntaxNode declaration, CompilationOutline outline, TableReading? reading)
    {
        // An edit inside a method moves what is below it without changing the outline, so places in other files would go stale.
        string path = declaration.SyntaxTree.FilePath;
        bool isOfThisFile = reading is null || reading.Places.All(place => place.Place.Path == path)
            && reading.Problems.All(problem => problem.Place is null || problem.Place.Path == path);
        // Two drivers may read one compilation at a time.
        lock (Entries)
        {
            Entries.Remove(declaration);
            if (isOfThisFile) Entries.Add(declaration, new Entry(outline, reading));
        }
    }

    private sealed class Entry(CompilationOutline outline, TableReading? reading)
    {
        public CompilationOutline Outline { get; } = outline;

        public TableReading? Reading { get; } = reading;
    }
}
