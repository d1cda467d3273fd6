namespace StudyHub.Schema.Benchmarks.Repositories.Measuring;

/// <summary>All turns of one contestant at one workload.</summary>
internal sealed class Measured(string contestant)
{
    private readonly List<Cost> turns = [];

    public string Contestant { get; } = contestant;

    public bool IsEmpty => turns.Count == 0;

    /// <summary>The most that was ever in use by managed objects during a turn, in bytes; 0 where it is not asked.</summary>
    public long PeakHeap { get; set; }

    /// <summary>The turn that a quarter of the turns are faster than: what else the machine does only ever slows a turn down.</summary>
    public Cost Typical => new(Quartile(turns, turn => turn.Wall), Quartile(turns, turn => turn.Cpu), Quartile(turns, turn => turn.Bytes));

    public void Add(Cost turn) => turns.Add(turn);

    public bool IsSlowerThan(Measured other, double factor) => !IsEmpty && !other.IsEmpty && RatioTo(other).Wall > factor;

    public Cost RatioTo(Measured other)
    {
        (Cost mine, Cost theirs) = (Typical, other.Typical);
        return new Cost(mine.Wall / theirs.Wall, mine.Cpu / theirs.Cpu, mine.Bytes / theirs.Bytes);
    }

    /// <summary>
    /// Between which factors the ratio of the walls lies by chance alone, 95 of 100 times: the turns of both, drawn again and again from
    /// themselves.
    /// </summary>
    public (double Low, double High) ChanceTo(Measured other)
    {
        const int Draws = 400;
        Random random = new(20261127);
        double[] ratios = new double[Draws];
        for (int i = 0; i < Draws; i++) ratios[i] = Again(turns) / Again(other.turns);
        Array.Sort(ratios);
        return (ratios[Draws / 40], ratios[Draws - Draws / 40 - 1]);

        double Again(List<Cost> of) => Quartile(random.GetItems([.. of], of.Count), turn => turn.Wall);
    }

    private static double Quartile(IReadOnlyCollection<Cost> of, Func<Cost, double> value) => of.Select(value).Order().ElementAt(of.Count / 4);
}
