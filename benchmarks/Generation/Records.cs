using System.Globalization;
using System.Text;

namespace StudyHub.Schema.Benchmarks.Generation;

/// <summary>The sources that are measured: <c>tables</c> records of 14 columns, in the shape of the samples, ten of them a file.</summary>
internal static class Records
{
    public const int PerFile = 10;

    public static string[] Sources(int tables)
    {
        List<string> files = [];
        for (int first = 0; first < tables; first += PerFile)
        {
            StringBuilder text = new("using System;\nusing StudyHub.Schema;\nnamespace Measured;\n");
            for (int i = first; i < Math.Min(tables, first + PerFile); i++) text.Append(Source(i));
            files.Add(text.ToString());
        }
        files.Add(
            """
            using StudyHub.Schema;
            [assembly: Database("Measured")]
            namespace Measured;
            public enum Standing { NotStarted, Developing, Secure }
            public sealed record Settings { public string Tutor { get; init; } = "socratic"; public string[] Tags { get; init; } = []; }
            public static class Unrelated { public static int Body() { int one = 1; return one; } }
            """);
        return [.. files];
    }

    private static string Source(int i)
    {
        string reference = i == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"[References<Table{i - 1}>(OnDelete = OnDelete.Cascade)] ");
        return string.Create(CultureInfo.InvariantCulture, $$"""

            /// <summary>Measured table number {{i}}.</summary>
            [Table, Index(nameof(OwnerId), nameof(DueOn))]
            public sealed partial record Table{{i}} : ITimestamped
            {
                public Guid Id { get; init; }
                {{reference}}public Guid OwnerId { get; init; }
                [Unique, Length(30)] public required string Code { get; init; }
                [Length(100)] public required string Name { get; init; }
                /// <summary>What it is about.</summary>
                public string? Description { get; init; }
                public Standing Standing { get; init; } = Standing.NotStarted;
                [Numeric(4, 2)] public decimal Ease { get; init; } = 2.5m;
                public int Count { get; init; }
                public bool IsActive { get; init; } = true;
                public DateOnly? DueOn { get; init; }
                [Jsonb] public Settings Settings { get; init; } = new();
                public string[] Labels { get; init; } = [];
                public DateTimeOffset CreatedAt { get; init; }
                public DateTimeOffset UpdatedAt { get; init; }

                [Check] static bool CountIsNotNegative(Table{{i}} row) => row.Count >= 0;
                [Policy(Command.All)] static bool Own(Table{{i}} row, Session session) => row.OwnerId == session.UserId;
                [Query(OrderBy = [nameof(DueOn)])] static bool Due(Table{{i}} row, Guid ownerId, DateOnly today) => row.OwnerId == ownerId && row.DueOn <= today;
            }

            """);
    }
}
