using System;
using System.IO;
using StudyHub.Schema.Testing.Clusters;

namespace StudyHub.Schema.Testing.Binaries;

/// <summary>Where fetched programs and initialised data directories are kept from one run to the next.</summary>
internal static class CacheDirectory
{
    private const string Name = "studyhub-schema";

    /// <summary>The full path; the directory need not exist.</summary>
    public static string Of(Surroundings surroundings, ServerUser user)
    {
        if (surroundings.Given("XDG_CACHE_HOME") is { } cache && user.CanReach(cache))
            return Path.Combine(cache, Name);
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), Name);

        string home = surroundings.Given("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string usual = OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches") : Path.Combine(home, ".cache");
        // Root's home is closed to the user that runs the server, who has to read what is cached.
        return Path.Combine(user.CanReach(usual) ? usual : "/var/cache", Name);
    }
}
