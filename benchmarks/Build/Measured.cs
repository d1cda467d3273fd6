using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StudyHub.Schema.Benchmarks.Build;

/// <summary>What a command and all that it started took: CPU and wall seconds, and the largest of its processes.</summary>
internal readonly record struct Measured(double Cpu, double Wall, double PeakMegabytes)
{
    /// <summary>The first argument of the process that measures: one for each command, since the system counts ended children for good.</summary>
    public const string Mode = "--measure";

    private const int Children = -1;

    /// <summary>Runs a command in a process of its own that adds up its children.</summary>
    public static Measured Of(string folder, params string[] command)
    {
        string output = Run(folder, Environment.ProcessPath!, [Mode, .. command]);
        string[] numbers = output.Trim().Split('\n')[^1].Split(' ');
        double At(int i) => double.Parse(numbers[i], CultureInfo.InvariantCulture);
        return new Measured(At(0), At(1), At(2));
    }

    /// <summary>The measuring process itself.</summary>
    public static void Write(string[] command)
    {
        long start = Stopwatch.GetTimestamp();
        Run(Environment.CurrentDirectory, command[0], command[1..]);
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (GetUsage(Children, out Usage usage) != 0) throw new InvalidOperationException("The system does not say what its processes took.");
        double peak = usage.PeakMemory * (OperatingSystem.IsMacOS() ? 1 : 1024) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{usage.User.Seconds + usage.System.Seconds:F3} {wall:F3} {peak:F0}"));
    }

    public static string Run(string folder, string file, string[] arguments)
    {
        ProcessStartInfo start = new(file, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)}\n{output}");
    }

    public static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    [DllImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static extern int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        private readonly long seconds;
        private readonly long microseconds;

        public readonly double Seconds => seconds + (microseconds & 0xffff_ffff) / 1e6;
    }

    // struct rusage of 64-bit Linux and macOS: fourteen longs follow the two times; the first is the largest resident set.
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public Time User;
        public Time System;
        public long PeakMemory;
    }
}
