using StudyHub.Schema.Benchmarks.Repositories.Workloads;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>One line of the table: a workload with or without sessions, and all contestants in it.</summary>
/// <param name="Measured">Raw first, then raw again, then the others; empty for what a contestant cannot do.</param>
internal sealed record Row(string Workload, Kind Kind, bool InSessions, int Turns, IReadOnlyList<Measured> Measured)
{
    public Measured Raw => Measured[0];

    public Measured RawAgain => Measured[1];

    public Measured Of(string contestant) => Measured.First(measured => measured.Contestant == contestant);

    /// <summary>How far raw is from itself in this run, as a factor of 1 or more.</summary>
    public double Noise
    {
        get
        {
            (double low, double high) = RawAgain.ChanceTo(Raw);
            return Math.Max(1, Math.Max(high, 1 / low));
        }
    }
}
