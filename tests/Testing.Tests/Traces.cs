using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Npgsql;
using Xunit;

namespace StudyHub.Schema.Testing.Tests;

/// <summary>What a cluster leaves on the machine.</summary>
internal static class Traces
{
    /// <summary>The cluster's directory, from a connection string to its socket.</summary>
    public static string DirectoryOf(string connectionString)
        => Path.GetDirectoryName(new NpgsqlConnectionStringBuilder(connectionString).Host)!;

    /// <summary>The processes whose command line or working directory is in the directory: servers and watchdogs.</summary>
    public static Dictionary<int, string> ProcessesOf(string directory)
    {
        Dictionary<int, string> found = [];
        foreach (string process in Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            try
            {
                string command = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline"))).Replace('\0', ' ');
                string? working = new FileInfo(Path.Combine(process, "cwd")).LinkTarget;
                if (command.Contains(directory, StringComparison.Ordinal) || working?.StartsWith(directory, StringComparison.Ordinal) == true)
                    found[int.Parse(Path.GetFileName(process))] = command;
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        return found;
    }

    /// <summary>Waits until directory and processes are gone; the message names what stays.</summary>
    public static async Task ShouldVanishAsync(string directory, TimeSpan limit)
    {
        DateTime end = DateTime.UtcNow + limit;
        while (true)
        {
            Dictionary<int, string> processes = ProcessesOf(directory);
            if (!Directory.Exists(directory) && processes.Count == 0)
                return;
            if (DateTime.UtcNow > end)
                Assert.Fail($"{directory} {(Directory.Exists(directory) ? "exists" : "is gone")}; processes: {string.Join("; ", processes)}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
