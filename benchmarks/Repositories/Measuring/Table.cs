using System.Globalization;

namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>Rows as Markdown, printed as soon as each is measured.</summary>
internal static class Table
{
    private const string Nothing = "–";

    public static void PrintHead(string title) => Console.WriteLine($"""

        ### {title}

        | workload | raw: wall · CPU · bytes | raw again | StudyHub | Dapper | EF Core | aims |
        |---|---|---|---|---|---|---|
        """);

    public static void Print(Row row)
    {
        Cost raw = row.Raw.Typical;
        string[] ratios = [.. row.Measured.Skip(1).Select(measured => Ratio(row, measured))];
        Console.WriteLine($"| {row.Workload} | {Time(raw.Wall)} · {Time(raw.Cpu)} · {Bytes(raw.Bytes)} | {string.Join(" | ", ratios)} | {Aims.Judge(row)} |");
        if (row.Raw.PeakHeap == 0) return;
        Console.WriteLine($"| … managed heap at its highest | {string.Join(" | ", row.Measured.Select(measured => measured.IsEmpty ? Nothing : Bytes(measured.PeakHeap)))} | |");
    }

    private static string Ratio(Row row, Measured measured)
    {
        if (measured.IsEmpty) return Nothing;
        Cost ratio = measured.RatioTo(row.Raw);
        string error = "";
        if (measured.Contestant == Contest.RawAgain) error = $" ± {Number(Math.Max(0, row.Noise - 1))}";
        return $"{Number(ratio.Wall)}{error} · {Number(ratio.Cpu)} · {Number(ratio.Bytes)}";
    }

    private static string Number(double ratio) => ratio.ToString(ratio < 9.95 ? "F2" : "F1", CultureInfo.InvariantCulture);

    private static string Time(double microseconds) => microseconds switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{microseconds:F0} µs"),
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1e3:F1} ms"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1e3:N0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1e6:F1} s"),
    };

    private static string Bytes(double bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes:F0} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F1} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB"),
    };
}
