using System;

namespace StudyHub.Schema.Testing;

/// <summary>The ways to a server, in the order in which they are tried.</summary>
[Flags]
public enum PostgresRoads
{
    /// <summary>The server that the variable <c>STUDYHUB_DATABASE</c> names; used as it is, nothing is started.</summary>
    Environment = 1,

    /// <summary>A throw-away cluster from server binaries on this machine.</summary>
    Installed = 2,

    /// <summary>A throw-away cluster from server binaries that npm fetches into the user's cache (about 60 MB, once per version).</summary>
    Npm = 4,

    /// <summary>A container of the image <c>postgres</c>.</summary>
    Docker = 8,

    /// <summary>Every road.</summary>
    All = Environment | Installed | Npm | Docker,
}
