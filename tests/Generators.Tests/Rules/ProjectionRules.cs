namespace StudyHub.Schema.Generators.Tests.Rules;

/// <summary>A few tables, and a projection over them.</summary>
internal static class ProjectionRules
{
    /// <summary>Lessons of teachers, in rooms that may be none; teachers are soft-deleted.</summary>
    public const string Tables = """

        public enum Kind { Talk, [Label("lab work")] Lab }
        [PostgresEnum] public enum Level { Low, High }
        public sealed record Plan { public int Steps { get; init; } }
        [Table, FrameworkRoot] public sealed record Campus { public Guid Id { get; init; } public required string City { get; init; } }
        [Table] public sealed record House { public Guid Id { get; init; } public required string Street { get; init; } }
        [Table] public sealed record Room { public Guid Id { get; init; } public required string Door { get; init; } [References<House>] public Guid HouseId { get; init; } }
        [Table] public sealed record Teacher : ISoftDeletable { public Guid Id { get; init; } public required string Name { get; init; } public DateTimeOffset? DeletedAt { get; init; } }
        [Table, FrameworkAware, References<Pair>(nameof(First), nameof(Second)), References<OtherPair>(nameof(First), nameof(Second), Name = "fk_other")]
        public sealed record Lesson
        {
            public Guid Id { get; init; }
            public Guid FrameworkId { get; init; }
            [References<Teacher>] public Guid TeacherId { get; init; }
            [References<Room>] public Guid? RoomId { get; init; }
            [References<House>] public Guid HouseId { get; init; }
            public int First { get; init; }
            public int Second { get; init; }
            public required string Title { get; init; }
            public string? Note { get; init; }
            public int Minutes { get; init; }
            public int? Break { get; init; }
            public double Weight { get; init; }
            public Kind Kind { get; init; }
            public Level Level { get; init; }
            public DateOnly HeldOn { get; init; }
            public string[] Tags { get; init; } = [];
            [Jsonb] public Plan Plan { get; init; } = new();
        }
        [Table, PrimaryKey(nameof(A), nameof(B))] public sealed record Pair { public int A { get; init; } public int B { get; init; } public required string Name { get; init; } }
        [Table, PrimaryKey(nameof(A), nameof(B))] public sealed record OtherPair { public int A { get; init; } public int B { get; init; } }

        """;

    public static string Projection(string members, string head = "[Projection<Lesson>] public sealed partial record Shown") => Tables + head + "\n{\n    " + members + "\n}\n";

    public static void Reports(string rule, string members, string place, params string[] mentions) => RuleCheck.Reports(rule, Projection(members), place, mentions);

    public static void Accepts(string members) => RuleCheck.Accepts(Projection(members));
}
