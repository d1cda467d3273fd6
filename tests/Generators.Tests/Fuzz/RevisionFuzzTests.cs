using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Reading.Revisions;
using StudyHub.Schema.Generators.Tests.Harness;
using StudyHub.Schema.Generators.Tests.Revisions;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Tests.Fuzz;

/// <summary>Files of revisions that somebody cut, doubled or scrambled: each is reported, none makes the generator fail.</summary>
public sealed class RevisionFuzzTests
{
    private const int Rounds = 2_000;

    [Fact]
    public void Whatever_a_file_holds_is_read_and_what_was_changed_is_found()
    {
        RevisionFile[] whole = [.. RevisionScenes.Whole().Files];
        Random random = new(20261127);
        for (int i = 0; i < Rounds; i++)
        {
            List<RevisionFile> files = [.. whole];
            int at = random.Next(files.Count);
            string mutant = Mutated(files[at].Text, random);
            files[at] = files[at] with { Text = mutant };

            RevisionsReading reading = RevisionsReader.Read([.. files.Select(file => new RevisionText("/src/db/migrations/" + file.Path, file))]);

            reading.Problems.ShouldNotContain(problem => problem.Rule == "SHS999", mutant);
            foreach (Problem problem in reading.Problems) _ = string.Format(null, Diagnostics.Rules.Find(problem.Rule).MessageFormat.ToString(null), [.. problem.Arguments]);
            // A head file may say the same with more room around it.
            if (mutant.Trim() != whole[at].Text.Trim()) reading.Problems.ShouldNotBeEmpty($"{files[at].Path}\n{mutant}");
        }
    }

    private static string Mutated(string text, Random random)
    {
        int start = random.Next(text.Length);
        int length = random.Next(Math.Min(40, text.Length - start)) + 1;
        string piece = text.Substring(start, length);
        return random.Next(5) switch
        {
            0 => text[..start],
            1 => text.Remove(start, length),
            2 => text.Insert(start, piece),
            3 => text.Insert(random.Next(text.Length), "{}[]\",:'\\-$;/\u0000é"[random.Next(14)].ToString()),
            _ => text.Remove(start, length).Insert(start, new string([.. piece.Reverse()])),
        };
    }
}
