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
    public static string Up(RevisionSet set, string text)
        => Between(set, text.Contains(':') ? text : "base:" + text, allowDataLoss: false);

    /// <param name="set">Without findings.</param>
    /// <param name="text">FROM:TO, or one revision alone: from the head back to it.</param>
    /// <param name="allowDataLoss">Agrees to what is lost.</param>
    public static string Back(RevisionSet set, string text, bool allowDataLoss)
        => Between(set, text.Contains(':') ? text : $"{RevisionFiles.Head}:{text}", allowDataLoss);

    /// <summary>Reads the revisions and prints what is made of them.</summary>
    public static async Task<int> PrintAsync(CommonOptions common, ParseResult parsed, Func<RevisionSet, string> write, CancellationToken cancellationToken)
    {
        RevisionInput revisions = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
        revisions.RequireWhole("A script is made only of revisions that are well.");
        await Console.Out.WriteAsync(write(revisions.Set));
        return ExitCodes.Well;
    }

    /// <exception cref="BadInputException">No such revisions, or no way between them.</exception>
    public static string Between(RevisionSet set, string text, bool allowDataLoss)
    {
        RevisionRange range = RevisionRange.Parse(set, text);
        if (range.IsBack(set)) return OfflineScript.Downgrade(set, range.From!.Id, range.To?.Id, allowDataLoss);
        return range.To is { } to
            ? OfflineScript.Upgrade(set, range.From?.Id, to.Id)
            : throw new BadInputException($"'{text}' leads nowhere. Write FROM:TO, such as base:head.");
    }
}
