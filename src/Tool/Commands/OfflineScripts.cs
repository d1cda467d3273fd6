using System;
using System.CommandLine;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Migrations.Offline;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;

namespace StudyHub.Schema.Tool.Commands;

/// <summary>Revisions for psql: what <c>script FROM:TO</c> prints, and <c>upgrade</c> and <c>downgrade</c> with --sql.</summary>
internal static class OfflineScripts
{
    /// <param name="set">Without findings.</param>
    /// <param name="text">FROM:TO, or one revision alone: from the beginning to it.</param>
    /// <exception cref="BadInputException">No such revisions, no way on, or a number without a place to count from.</exception>
    public static string Up(RevisionSet set, string text)
    {
        if (text.StartsWith('-') || text == RevisionRange.Base) throw new BadInputException($"An upgrade does not go to {text}; the way back is: studyhub-schema downgrade {text} --sql");
        // The script would pass over what the database has: +2 from the beginning would be nothing to one that has two.
        if (RevisionRange.IsCount(text))
            throw new BadInputException($"{text} counts from where the database is, and --sql asks none. Say where it is, such as base:{text} or ID:{text}, or leave --sql out.");
        RevisionRange range = RevisionRange.Parse(set, text.Contains(':') ? text : $"{RevisionRange.Base}:{text}");
        if (range.IsBack(set)) throw new BadInputException($"{text} leads back. Run: studyhub-schema downgrade {text} --sql");
        return Script(set, range, text, allowDataLoss: false);
    }

    /// <param name="set">Without findings.</param>
    /// <param name="text">FROM:TO, or one revision alone, or a number of them: from the head back.</param>
    /// <param name="allowDataLoss">Agrees to what is lost.</param>
    /// <exception cref="BadInputException">No such revisions, or no way back.</exception>
    public static string Back(RevisionSet set, string text, bool allowDataLoss)
    {
        if (text.StartsWith('+') || text == RevisionFiles.Head) throw new BadInputException($"A downgrade does not go to {text}. Run: studyhub-schema upgrade {text}");
        RevisionRange range = RevisionRange.Parse(set, text.Contains(':') ? text : $"{RevisionFiles.Head}:{text}");
        if (!range.IsBack(set)) throw new BadInputException($"{text} does not lead back: {(range.From == range.To ? "both are the same" : "run studyhub-schema upgrade " + text + " --sql")}.");
        return Script(set, range, text, allowDataLoss);
    }

    /// <summary>Reads the revisions and prints what is made of them.</summary>
    public static async Task<int> PrintAsync(CommonOptions common, ParseResult parsed, Func<RevisionSet, string> write, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(common.Json)) throw new BadInputException("--sql prints a script for psql, and --json wants JSON alone. Give one of them; what an upgrade would run is in JSON with --dry-run --json.");
        RevisionInput revisions = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
        revisions.RequireWhole("A script is made only of revisions that are well.");
        revisions.RequireAny();
        await Console.Out.WriteAsync(write(revisions.Set));
        return ExitCodes.Well;
    }

    /// <summary>Whichever way it leads.</summary>
    /// <exception cref="BadInputException">No such revisions, or no way between them.</exception>
    public static string Between(RevisionSet set, string text, bool allowDataLoss) => Script(set, RevisionRange.Parse(set, text), text, allowDataLoss);

    private static string Script(RevisionSet set, RevisionRange range, string text, bool allowDataLoss)
    {
        if (range.IsBack(set)) return OfflineScript.Downgrade(set, range.From!.Id, range.To?.Id, allowDataLoss);
        return range.To is { } to
            ? OfflineScript.Upgrade(set, range.From?.Id, to.Id)
            : throw new BadInputException($"'{text}' leads nowhere. Write FROM:TO, such as base:head.");
    }
}
