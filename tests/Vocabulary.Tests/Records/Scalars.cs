using System;
using System.Collections.Generic;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using StudyHub.Schema;

namespace Library.Types;

/// <summary>Stored as text.</summary>
public enum Mood
{
    Sunny,
    [Label("it's raining")] Rainy,
    VeryCold = 7,
    Usual = Sunny,
}

/// <summary>Stored as an enum of PostgreSQL.</summary>
[PostgresEnum("weather kind")]
public enum Weather
{
    Clear,
    [Label("Partly \"Cloudy\"")] PartlyCloudy,
    HTTPStorm,
}

/// <summary>Inside of a document.</summary>
public sealed record Inner
{
    public string Name { get; init; } = "";
    [JsonPropertyName("the-mood")] public Mood Mood { get; init; }
    public IReadOnlyList<Mood> Moods { get; init; } = [];
    public decimal? Price { get; init; }
}

/// <summary>A typed document.</summary>
public sealed record Document
{
    public string Title { get; init; } = "none";
    public Inner Inner { get; init; } = new();
    public IReadOnlyList<Inner> Inners { get; init; } = [];
    public Dictionary<string, int> Counts { get; init; } = [];
    public DateTimeOffset? At { get; init; }
    public double Ratio { get; init; }
}

/// <summary>
/// Every type, never null.
/// It's a second line &amp; an entity.
/// </summary>
[Table]
public sealed partial record Scalar
{
    public Guid Id { get; init; }

    /// <summary>A flag's comment.</summary>
    public bool Flag { get; init; } = true;
    public short Small { get; init; } = -3;
    public int Whole { get; init; } = 4;
    public long Big { get; init; } = long.MinValue;
    public float Real { get; init; } = 0.1f;
    public double Precise { get; init; } = 0.1;
    public decimal Money { get; init; } = 12.50m;
    [Numeric(10, 2)] public decimal Price { get; init; } = 2.50m;
    public string Text { get; init; } = "it's 😀 \\ \n";
    [Length(10)] public required string Code { get; init; }
    public Guid Other { get; init; } = new("11111111-2222-3333-4444-555555555555");
    public DateOnly Day { get; init; } = new(2024, 2, 29);
    public TimeOnly Time { get; init; } = new(23, 59, 58);
    public TimeSpan Span { get; init; } = TimeSpan.FromDays(2);
    public DateTimeOffset Instant { get; init; } = new(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);
    [Column(Type = "timestamp")] public DateTime Local { get; init; }
    public byte[] Bytes { get; init; } = [1, 0, 255];
    [Column(Type = "inet")] public required IPAddress Address { get; init; }
    public Mood Mood { get; init; } = Mood.Rainy;
    public Weather Weather { get; init; } = Weather.PartlyCloudy;
    [Jsonb] public Document Document { get; init; } = new();
    [Jsonb] public string Raw { get; init; } = "{\"a\": 1}";
    [Jsonb] public JsonElement Element { get; init; }
    [Jsonb] public IReadOnlyList<Inner> Inners { get; init; } = [];
    public string[] Texts { get; init; } = ["a", "b\"c", "null", ""];
    [Length(5)] public string[] Codes { get; init; } = [];
    public int[] Ints { get; init; } = [-1, 2];
    public long[] Longs { get; init; } = [];
    public short[] Shorts { get; init; } = [];
    public Guid[] Ids { get; init; } = [];
    public DateOnly[] Days { get; init; } = [];
    public DateTimeOffset[] Instants { get; init; } = [];
    public decimal[] Decimals { get; init; } = [];
    public bool[] Flags { get; init; } = [];
    public double[] Doubles { get; init; } = [];
    public float[] Reals { get; init; } = [];
    public TimeOnly[] Times { get; init; } = [];
    public TimeSpan[] Spans { get; init; } = [];
    [Column(Type = "inet[]")] public IPAddress[] Addresses { get; init; } = [];
    public Mood[] Moods { get; init; } = [Mood.Rainy];
    public Weather[] Weathers { get; init; } = [Weather.PartlyCloudy, Weather.Clear];
    [Column(Type = "integer")] public Mood Number { get; init; } = Mood.VeryCold;
    [Numeric(38, 18)] public decimal Fine { get; init; } = 0.000000000000000000m;
    [Numeric(12, 4)] public decimal[] Prices { get; init; } = [];
    [Column(Type = "varchar(5)")] public string Short { get; init; } = "";
    [Column(Type = "character(3)")] public string Fixed { get; init; } = "abc";

    [Query(OrderBy = [nameof(Fine)])]
    static bool Coded(Scalar row, string code) => row.Code == code;

    [Policy(Command.All, To = Role.Admin)]
    static bool All(Scalar row) => true;
}

/// <summary>Every type, null.</summary>
[Table]
public sealed partial record NullableScalar
{
    public Guid Id { get; init; }
    public bool? Flag { get; init; }
    public short? Small { get; init; }
    public int? Whole { get; init; }
    public long? Big { get; init; }
    public float? Real { get; init; }
    public double? Precise { get; init; }
    public decimal? Money { get; init; }
    public string? Text { get; init; }
    public Guid? Other { get; init; }
    public DateOnly? Day { get; init; }
    public TimeOnly? Time { get; init; }
    public TimeSpan? Span { get; init; }
    public DateTimeOffset? Instant { get; init; }
    [Column(Type = "timestamp")] public DateTime? Local { get; init; }
    public byte[]? Bytes { get; init; }
    [Column(Type = "inet")] public IPAddress? Address { get; init; }
    public Mood? Mood { get; init; }
    public Weather? Weather { get; init; }
    [Jsonb] public Document? Document { get; init; }
    [Jsonb] public string? Raw { get; init; }
    [Jsonb] public JsonElement? Element { get; init; }
    public string[]? Texts { get; init; }
    public int[]? Ints { get; init; }
    public Mood[]? Moods { get; init; }
    public Weather[]? Weathers { get; init; }
    public string?[]? Gaps { get; init; }
    public DateTimeOffset[]? Instants { get; init; }
    [Column(Type = "smallint")] public Mood? Number { get; init; }
    [Numeric(38, 18)] public decimal? Fine { get; init; }
    [Jsonb] public IReadOnlyList<Inner>? Inners { get; init; }

    [Policy(Command.All, To = Role.Admin)]
    static bool All(NullableScalar row) => true;
}
