using System.Runtime.Versioning;

// The tests send signals and read /proc; file modes are the least of it.
[assembly: UnsupportedOSPlatform("windows")]
