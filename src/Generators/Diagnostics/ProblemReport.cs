using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Diagnostics;

/// <summary>Turns problems into diagnostics of a compilation.</summary>
internal static class ProblemReport
{
    public static IEnumerable<Diagnostic> Diagnostics(EquatableArray<Problem> problems, Compilation compilation)
    {
        if (problems.IsEmpty) yield break;
        ILookup<string, SyntaxTree> trees = compilation.SyntaxTrees.ToLookup(tree => tree.FilePath);
        foreach (Problem problem in problems)
        {
            object[] arguments = [.. problem.Arguments];
            yield return Diagnostic.Create(Rules.Find(problem.Rule), Restored(problem.Place, trees), arguments);
        }
    }

    private static Location Restored(Place? place, ILookup<string, SyntaxTree> trees)
    {
        if (place is null) return Location.None;
        TextSpan span = new(place.Start, place.Length);
        foreach (SyntaxTree tree in trees[place.Path])
            if (span.End <= tree.Length) return Location.Create(tree, span);
        if (place.Lines is not { } lines) return Location.None;
        return Location.Create(
            place.Path, span, new LinePositionSpan(new LinePosition(lines.StartLine, lines.StartCharacter), new LinePosition(lines.EndLine, lines.EndCharacter)));
    }
}
