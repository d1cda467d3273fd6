using System;
using System.IO;
using System.Text;

namespace StudyHub.Schema.Testing.Clusters;

/// <summary>
/// The directories in which clusters lie: in memory on a Linux that has plenty of it, otherwise among the temporary files. Making and
/// dropping a database is hundreds of small files, which on a disk's file system takes several times the processor time.
/// </summary>
internal static class ClusterPlaces
{
    public const string Memory = "/dev/shm";

    /// <summary>
    /// The bytes that must be free in memory. A cluster has 60 MB, a database 8 MB more; several processes may have theirs at once, and
    /// the server's own shared memory is there too.
    /// </summary>
    public const long Room = 4L << 30;

    private const string UsualTemporary = "/tmp";

    // sockaddr_un holds 104 bytes on macOS and 108 on Linux, with the final zero.
    private const int LongestSocketPath = 103;

    /// <summary>Every directory in which clusters of this user may lie.</summary>
    public static string[] All() => OperatingSystem.IsWindows() ? [Path.GetTempPath()] : [Temporary(), UsualTemporary, Memory];

    /// <summary>The directory for a new cluster.</summary>
    public static string For(ServerUser user) => For(user, Temporary(), Room);

    /// <param name="user">Has to reach it.</param>
    /// <param name="temporary">The temporary directory. One that is not the usual was asked for (TMPDIR), and is taken.</param>
    /// <param name="room">The bytes that must be free in memory.</param>
    public static string For(ServerUser user, string temporary, long room)
    {
        if (OperatingSystem.IsWindows())
            return temporary;
        if (temporary == UsualTemporary && HasRoomInMemory(room))
            return Memory;
        int socketLength = Encoding.UTF8.GetByteCount($"{temporary}/{ClusterDirectory.Prefix}0123456789abcdef/server/.s.PGSQL.5432");
        return socketLength <= LongestSocketPath && user.CanReach(temporary) ? temporary : UsualTemporary;
    }

    // What a container may use counts too: its files in memory are its memory.
    private static bool HasRoomInMemory(long room)
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists(Memory) || !File.GetUnixFileMode(Memory).HasFlag(UnixFileMode.OtherWrite | UnixFileMode.OtherExecute))
            return false;
        DriveInfo drive = new(Memory);
        return drive.DriveFormat == "tmpfs" && drive.AvailableFreeSpace >= room && GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >= room;
    }

    private static string Temporary() => OperatingSystem.IsWindows() ? Path.GetTempPath() : Path.GetTempPath().TrimEnd('/');
}
