using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace StudyHub.Schema.Generators.Tests.Fuzz;

/// <summary>Sources as they are while somebody types: some tokens gone, twice there, or in each other's place.</summary>
internal sealed class Mutants(string source, int seed)
{
    private readonly Random random = new(seed);
    private readonly IReadOnlyList<string> tokens =
        [.. Harness.Compiled.Tree(source, "/seed.cs").GetRoot().DescendantTokens().Select(token => token.ToFullString())];

    public string Next()
    {
        List<string> text = [.. tokens];
        int edits = 1 + random.Next(3);
        for (int i = 0; i < edits; i++)
        {
            int at = random.Next(text.Count);
            int other = random.Next(text.Count);
            switch (random.Next(4))
            {
                case 0: text.RemoveAt(at); break;
                case 1: text.Insert(at, text[at]); break;
                case 2: (text[at], text[other]) = (text[other], text[at]); break;
                default: text[at] = text[other]; break;
            }
        }
        return text.Aggregate(new StringBuilder(), (all, token) => all.Append(token)).ToString();
    }
}
