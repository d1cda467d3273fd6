using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Learning;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Samples.Tests.Databases;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Samples.Tests.Learning;

/// <summary>
/// What is due is answered from the index on (student_id, next_review_date): of 60,000 rows only those that are due are looked at. Asked for
/// the very statement that the repository sends, as the user whose session it is.
/// </summary>
public sealed class DueReviewPlanTests(StudyHubDatabases databases) : IClassFixture<StudyHubDatabases>
{
    private const string Index = "idx_student_outcome_progress_student_id_next_review_date";

    // 600 students with 100 outcomes each. Nothing is looked up: outcomes and parents need not be there.
    private const string Fill = """
        set session_replication_role = replica;
        insert into students (id, parent_id, display_name, grade_level, school_stage, framework_id)
            select md5('student' || s)::uuid, md5('parent' || s / 2)::uuid, 'Student', s % 13, 'S4', f.id
            from generate_series(1, 600) s, curriculum_frameworks f where f.code = 'NSW';
        insert into student_outcome_progress (framework_id, student_id, outcome_id, next_review_date)
            select f.id, md5('student' || s)::uuid, md5('outcome' || o)::uuid, date '2026-01-01' + (s * 7 + o * 13) % 365
            from generate_series(1, 600) s, generate_series(1, 100) o, curriculum_frameworks f where f.code = 'NSW';
        analyze students, student_outcome_progress;
        """;

    private static readonly DateOnly Today = new(2026, 2, 1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_due_comes_from_the_index_for_student_and_parent_and_not_without_it()
    {
        await using NpgsqlConnection owner = new(databases.ConnectionString);
        await owner.OpenAsync(Stop);
        await RunAsync(owner, Fill);
        string login = await databases.CreateLoginAsync();
        Guid student = await ValueAsync<Guid>(owner, "select md5('student7')::uuid"), parent = await ValueAsync<Guid>(owner, "select md5('parent3')::uuid");

        foreach (Guid user in new[] { student, parent })
        {
            foreach ((JsonElement plan, int passed) in await PlansAsync(login, user, student)) Faults(plan, passed).ShouldBeEmpty();
        }

        await RunAsync(owner, $"drop index {Index}");
        foreach ((JsonElement plan, int passed) in await PlansAsync(login, student, student))
            Faults(plan, passed).ShouldNotBeEmpty("a query without the index would be seen");
    }

    /// <returns>Of the list, of its first page and of its second, which passes by the two rows of the first.</returns>
    private static async Task<List<(JsonElement Plan, int Passed)>> PlansAsync(string login, Guid user, Guid student)
    {
        using SentStatements sent = new();
        await using StudyHubDatabase database = StudyHubDatabase.Create(login, options => options.ConfigureDataSource = sent.Listen);
        List<(JsonElement Plan, int Passed)> plans = [];
        (await AskAsync(0, due => due.ListAsync(limit: 20, Stop))).Count.ShouldBeInRange(4, 20);
        Page<StudentOutcomeProgress> first = await AskAsync(0, due => due.PageAsync(2, null, Stop));
        (await AskAsync(2, due => due.PageAsync(2, first.Next, Stop))).Items.Count.ShouldBe(2);
        return plans;

        async Task<T> AskAsync<T>(int passed, Func<Rows<StudentOutcomeProgress>, Task<T>> ask)
        {
            T answer = await database.ReadAsync(
                SessionUser.Authenticated(user), (session, _) => ask(session.StudentOutcomeProgress.DueForReview(student, Today)), Stop);
            plans.Add((await PlanAsync(login, user, sent.Last), passed));
            return answer;
        }
    }

    private static async Task<JsonElement> PlanAsync(string login, Guid user, SentStatements.Statement statement)
    {
        await using NpgsqlConnection connection = new(login);
        await connection.OpenAsync(Stop);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Stop);
        await RunAsync(connection, $"set local role authenticated; set local app.user_id = '{user}'");
        await using NpgsqlCommand explain = new("explain (analyze, format json) " + statement.Text, connection);
        foreach (object value in statement.Values) explain.Parameters.Add(new() { Value = value });
        using JsonDocument plan = JsonDocument.Parse((string)(await explain.ExecuteScalarAsync(Stop))!);
        return plan.RootElement[0].GetProperty("Plan").Clone();
    }

    private static IEnumerable<string> Faults(JsonElement plan, int passed)
    {
        JsonElement[] nodes = [.. Nodes(plan)];
        JsonElement[] lookups = [.. nodes.Where(node => Text(node, "Index Name") == Index)];
        if (lookups is not [var lookup]) yield return $"the rows do not come from the index: {plan}";
        else if (!(Text(lookup, "Index Cond") is var condition && condition.Contains("student_id =") && condition.Contains("next_review_date <="))) yield return $"the index is not asked for both: {lookup}";

        // Whether the few that are due are sorted or come in order is the planner's choice. That others are looked at is not.
        JsonElement[] scans = [.. nodes.Where(node => Text(node, "Relation Name") == "student_outcome_progress")];
        if (scans is not [var scan]) yield return $"{scans.Length} scans of the table: {plan}";
        else if (scan.TryGetProperty("Rows Removed by Filter", out JsonElement removed) && removed.GetInt32() > passed) yield return $"rows are looked at that are not due: {scan}";
        if (nodes.Any(node => Text(node, "Parent Relationship") == "SubPlan")) yield return $"the policy is asked for each row: {plan}";
        if (nodes.Any(node => Text(node, "Node Type") == "Seq Scan")) yield return $"a table is read as a whole: {plan}";
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node)
        => node.TryGetProperty("Plans", out JsonElement plans) ? plans.EnumerateArray().SelectMany(Nodes).Prepend(node) : [node];

    private static string Text(JsonElement node, string property) => node.TryGetProperty(property, out JsonElement value) ? value.ToString() : "";

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static async Task<T> ValueAsync<T>(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }
}
