using System.Linq;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>What C# conditions become, by position.</summary>
public sealed class RuleTranslationTests
{
    [Theory]
    // Equality, and NULL in a filter.
    [InlineData("row.Score == 3", "score = 3")]
    [InlineData("row.Score != -3", "score <> -3")]
    [InlineData("row.Max == 3", "max = 3")]
    [InlineData("row.Max != 3", "max is distinct from 3")]
    [InlineData("row.Max == null", "max is null")]
    [InlineData("null != row.Note", "note is not null")]
    [InlineData("row.OwnerId == row.OtherId", "owner_id = other_id or (owner_id is null and other_id is null)")]
    [InlineData("row.OwnerId != row.OtherId", "owner_id is distinct from other_id")]
    [InlineData("row.OwnerId.HasValue", "owner_id is not null")]
    [InlineData("!row.OwnerId.HasValue", "owner_id is null")]
    [InlineData("row.Name == \"it's\"", "name = 'it''s'")]
    [InlineData("row.Order == 1", "\"order\" = 1")]
    [InlineData("row.Id == Limits.Known", "id = '01234567-89ab-cdef-0123-456789abcdef'::uuid")]
    // Order.
    [InlineData("row.Score < row.Max", "score < max")]
    [InlineData("!(row.Score < row.Max)", "not coalesce(score < max, false)")]
    [InlineData("row.Score >= Limits.Most", "score >= 10")]
    [InlineData("row.Small > 2", "small > 2")]
    [InlineData("row.Price > 2.50m", "price > 2.50")]
    [InlineData("row.Score > row.Price", "score > price")]
    [InlineData("row.Day <= new DateOnly(2024, 2, 29)", "day <= '2024-02-29'::date")]
    [InlineData("row.Took > TimeSpan.FromHours(1)", "took > '01:00:00'::interval")]
    [InlineData("row.Rate < 0.5", "rate < 0.5")]
    [InlineData("row.Rate > 0.5", "rate > 0.5 and rate <> 'NaN'")]
    [InlineData("row.Share < 0.1f", "share < 0.1::real")]
    // Truth values.
    [InlineData("row.Done", "done")]
    [InlineData("!row.Done", "not done")]
    [InlineData("row.Done == false", "not done")]
    [InlineData("row.Flag == true", "flag")]
    [InlineData("row.Flag != true", "flag is distinct from true")]
    [InlineData("row.Flag ?? false", "coalesce(flag, false)")]
    [InlineData("row.Done ^ row.Score == 1", "done <> (score = 1)")]
    [InlineData("row.Done && row.Score == 1 || row.Score == 2", "(done and score = 1) or score = 2")]
    [InlineData("(row.Done || row.Score == 1) && row.Score == 2", "(done or score = 1) and score = 2")]
    [InlineData("row.Done & (row.Score == 1 | row.Score == 2)", "done and (score = 1 or score = 2)")]
    [InlineData("!(row.Done && row.Max > 1)", "not (done and coalesce(max > 1, false))")]
    [InlineData("row.Max == null ? row.Done : row.Score < row.Max", "case when max is null then done else score < max end")]
    // Enums.
    [InlineData("row.Status == Status.Active", "status = 'in-use'")]
    [InlineData("row.Level != Level.Low", "level <> 'low'")]
    [InlineData("row.Status is Status.Active or Status.Draft", "status in ('in-use', 'draft')")]
    [InlineData("row.Status is not (Status.Active or Status.Draft)", "status not in ('in-use', 'draft')")]
    [InlineData("row.Last is Status.Active or Status.Draft", "last in ('in-use', 'draft')")]
    [InlineData("row.Last is not (Status.Active or Status.Draft)", "not coalesce(last in ('in-use', 'draft'), false)")]
    // Patterns.
    [InlineData("row.Score is >= 0 and <= 12", "score >= 0 and score <= 12")]
    [InlineData("row.Note is null", "note is null")]
    [InlineData("row.Note is not null", "note is not null")]
    [InlineData("row.Max is not 3", "not coalesce(max = 3, false)")]
    [InlineData("row.Max is null or > 3", "max is null or max > 3")]
    // Arithmetic and conversions.
    [InlineData("row.Score + 1 > row.Small * 2", "score + 1 > small::integer * 2")]
    [InlineData("(row.Score + 1) * 2 == 4", "(score + 1) * 2 = 4")]
    [InlineData("(long)row.Score * 3L > 6000000000L", "score::bigint * 3 > 6000000000")]
    [InlineData("row.Score - (row.Score - 1) == 1", "score - (score - 1) = 1")]
    [InlineData("(row.Max ?? 0) > 1", "coalesce(max, 0) > 1")]
    // Texts.
    [InlineData("row.Name.StartsWith(\"a\", StringComparison.Ordinal)", "starts_with(name, 'a')")]
    [InlineData("row.Name.EndsWith(\"a\", StringComparison.Ordinal)", "right(name, length('a')) = 'a'")]
    [InlineData("row.Name.Contains(\"%\")", "strpos(name, '%') > 0")]
    [InlineData("row.Note!.Contains('x')", "strpos(note, 'x') > 0")]
    [InlineData("(row.Note ?? \"none\") == \"none\"", "coalesce(note, 'none') = 'none'")]
    [InlineData("string.Equals(row.Name, row.Note, StringComparison.Ordinal)", "name = note")]
    // Lists.
    [InlineData("new[] { 3, 4 }.Contains(row.Score)", "score in (3, 4)")]
    [InlineData("!new[] { 3, 4 }.Contains(row.Score)", "score not in (3, 4)")]
    [InlineData("new int?[] { 3, null }.Contains(row.Max)", "max = 3 or max is null")]
    [InlineData("Limits.Few.Contains(row.Name)", "name in ('ab', 'it''s')")]
    [InlineData("((Status[])[Status.Active, Status.Draft]).Contains(row.Status)", "status in ('in-use', 'draft')")]
    [InlineData("row.Tags.Contains(\"a\")", "tags @> array['a']::text[]")]
    [InlineData("row.Maybe!.Contains(row.Note)", "array_position(maybe, note) is not null")]
    [InlineData("row.Tags.Length > 2", "cardinality(tags) > 2")]
    // Calculation.
    [InlineData("row.Score / 2 - row.Score % 3 == 1", "score / 2 - score % 3 = 1")]
    [InlineData("Math.Abs(-row.Score) > Math.Max(row.Order, 1)", "abs(0 - score) > greatest(\"order\", 1)")]
    [InlineData("Math.Round(row.Price, 1, MidpointRounding.AwayFromZero) == 2.5m", "round(price, 1) = 2.5")]
    [InlineData("(row.Flag | !row.Done) == true", "flag or not done")]
    // Names and arms.
    [InlineData("row.Max is { } max && max > 3", "max is not null and max > 3")]
    [InlineData("row.Status switch { Status.Active => row.Done, _ => row.Score > 3 }", "case when status = 'in-use' then done else score > 3 end")]
    // Documents.
    [InlineData("row.Config.Theme == \"dark\"", "(config ->> 'theme') = 'dark'")]
    [InlineData("row.Config.Points > 3L", "(config ->> 'points')::bigint > 3")]
    [InlineData("row.Config.Dark", "(config ->> 'dark')::boolean")]
    [InlineData("row.Config.Sound", "coalesce((config ->> 'sound')::boolean, true)")]
    [InlineData("row.Config.Daily.GoalMinutes >= 10", "(config -> 'daily' ->> 'goalMinutes')::integer >= 10")]
    [InlineData("row.Config.Daily.GoalMinutes < 10", "(config -> 'daily' ->> 'goalMinutes')::integer < 10 or (config -> 'daily' ->> 'goalMinutes')::integer is null")]
    [InlineData("row.Config.Daily.GoalMinutes == row.Score", "coalesce((config -> 'daily' ->> 'goalMinutes')::integer, 4) = score")]
    [InlineData("row.Config.Pace is Pace.Slow or Pace.Even", "(config ->> 'pace') in ('slow', 'even')")]
    [InlineData("row.Config.Weekly != null && row.Other?.Rank == 3", "(config ->> 'weekly') is not null and (other ->> 'rank')::integer = 3")]
    public void A_filter_is_translated(string condition, string sql) => Policy(condition).ShouldBe(sql);

    [Theory]
    [InlineData("row.Max > 3", "coalesce(max > 3, false)")]
    [InlineData("row.Max == null || row.Max > 3", "max is null or max > 3")]
    [InlineData("row.Max is null or > 3", "max is null or max > 3")]
    [InlineData("row.Max != null && row.Max.Value > 3", "max is not null and max > 3")]
    [InlineData("row.End == null || row.End > row.Day", "\"end\" is null or \"end\" > day")]
    [InlineData("row.OwnerId == row.OtherId", "owner_id is not distinct from other_id")]
    [InlineData("row.Flag == true", "coalesce(flag, false)")]
    [InlineData("row.Flag == false", "coalesce(not flag, false)")]
    [InlineData("row.Note == \"a\" || row.Done", "coalesce(note = 'a', false) or done")]
    [InlineData("row.Score >= 0 && row.Score <= 12", "score >= 0 and score <= 12")]
    public void In_a_check_a_comparison_with_null_is_false(string condition, string sql)
        => Read($"[Check] static bool Rule(Thing row) => {condition};").Table!.Checks.Single(check => check.Member == "Rule").Condition.Text.ShouldBe(sql);

    [Fact]
    public void The_session_is_asked_once_a_statement()
        => Policy("row.Id == session.UserId && row.OwnerId == session.FrameworkId")
            .ShouldBe("id = (select app.user_id()) and (owner_id = (select app.framework_id()) or (owner_id is null and (select app.framework_id()) is null))");

    [Fact]
    public void An_index_on_a_path_holds_what_a_rule_compares()
        => Read("", "[Table, Index(\"Config.Daily.GoalMinutes\", \"Config.Theme\")]").Table!.Indexes.Single().Keys.Select(key => key.Expression!.Text).ShouldBe(["((config -> 'daily' ->> 'goalMinutes')::integer)", "(config ->> 'theme')"]);

    [Fact]
    public void An_array_of_a_query_is_asked_as_one_parameter()
        => Read("[Query] static bool Rule(Thing row, Guid[] ids, string?[] notes, int most) => ids.Contains(row.Id) && notes.Contains(row.Note) && row.Score < most;")
            .Entity!.Queries.Single().Where.ShouldBe("id = any ($1) and (note = any ($2) or (note is null and array_position($2, null) is not null)) and score < $3");

    [Fact]
    public void Parameters_are_numbered_in_their_order()
        => Read("[Query] static bool Rule(Thing row, int a, Level level, int? b) => row.Score == a && row.Level == level && row.Max == b;")
            .Entity!.Queries.Single().Where.ShouldBe("score = $1 and level = $2::public.level and (max = $3 or (max is null and $3 is null))");

    [Theory]
    [InlineData("row.End >= day", "\"end\"")]
    [InlineData("row.Score == 1 && row.End < day && row.Max != null", "score, \"end\", max")]
    [InlineData("!(row.End == null || row.Done)", "\"end\"")]
    [InlineData("row.Max is 1 or 2", "max")]
    [InlineData("row.End > day == true", "\"end\"")]
    [InlineData("row.End >= day || row.Done", "")]
    [InlineData("!(row.End is { } end && end >= day)", "")]
    [InlineData("row.Done ? row.End >= day : row.Max > 3", "")]
    [InlineData("row.Max == max", "")]
    [InlineData("row.Max != 3", "")]
    public void A_query_knows_which_columns_have_a_value_in_all_of_its_rows(string condition, string columns)
        => string.Join(", ", Read($"[Query] static bool Rule(Thing row, DateOnly day, int? max) => {condition};").Entity!.Queries.Single().Valued.Single()).ShouldBe(columns);

    [Fact]
    public void For_each_choice_of_optional_parameters_it_knows_them()
        => Read("[Query] static bool Rule(Thing row, DateOnly? day = null, int? most = null) => (day == null || row.End >= day) && (most == null || row.Max <= most);")
            .Entity!.Queries.Single().Valued.Select(columns => string.Join(", ", columns)).ShouldBe(["", "\"end\"", "max", "\"end\", max"]);

    private static string Policy(string condition)
        => Read($"[Policy(Command.Select)] static bool Rule(Thing row, Session session) => {condition};").Table!.Policies.Single().Condition.Text;

    private static Generators.Reading.TableReading Read(string rule, string attributes = "[Table]")
    {
        GeneratorRun run = GeneratorRun.Of(RuleCorpus.Record.Replace("RULE", rule, System.StringComparison.Ordinal).Replace("[Table]", attributes, System.StringComparison.Ordinal));
        run.Diagnostics.ShouldBeEmpty();
        return run.Readings.Single();
    }
}
