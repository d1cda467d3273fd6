using System.Globalization;

namespace StudyHub.Schema.Benchmarks.Repositories;

/// <summary>What the command line asks for.</summary>
/// <param name="Rows">Of student_outcome_progress.</param>
/// <param name="Rounds">Turns of each contestant at each workload; fewer where a turn is long.</param>
/// <param name="Sessions">True for sessions alone, false for none, null for both.</param>
/// <param name="Allocations">Print what is allocated in place of measuring.</param>
/// <param name="Workloads">Empty for all.</param>
internal sealed record Options(int Rows, int Rounds, bool? Sessions, bool Allocations, IReadOnlyList<string> Workloads)
{
    public const string Usage = "[--rows N] [--rounds N] [--sessions yes|no] [--allocations] [workload …]";

    /// <exception cref="ArgumentException">An argument is not known, or not a number that can be used.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        Options options = new(1_000_000, 31, null, false, []);
        for (int i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--rows" => options with { Rows = Number(++i, 10_000) / 100 * 100 },
                "--rounds" => options with { Rounds = Number(++i, 1) },
                "--sessions" => options with { Sessions = Value(++i) == "yes" },
                "--allocations" => options with { Allocations = true },
                ['-', ..] unknown => throw new ArgumentException($"{unknown} is not known. {Usage}"),
                string workload => options with { Workloads = [.. options.Workloads, workload] },
            };
        }
        return options;

        string Value(int i) => i < arguments.Count ? arguments[i] : throw new ArgumentException($"{arguments[i - 1]} lacks its value. {Usage}");

        int Number(int i, int least) => int.TryParse(Value(i), CultureInfo.InvariantCulture, out int number) && number >= least
            ? number : throw new ArgumentException($"{arguments[i - 1]} wants a number from {least}. {Usage}");
    }

    public bool Wants(string workload) => Workloads.Count == 0 || Workloads.Contains(workload);
}
