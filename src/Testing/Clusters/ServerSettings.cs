using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>The lines that go below the ones that initdb writes into postgresql.conf.</summary>
internal static class ServerSettings
{
    public static string Text(string socketDirectory, int port, IReadOnlyDictionary<string, string> further)
    {
        bool windows = OperatingSystem.IsWindows();
        List<KeyValuePair<string, string>> settings =
        [
            new("listen_addresses", windows ? "127.0.0.1" : ""),
            new("unix_socket_directories", windows ? "" : socketDirectory),
            new("unix_socket_permissions", "0700"),
            new("port", port.ToString(CultureInfo.InvariantCulture)),
            new("max_connections", "200"),
            // The data is thrown away: nothing needs to survive a crash.
            new("fsync", "off"),
            new("synchronous_commit", "off"),
            new("full_page_writes", "off"),
            new("wal_level", "minimal"),
            new("max_wal_senders", "0"),
            // The log may lie in memory, and a checkpoint that syncs nothing costs little.
            new("min_wal_size", "32MB"),
            new("max_wal_size", "256MB"),
            // Compiling a query to machine code costs seconds where its rows take milliseconds.
            new("jit", "off"),
            // initdb takes these two from the machine; results should not depend on where they were made.
            new("timezone", "UTC"),
            new("log_timezone", "UTC"),
            .. further.OrderBy(setting => setting.Key, StringComparer.Ordinal),
        ];
        return $"\n{string.Concat(settings.Select(setting => $"{setting.Key} = '{Quoted(setting.Value)}'\n"))}";
    }

    private static string Quoted(string value)
        => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
}
