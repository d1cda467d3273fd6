using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Testing.Processes;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>Who runs the server programs: this user, or another one when this user is root, whom PostgreSQL refuses.</summary>
internal sealed record ServerUser
{
    private static readonly string[] Preferred = ["postgres", "_postgres", "nobody"];

    /// <summary>The other user's name; <see langword="null"/> means that the programs run as the user of this process.</summary>
    public string? OtherName { get; private init; }

    /// <summary>The words that stand before a command to run it as that user; none for this user.</summary>
    public IReadOnlyList<string> Prefix { get; private init; } = [];

    public string Description => OtherName is null ? "this user" : $"the user {OtherName}";

    public ShellCommand Command(params string[] words) => new([.. Prefix, .. words]);

    /// <returns>The user; <see langword="null"/>, with a reason more, when this process is root and no way to become another user works.</returns>
    public static async Task<ServerUser?> FindAsync(List<string> reasons, CancellationToken cancellationToken)
    {
        // On Windows pg_ctl itself gives the rights of an administrator up.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerUser();

        string[][] accounts = [.. (await File.ReadAllLinesAsync("/etc/passwd", cancellationToken).ConfigureAwait(false)).Select(line => line.Split(':'))];
        List<string> tried = [];
        foreach (string name in Preferred)
        {
            if (accounts.FirstOrDefault(account => account.Length > 3 && account[0] == name) is not [_, _, string userId, string groupId, ..])
                continue;
            // Minimal images differ in which of these they have; the full setpriv is the one without side effects such as a login session.
            string[][] prefixes =
            [
                ["setpriv", $"--reuid={userId}", $"--regid={groupId}", "--clear-groups", "--"],
                ["runuser", "-u", name, "--"],
                ["su", "-s", "/bin/sh", "-c", "exec \"$@\"", "--", name, "sh"],
            ];
            foreach (string[] prefix in prefixes)
            {
                ServerUser user = new() { OtherName = name, Prefix = prefix };
                if ((await user.Command("true").RunAsync(cancellationToken).ConfigureAwait(false)).Succeeded)
                    return user;
                tried.Add($"{prefix[0]} to {name}");
            }
        }

        reasons.Add(
            $"a cluster here: this process is root, which PostgreSQL refuses to run as, and no other user could be become (tried {(tried.Count == 0 ? "nothing: neither postgres nor nobody is in /etc/passwd" : string.Join(", ", tried))}); "
            + "run as an ordinary user or install util-linux (setpriv)");
        return null;
    }

    /// <summary>Gives a path to the other user; nothing to do for this user.</summary>
    public async Task TakeOverAsync(string path, CancellationToken cancellationToken)
    {
        if (OtherName is null)
            return;
        CommandResult result = await new ShellCommand("chown", $"{OtherName}:", path).RunAsync(cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new PostgresUnavailableException($"{path} could not be given to {Description}:\n{result.Tail}");
    }

    /// <summary>Whether the other user can pass through every directory above <paramref name="path"/>; always so for this user.</summary>
    public bool CanReach(string path)
    {
        if (OtherName is null || OperatingSystem.IsWindows())
            return true;
        for (DirectoryInfo? directory = new(path); directory is not null; directory = directory.Parent)
        {
            if (directory.Exists && !directory.UnixFileMode.HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }
}
