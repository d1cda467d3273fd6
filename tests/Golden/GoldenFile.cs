using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace StudyHub.Schema.Golden;

/// <summary>
/// Compares text with a file beside the test, laid out as Verify does: {Class}.{Method}.verified.{extension}. A difference is written to
/// *.received.* and shown as a diff; GOLDEN_ACCEPT=1 takes the received text as the new golden file.
/// </summary>
public static class GoldenFile
{
    public static void Matches(
        string actual, string extension = "txt", string? name = null, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        string received = actual.Replace("\r\n", "\n", StringComparison.Ordinal);
        string stem = Path.Combine(
            Path.GetDirectoryName(testFile)!, $"{Path.GetFileNameWithoutExtension(testFile)}.{name ?? test}");
        string verifiedPath = $"{stem}.verified.{extension}";
        string receivedPath = $"{stem}.received.{extension}";

        string? expected = File.Exists(verifiedPath)
            ? File.ReadAllText(verifiedPath).Replace("\r\n", "\n", StringComparison.Ordinal)
            : null;
        if (expected == received)
        {
            File.Delete(receivedPath);
            return;
        }
        if (Environment.GetEnvironmentVariable("GOLDEN_ACCEPT") == "1")
        {
            File.WriteAllText(verifiedPath, received);
            File.Delete(receivedPath);
            return;
        }
        File.WriteAllText(receivedPath, received);
        throw new GoldenFileMismatchException(
            $"{Path.GetFileName(verifiedPath)} {(expected is null ? "does not exist" : "differs")}. Look at {Path.GetFileName(receivedPath)}; "
            + "run the test with GOLDEN_ACCEPT=1 if it is right.\n" + Difference(expected ?? "", received));
    }

    private static string Difference(string expected, string received)
    {
        StringBuilder text = new();
        int shown = 0;
        foreach (DiffPiece line in new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, received).Lines)
        {
            if (line.Type == ChangeType.Unchanged) continue;
            if (++shown > 60) return text.Append("…\n").ToString();
            text.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").Append(line.Text).Append('\n');
        }
        return text.ToString();
    }
}

/// <summary>A text is not what its golden file says.</summary>
public sealed class GoldenFileMismatchException(string message) : Exception(message);
