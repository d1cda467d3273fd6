using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>
/// The conditions that C# and PostgreSQL must decide alike, by theme, over a record with columns of every type. Its columns hold the extremes
/// of their types, except where [Range] says that there is calculated with them: what overflows wraps in C# and raises an error in PostgreSQL.
/// </summary>
internal static class RuleCorpus
{
    /// <summary>RULE stands for what a test adds.</summary>
    public const string Record = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using StudyHub.Schema;
        public enum Status { Draft, [Label("in-use")] Active, Archived }
        [PostgresEnum] public enum Level { Low, High }
        public enum Pace { Slow, VeryFast, Even }
        public sealed record Config
        {
            public bool Dark { get; init; }
            public bool Sound { get; init; } = true;
            public string? Theme { get; init; }
            public string Font { get; init; } = "ab";
            public int? Rank { get; init; }
            public required long Points { get; init; }
            public Guid Team { get; init; }
            public Pace Pace { get; init; } = Pace.VeryFast;
            public Pace? Wish { get; init; }
            [Range(-1000, 1000)] public double? Ratio { get; init; }
            public Daily Daily { get; init; } = new();
            public Daily? Weekly { get; init; }
        }
        public sealed record Daily { public int GoalMinutes { get; init; } = 4; [Range(-1000, 1000)] public decimal Factor { get; init; } public string? Note { get; init; } }
        public static class Limits { public const int Most = 10; public static readonly Guid Known = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"); public static readonly string[] Few = ["ab", "it's"]; public static readonly HashSet<int> Set = [3, 4]; }
        [Table]
        public sealed partial record Thing
        {
            public Guid Id { get; init; }
            public Guid? OwnerId { get; init; }
            public Guid? OtherId { get; init; }
            public int Score { get; init; }
            public short Small { get; init; }
            public short? Smaller { get; init; }
            public int? Max { get; init; }
            public int? Min { get; init; }
            [Range(-1000, 1000)] public decimal Price { get; init; }
            public decimal Amount { get; init; }
            public decimal? Paid { get; init; }
            [Numeric(12, 2), Range(-1000, 1000)] public decimal? Cents { get; init; }
            public double Rate { get; init; }
            public double? Ratio { get; init; }
            public float Share { get; init; }
            public float? Part { get; init; }
            public string Name { get; init; } = "";
            public string? Note { get; init; }
            public string? Title { get; init; }
            public bool Done { get; init; }
            public bool? Flag { get; init; }
            public bool? Agreed { get; init; }
            public Status Status { get; init; }
            public Status? Last { get; init; }
            public Level Level { get; init; }
            public Level? Wanted { get; init; }
            public DateOnly Day { get; init; }
            public DateOnly? End { get; init; }
            public DateTimeOffset At { get; init; }
            public DateTimeOffset? Until { get; init; }
            public TimeSpan Took { get; init; }
            public TimeSpan? Left { get; init; }
            [Jsonb] public Config Config { get; init; } = new() { Points = 0 };
            [Jsonb] public Config? Other { get; init; }
            public TimeOnly Hour { get; init; }
            public TimeOnly? Closing { get; init; }
            public long Big { get; init; }
            public long? Bigger { get; init; }
            public string[] Tags { get; init; } = [];
            public string?[]? Maybe { get; init; }
            public int[] Codes { get; init; } = [];
            public Guid[]? Readers { get; init; }
            public long[] Marks { get; init; } = [];
            public decimal[] Sums { get; init; } = [];
            public DateOnly[]? Days { get; init; }
            public byte[]? Seal { get; init; }
            [Column("order"), Range(-1000, 1000)] public int Order { get; init; }
            public static bool IsOpen(Thing row) => row.End == null || row.End > row.Day;
            public static bool IsAbove(int? value, int least) => value > least;
            public static bool Differ(string? first, string? second) => first != second;
            public static int? Better(Thing row) => row.Max > row.Score ? row.Max : row.Min;
            public static bool IsFree(Thing row) => !IsOpen(row) && !IsAbove(row.Max, 3);
            RULE
        }
        """;

    public static readonly IReadOnlyDictionary<string, string[]> Themes = new Dictionary<string, string[]>
    {
        ["null meets a value"] =
        [
            "row.Max == 3", "row.Max != 3", "3 == row.Max", "row.Score < row.Max", "!(row.Score < row.Max)", "row.Max == null || row.Max > 3", "row.Max != null && row.Max.Value > 3",
            "!(row.Max != null && row.Max.Value > 3)", "row.Max.HasValue && row.Max.Value < row.Score", "!row.Max.HasValue || row.Max.Value <= row.Score", "row.Bigger >= row.Big", "!(row.Bigger >= row.Big)",
            "row.Smaller <= row.Small", "row.Paid > row.Amount", "!(row.Paid > row.Amount)", "row.Note == \"it's\"", "row.Note != row.Name", "row.Note != null", "row.Seal == null", "row.Seal != null && row.Done",
        ],
        ["null meets null"] =
        [
            "row.Max == row.Min", "row.Max != row.Min", "!(row.Max == row.Min)", "row.Max < row.Min", "!(row.Max <= row.Min)", "row.OwnerId == row.OtherId", "row.OwnerId != row.OtherId", "!(row.OwnerId == row.OtherId && row.Done)",
            "row.Note == row.Title", "row.Note != row.Title", "row.Flag == row.Agreed", "row.Flag != row.Agreed", "row.Bigger == row.Max", "row.Bigger != row.Smaller", "row.Paid == row.Max", "row.Paid == row.Cents",
            "row.Max == row.Score", "row.Last == row.Status", "row.Wanted == row.Level", "row.Wanted != row.Level",
        ],
        ["and, or, not, nested"] =
        [
            "!(row.Max == row.Score && row.Done)", "!(row.Max == 3) || !(row.Min == 3)", "!(row.Max == 3 && row.Min == 3)", "!(row.Max == 3 || row.Min == 3)", "!(row.Max == 3) && !(row.Min == 3)",
            "!(!(row.Max > 3) && !(row.Min > 3))", "!(!(!(row.Max > 3)))", "!(row.Done && !(row.Max > 3 || row.Flag == true))", "row.Max > 3 == row.Min > 3", "(row.Max > 3) != row.Done", "row.Max > 3 ^ row.Min > 3", "!(row.Max > 3 ^ row.Done)",
            "(row.Max > 3 | row.Done) & !(row.Min > 3)", "row.Max > 3 && row.Min > 3 || row.Max < 3 && row.Min < 3", "(row.Max > 3 || row.Min > 3) && (row.Max < 0 || row.Min < 0)", "row.Done ^ row.Flag == true",
            "!((row.Max == null || row.Max > 3) && (row.Min == null || row.Min < 3))", "(row.Max != null || row.Min > 3) && !(row.Max > 3)", "!(row.Max == null) && !(row.Min != null && row.Max == row.Min)",
        ],
        ["bool? has three values"] =
        [
            "row.Flag == true", "row.Flag != true", "row.Flag == false", "row.Flag != false", "!(row.Flag == false)", "row.Flag ?? row.Done", "!(row.Flag ?? row.Done)", "row.Flag == row.Done", "row.Flag != row.Done", "row.Flag is true", "row.Flag is not false", "row.Flag is null or true",
            "(row.Flag & row.Done) == true", "(row.Flag | row.Done) != true", "(row.Flag ^ row.Done) == false", "!row.Flag == true", "(!row.Flag | row.Done) ?? row.Done", "!((row.Flag & row.Done) == false)", "(row.Flag & row.Done) == null",
            "(row.Flag & row.Agreed) == false", "(row.Flag | row.Agreed) == true", "(row.Flag | row.Agreed) is null", "(row.Flag ^ row.Agreed) != true", "(!(row.Flag & row.Agreed)) == (!row.Flag | !row.Agreed) && row.Done", "(row.Flag & row.Max > 3) != false", "(row.Flag | !(row.Max > 3)) ?? row.Done",
        ],
        ["choices"] =
        [
            "row.Max == null ? row.Done : row.Score < row.Max", "(row.Max > 0 ? row.Max : row.Score) == 3", "!(row.Max > 0 ? row.Flag == true : row.Min > 0)", "(row.Max > 3 ? row.Note : row.Title) == row.Name", "row.Flag == true ? row.Max > 3 : row.Flag == false ? row.Min > 3 : row.Done",
            "(row.Max ?? row.Score) > 2", "(row.Max ?? row.Min) == 3", "(row.Max ?? row.Min ?? row.Score) != 3", "!((row.Max ?? row.Min) > 3)", "(row.Note ?? row.Title ?? \"\") == \"\"", "(row.Note ?? \"%\") != row.Name", "(row.OwnerId ?? row.OtherId) == row.Id", "(row.Wanted ?? row.Level) == Level.High", "(row.Bigger ?? row.Score) > 3L",
            "row.Status switch { Status.Active => row.Done, Status.Draft when row.Score > 0 => row.Flag == true, _ => row.Max > 3 }", "!(row.Max switch { null => row.Done, > 3 => row.Flag == true, _ => row.Score < row.Max })",
            "(row.Last switch { Status.Active => 1, null => row.Max, _ => 3 }) == 3", "row.Wanted switch { Level.Low => row.Max < 3, Level.High => !(row.Max < 3), _ => row.Done }", "row.Name switch { \"ab\" or \"b\" => row.Done, \"\" => true, _ => row.Max == 3 }", "(row.Score switch { < 0 => row.Note, 0 => \"a%b\", _ => row.Title }) == row.Name",
        ],
        ["patterns"] =
        [
            "row.Max is null or > 3", "row.Max is not 3", "row.Max is not (3 or 4)", "row.Max is > 0 and < 5 or -7", "row.Max is not null and not 3", "row.Max is not (> 0 and < 5)", "row.Max is (null or < 0) and not -7", "row.Score is int.MinValue or int.MaxValue", "row.Score is >= 0 and <= 4", "row.Score is not (>= 0 and <= 4)",
            "row.Note is null or \"\"", "row.Note is not (null or \"ab\" or \"😀\")", "row.Name is \"a%b\" or \"a_b\" or \"a\\\\b\"", "row.Max is { } max && max > 3", "!(row.Max is { } max && max == row.Score)", "row.Max is not { } max || max < row.Score", "row.OwnerId is Guid owner ? owner == row.OtherId : row.Done",
            "row.Note is string note && note.StartsWith(row.Name, StringComparison.Ordinal)", "row.Rate is > 0.5 and <= 0.75", "row.Rate is not > 0.5", "row.Price is 2.5m or < 0", "row.Small is short.MinValue or > 0", "row.Bigger is not long.MaxValue", "row.Ratio is null or >= 0.5",
        ],
        ["enums, in both storages"] =
        [
            "row.Status == Status.Active", "row.Status != Status.Active", "row.Last == Status.Draft", "row.Last != Status.Draft", "row.Last is Status.Active or Status.Draft", "row.Last is not (Status.Active or Status.Draft)", "row.Last == null || row.Last == row.Status", "row.Last != row.Status",
            "row.Level == Level.High", "row.Wanted == Level.Low", "row.Wanted != Level.Low", "row.Wanted is null or Level.High", "!(row.Wanted == row.Level)", "((Status[])[Status.Active, Status.Draft]).Contains(row.Status)", "new[] { Level.High }.Contains(row.Level)",
            "new Status?[] { Status.Archived, null }.Contains(row.Last)", "!new Level?[] { Level.Low, null }.Contains(row.Wanted)",
        ],
        ["texts, by their characters"] =
        [
            "row.Name.StartsWith(\"a%\", StringComparison.Ordinal)", "row.Name.StartsWith(\"a\\\\\", StringComparison.Ordinal)", "row.Name.StartsWith(row.Note ?? \"a\", StringComparison.Ordinal)", "row.Name.StartsWith('é')", "row.Name.EndsWith(\"b\", StringComparison.Ordinal)", "row.Name.EndsWith(\"\\u0301\", StringComparison.Ordinal)", "row.Name.EndsWith(\"😀\", StringComparison.Ordinal)",
            "!row.Name.EndsWith(row.Title ?? \"\", StringComparison.Ordinal)", "row.Name.EndsWith('B')", "row.Name.Contains(\"_\")", "row.Name.Contains(\"%\") || row.Name.Contains('\\\\')", "row.Name.Contains(row.Note ?? \"😀\")", "row.Name.Contains(\"e\\u0301\", StringComparison.Ordinal)", "!row.Name.Contains(\"👍\")", "row.Name.Contains(\"'\")", "row.Name.Contains('\\n')",
            "row.Name == \"é\"", "row.Name == \"e\\u0301\"", "row.Name != \"a\\\\b\"", "row.Name == \"AB\"", "row.Name == \"ab \"", "row.Name == \"ß\" || row.Name == \"SS\"", "row.Note == string.Empty", "string.IsNullOrEmpty(row.Note)", "!string.IsNullOrEmpty(row.Note)", "string.Equals(row.Note, row.Name)", "string.Equals(row.Note, row.Title)", "!string.Equals(row.Note, row.Name, StringComparison.Ordinal)", "row.Name.Equals(row.Note, StringComparison.Ordinal)",
            "row.Note != null && row.Note.Contains(row.Name)", "!(row.Note != null && row.Title != null && row.Note.EndsWith(row.Title, StringComparison.Ordinal))",
        ],
        ["guids"] =
        [
            "row.Id == Guid.Empty", "row.Id != default", "row.Id == Limits.Known || row.Order == 1", "row.OwnerId == Guid.Parse(\"ffffffff-0000-0000-0000-000000000000\")", "row.OwnerId != Guid.Empty", "row.Id == row.OwnerId", "!(row.Id != row.OwnerId)", "new[] { Guid.Empty, row.OtherId ?? row.Id }.Contains(row.Id)",
        ],
        ["dates and times, to the microsecond and far away"] =
        [
            "row.Day <= new DateOnly(2024, 2, 29)", "row.Day > new DateOnly(9999, 12, 30)", "row.Day < new DateOnly(1, 1, 2)", "row.Day != new DateOnly(2024, 2, 29)", "!(row.End == new DateOnly(2024, 2, 29))", "row.End == null || row.End > row.Day", "!(row.End < row.Day)", "row.End == row.Day",
            "row.At < new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero)", "row.At == new DateTimeOffset(2024, 2, 29, 13, 0, 0, TimeSpan.FromHours(1))", "row.At > DateTimeOffset.Parse(\"2024-02-29T12:00:00.000001Z\")", "row.At <= DateTimeOffset.Parse(\"2024-02-29T12:00:00.000001Z\")", "row.At == DateTimeOffset.Parse(\"9999-12-31T23:59:59.999999Z\")", "row.Until != DateTimeOffset.Parse(\"2024-02-29T12:00:00.000002Z\")", "row.Until > row.At", "!(row.Until > row.At)", "row.Until == row.At", "row.Until != row.At", "row.At > new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero)", "row.At < new DateTimeOffset(1, 1, 2, 0, 0, 0, TimeSpan.Zero)",
            "row.Hour < new TimeOnly(8, 30)", "row.Hour == TimeOnly.MinValue", "row.Hour > new TimeOnly(23, 59, 59, 999)", "row.Closing <= row.Hour", "!(row.Closing <= row.Hour)", "row.Closing == row.Hour", "row.Took > TimeSpan.FromHours(1)", "row.Took == TimeSpan.FromDays(1)", "row.Took == TimeSpan.FromHours(24)", "row.Took < TimeSpan.Zero", "row.Took >= TimeSpan.FromMilliseconds(1.5)", "row.Left == row.Took", "row.Left < row.Took", "row.Left != row.Took", "row.Took > TimeSpan.FromDays(1000000)",
        ],
        ["integers and their extremes"] =
        [
            "row.Score == int.MinValue", "row.Score >= int.MaxValue", "row.Big == long.MinValue", "row.Big < long.MaxValue", "row.Big > row.Score", "row.Small == short.MaxValue", "row.Small + row.Small > 30000", "row.Small * 2 < -60000", "(long)row.Score * 3L > 6000000000L", "(long)row.Score + row.Small == 3L", "row.Score / 2 == 1", "row.Score % 3 == -1", "row.Score / -7 == 1", "row.Score % 7 < 0", "row.Max / 3 == 1", "row.Max % 2 == row.Min % 2", "row.Big / 3L == 1L", "row.Big % 1000L == 807L", "(row.Score / 2) * 2 == row.Score",
            "-row.Order > 3", "-row.Order / 2 * 2 == row.Order", "row.Order - (row.Order - 1) * 2 > 3", "(row.Order + 1) * (row.Order - 1) == 15", "Math.Abs(row.Order) == 1", "Math.Min(row.Score, row.Order) < 3", "Math.Max(row.Score, 3) == 3", "Math.Max(row.Big, row.Score) > 3L", "row.Order * row.Order + 1L > row.Big",
            // Only CASE orders what is evaluated, so this is how a rule keeps from an overflow.
            "row.Score is > -1000 and < 1000 ? row.Score * row.Score == 9 : row.Done", "row.Score == int.MinValue ? row.Done : Math.Abs(row.Score) > 4", "row.Max is > -1000 and < 1000 ? row.Max + 1 == 4 : row.Flag == true",
        ],
        ["calculation, with nulls and in its order"] =
        [
            "row.Order + row.Smaller > 3", "!(row.Order + row.Smaller > 3)", "row.Order + row.Smaller == null", "row.Order - row.Smaller != row.Max", "-row.Smaller > 3", "!(-row.Smaller > row.Min)", "row.Smaller % 2 == 0", "!(row.Smaller / 2 == 0)", "row.Smaller + row.Order is > 0 and < 5", "(row.Smaller + row.Order ?? row.Max) == 3", "(row.Max ?? 0) / 2 > row.Order",
            "row.Order / 2 % 3 == 1", "row.Order / 2 * 3 == 3", "row.Order * 3 / 2 == -1", "row.Order % 5 * 2 == -4", "row.Order - (row.Small - 1) == 1", "row.Order - row.Small - 1 == -1", "row.Order - -3 == 4", "row.Order * -3 / 2 == 1", "-(row.Order - 1) * 2 == row.Order - 7", "row.Order + (row.Done ? 1 : 2) == 3", "Math.Abs((int)row.Small) == 7", "Math.Min(row.Order, row.Small) == -7", "(decimal)row.Big * 2m > row.Score", "(decimal)row.Big + row.Big == 6m", "row.Cents * 0 == 0m", "!(row.Cents * row.Order > row.Price)",
            "(row.Max > 3) == (row.Flag == true)", "row.Flag == (row.Max > 3)", "row.Flag != (row.Max == row.Min)", "(row.Done == row.Flag) == (row.Flag == row.Agreed)", "(row.Max == null) == row.Done",
        ],
        ["decimals, their scale and rounding"] =
        [
            "row.Price == 2.5m", "row.Price != 2.500m", "row.Price * 2 > row.Score", "row.Price * row.Price == 6.25m", "row.Price + 0.10m == 3.1m", "row.Price - row.Score < 0", "row.Amount == 0.0000000000000000000000000001m", "row.Amount >= 79228162514264337593543950335m", "row.Amount < row.Big", "row.Paid == row.Score", "row.Cents == 0.01m", "row.Cents > row.Price", "row.Price == row.Score", "row.Amount != row.Paid",
            "Math.Round(row.Price, MidpointRounding.AwayFromZero) == 3", "Math.Round(row.Price, MidpointRounding.AwayFromZero) == -2m", "Math.Round(row.Price * 1.05m, 1, MidpointRounding.AwayFromZero) == 2.6m", "decimal.Floor(row.Price) == 2m", "Math.Ceiling(row.Price) == -1m", "Math.Truncate(row.Price) == -1", "Math.Floor(row.Price) == row.Price", "Math.Abs(row.Amount) > 1m", "Math.Min(row.Price, row.Amount) < 0m", "row.Price * 1.1m * 1.1m == 3.63m",
        ],
        ["floating point: NaN, infinity, zero's sign"] =
        [
            "row.Rate > 0.5", "row.Rate <= 0.5", "row.Rate < row.Share", "!(row.Rate >= row.Share)", "row.Share < 0.1f", "row.Share == 0.1f", "row.Share > 0.1", "row.Rate == 0", "row.Rate == -0.0", "row.Rate < 0", "row.Rate == double.PositiveInfinity", "row.Rate > double.NegativeInfinity", "row.Rate < double.PositiveInfinity", "row.Rate >= double.MaxValue", "row.Rate > 1e300", "row.Rate == double.Epsilon",
            "row.Ratio < row.Rate", "!(row.Ratio < row.Rate)", "row.Ratio >= row.Rate", "row.Ratio == 0.5", "!(row.Ratio == 0.5)", "row.Part > row.Share", "!(row.Part > row.Share)", "row.Part <= 0.5f", "row.Rate > row.Score", "row.Rate <= row.Score", "row.Share == float.NegativeInfinity", "new[] { 0.5, 0.75 }.Contains(row.Rate)", "(row.Ratio ?? row.Rate) > 0", "row.Rate is 0.5 or 0.75", "row.Rate is not 0.5", "row.Share is 0.1f or 0.5f", "(row.Part ?? 0.1f) == 0.1f", "(row.Done ? 0.1f : row.Share) < 0.2f", "new[] { 0.1f }.Contains(row.Share)", "!new[] { 0.1f, -1f }.Contains(row.Share)", "row.Share > row.Rate",
        ],
        ["lists and arrays"] =
        [
            "new[] { 3, 4, -7 }.Contains(row.Score)", "new int?[] { 3, null }.Contains(row.Max)", "!new int?[] { 3, null }.Contains(row.Max)", "!new int?[] { 3, 4 }.Contains(row.Max)", "new[] { row.Max, row.Min }.Contains(row.Score)", "new[] { row.Max, 3 }.Contains(row.Min)", "!new[] { row.Note, row.Title }.Contains(row.Name)", "Limits.Few.Contains(row.Name)", "!Limits.Few.Contains(row.Note)", "new[] { row.Score, row.Order }.Contains(row.Max ?? 3)", "Limits.Set.Contains(row.Score)",
            "row.Tags.Contains(\"ab\")", "row.Tags.Contains(row.Name)", "!row.Tags.Contains(row.Note)", "row.Tags.Contains(\"a\\\\b\") || row.Tags.Contains(\"{,}\")", "row.Codes.Contains(row.Score)", "!row.Codes.Contains(row.Max ?? 3)", "row.Codes.Contains(int.MinValue)", "row.Tags.Length == 2", "row.Tags.Length < row.Codes.Length", "row.Maybe != null && row.Maybe.Contains(row.Note)", "!(row.Maybe != null && row.Maybe.Contains(row.Note))", "row.Maybe != null && row.Maybe.Contains(null)", "row.Maybe != null && !row.Maybe.Contains(\"ab\")", "row.Maybe == null || row.Maybe.Length > 1",
            "row.Marks.Contains(3L)", "!row.Marks.Contains(row.Big)", "row.Marks.Contains(row.Score)", "row.Readers != null && row.Readers.Contains(row.Id)", "!(row.Readers != null && row.Readers.Contains(row.Id))", "row.Readers == null || row.Readers.Length == 0", "row.Sums.Contains(3.00m)", "row.Sums.Contains(row.Price)", "!row.Sums.Contains(row.Paid ?? 0)", "row.Days != null && row.Days.Contains(row.Day)", "!(row.Days != null && row.Days.Contains(row.End ?? row.Day))",
        ],
        ["documents: missing keys and null"] =
        [
            "row.Config.Dark", "!row.Config.Dark", "row.Config.Sound", "row.Config.Sound == false", "row.Config.Sound && row.Config.Dark != true", "row.Config.Theme == \"ab\"", "row.Config.Theme != \"ab\"", "row.Config.Theme == row.Note", "row.Config.Theme == null", "row.Config.Theme == \"a\\\\b\"", "row.Config.Theme != null && row.Config.Theme.Contains(\"😀\")",
            "row.Config.Font == \"ab\"", "row.Config.Font == \"a%b\"", "!(row.Config.Font == row.Name)", "row.Config.Font.StartsWith(\"a\", StringComparison.Ordinal)", "row.Config.Rank > 3", "!(row.Config.Rank > 3)", "row.Config.Rank.HasValue && row.Config.Rank.Value < 4", "row.Config.Rank == row.Max", "row.Config.Rank == int.MinValue",
            "row.Config.Points > 3L", "row.Config.Points == row.Big", "row.Config.Points == long.MaxValue", "row.Config.Team == row.Id", "row.Config.Team != Guid.Empty", "row.Config.Team == Guid.Empty", "row.Config.Pace == Pace.VeryFast", "row.Config.Pace is Pace.Slow", "row.Config.Pace is Pace.Slow or Pace.VeryFast", "!(row.Config.Wish == Pace.Slow)", "row.Config.Wish is null or Pace.Slow",
            "row.Config.Daily.GoalMinutes >= 4", "row.Config.Daily.GoalMinutes > 4", "4 >= row.Config.Daily.GoalMinutes", "row.Config.Daily.GoalMinutes == row.Score", "!(row.Config.Daily.GoalMinutes < 4)", "row.Config.Daily.Factor * 2 > row.Score", "row.Config.Daily.Factor < 0m", "row.Config.Daily.Note == row.Note", "row.Config.Daily.Note != row.Config.Theme",
            "row.Config.Weekly == null", "row.Config.Weekly != null && row.Config.Weekly.GoalMinutes == 4", "row.Config.Weekly?.Note == \"ab\"", "!(row.Other?.Theme == row.Note)", "row.Other != null && row.Other.Dark", "row.Other == null || !row.Other.Dark", "row.Other?.Wish == Pace.VeryFast", "(row.Other?.Rank ?? row.Max) > 3", "new[] { 3, 5 }.Contains(row.Config.Daily.GoalMinutes)", "row.Config.Daily.GoalMinutes is 3 or 4", "row.Config.Ratio > 0.5", "!(row.Config.Ratio > 0.5)", "row.Config.Ratio == 0.1f", "row.Config.Ratio >= row.Score", "row.Other?.Ratio < row.Rate",
        ],
        ["facts that one branch knows and another does not"] =
        [
            "row.Max > 3 || row.Max < row.Min", "row.Max != null ? row.Max > 3 : row.Min > 3", "!(row.Max == null || row.Min == null) && !(row.Max > row.Min)", "row.Max == null && row.Min == null || row.Max != null && !(row.Max < row.Min)", "(row.Max == null || !(row.Max > 3)) && (row.Done || !(row.Max > 0))",
            "row.Max > 3 ? !(row.Min > row.Max) : !(row.Max > row.Min)", "row.Max is null ? !(row.Max > 3) && row.Done : !(row.Max > 3)", "!(row.Max > 3) || !(row.Max > row.Min)", "!(row.Done && row.Max != null) || !(row.Max > 3)", "row.Flag == false || !(row.Max > 3)", "row.Flag == true && row.Flag != row.Agreed", "(row.Flag & row.Max > 3) == false || !(row.Max == row.Min)",
            "row.Max switch { null => row.Min == null, _ => !(row.Max < row.Min) }", "(row.Note == null || row.Note == row.Name) == (row.Title == null)", "row.Config.Rank == null || !(row.Config.Rank > row.Max)", "row.Config.Theme != null && !(row.Config.Theme == row.Note)", "row.OwnerId == row.Id || !(row.OwnerId == row.OtherId)", "!(row.Max == 3 ? row.Flag == true : row.Max != row.Min)", "row.Note is { } text ? !(text == row.Title) : row.Title != null",
            "new int?[] { 3, null }.Contains(row.Max) || !(row.Max > row.Min)", "row.Max is 3 or 4 || !(row.Max >= 3)", "row.Max is not (3 or 4) && !(row.Max > row.Min)", "(row.Max > 3 && row.Min > 3) ^ (row.Max == row.Min)", "(row.Max ?? (row.Done ? row.Min : row.Score)) > 3 == row.Done", "row.Done ? row.Flag ?? row.Agreed ?? row.Max > 3 : !(row.Agreed ?? row.Flag ?? false)",
        ],
        ["rules that call rules"] =
        [
            "IsOpen(row)", "!IsOpen(row) || row.Done", "IsOpen(row) == row.Done", "IsAbove(row.Max, 3)", "!IsAbove(row.Max, row.Score)", "IsAbove(row.Max, 3) ^ IsAbove(row.Min, 3)", "Differ(row.Note, row.Title)", "!Differ(row.Note, null)", "!Differ(row.Name, row.Config.Theme)", "Better(row) == 3", "!(Better(row) > row.Score)", "IsFree(row)", "IsFree(row) ? IsAbove(row.Min, 3) : Differ(row.Note, row.Name)", "IsAbove(Better(row), row.Order - 1)",
        ],
    };

    public static readonly string[] Conditions = [.. Themes.Values.SelectMany(conditions => conditions)];

    private static readonly string[] Shapes =
    [
        "({0}) && !({1})", "!(({0}) || ({1})) || ({2})", "({0}) ? ({1}) : !({2})", "!(({0}) ? !({1}) : ({2}))", "!(({0}) && ({1})) && ({2})", "(({0}) ^ ({1})) == ({2})",
    ];

    /// <summary>Rules put together of conditions drawn from all themes: what is known in one part must not be taken for true in another.</summary>
    public static string[] Composed(int count, Random random)
    {
        // A name that a pattern gives cannot be given twice.
        string[] parts = [.. Conditions.Where(condition => !condition.Contains("{ }") && !condition.Contains("is Guid") && !condition.Contains("is string"))];
        return [.. Enumerable.Range(0, count).Select(i => string.Format(CultureInfo.InvariantCulture, Shapes[i % Shapes.Length], random.GetItems(parts, 3)))];
    }
}
