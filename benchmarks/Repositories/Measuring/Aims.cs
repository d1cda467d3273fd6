using System.Globalization;
using StudyHub.Schema.Benchmarks.Repositories.Workloads;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>What the repositories are meant to reach, and what of it a line of the table misses.</summary>
internal static class Aims
{
    private const double Wall = 1.02;
    private const double BytesOfReads = 0.77;
    private const double BytesOfWrites = 0.50;
    private const double FasterThanDapper = 1.1;
    private const double FewerBytesThanDapper = 2;
    private const double GetFasterThanEntityFramework = 1.3;
    private const double BulkFasterThanEntityFramework = 2;
    private const double FirstQuery = 1.5;

    /// <summary>"all met", or what is missed with what is aimed at.</summary>
    public static string Judge(Row row)
    {
        Measured own = row.Of(Contest.StudyHub);
        if (own.IsEmpty) return "cannot be done yet";
        string[] missed = [.. Missed(row, own).Where(miss => miss is not null).Select(miss => miss!)];
        return missed.Length == 0 ? "all met" : "missed: " + string.Join(", ", missed);
    }

    private static IEnumerable<string?> Missed(Row row, Measured own)
    {
        Cost ratio = own.RatioTo(row.Raw);
        if (row.Kind == Kind.FirstQuery)
        {
            yield return AtMost("time", ratio.Wall, FirstQuery);
            yield break;
        }
        yield return AtMost("time", ratio.Wall, Wall * row.Noise, Wall);
        if (row.Kind is Kind.Get or Kind.Read) yield return AtMost("bytes", ratio.Bytes, BytesOfReads);
        if (row.Kind == Kind.Write) yield return AtMost("bytes", ratio.Bytes, BytesOfWrites);
        if (row.Of(Contest.Dapper) is { IsEmpty: false } dapper)
        {
            Cost theirs = dapper.RatioTo(own);
            yield return AtLeast("faster than Dapper", theirs.Wall, FasterThanDapper);
            yield return AtLeast("fewer bytes than Dapper", theirs.Bytes, FewerBytesThanDapper);
        }
        if (row.Of(Contest.EntityFramework) is { IsEmpty: false } entityFramework)
        {
            double faster = entityFramework.RatioTo(own).Wall;
            if (row.Kind == Kind.Get) yield return AtLeast("faster than EF", faster, GetFasterThanEntityFramework);
            if (row.Kind == Kind.BulkWrite) yield return AtLeast("faster than EF", faster, BulkFasterThanEntityFramework);
        }
    }

    private static string? AtMost(string what, double value, double allowed, double? aim = null)
        => value <= allowed ? null : string.Create(CultureInfo.InvariantCulture, $"{what} {value:F2} (≤ {aim ?? allowed:F2})");

    private static string? AtLeast(string what, double value, double aim)
        => value >= aim ? null : string.Create(CultureInfo.InvariantCulture, $"{value:F2}× {what} (≥ {aim:F1})");
}
