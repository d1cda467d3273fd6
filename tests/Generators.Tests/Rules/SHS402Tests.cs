namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS402Tests
{
    [Theory]
    [InlineData("commit", "commit", "CommitAsync")]
    [InlineData("set role admin", "set", "stays on the connection")]
    [InlineData("select set_config('work_mem', '1GB', false) as a", "set_config", "without true")]
    [InlineData("select pg_advisory_lock(1) as a", "pg_advisory_lock", "pg_advisory_xact_lock")]
    [InlineData("delete from public.students; delete from public.attempts", "delete from public.attempts", "several statements")]
    [InlineData("delete from public.students where name = 'x", "'x", "in the middle of a text")]
    public void What_a_session_cannot_run_is_reported_in_the_text(string sql, string place, string reason)
        => SqlCheck.Reports("SHS402", SqlCheck.Method(sql, "Task<int>"), place, "The SQL of 'RunAsync'", reason);

    [Theory]
    [InlineData("\"select 1 as a; sel\\u0065ct 2 as b\"", "sel\\u0065ct 2 as b")]
    [InlineData("@\"select ' \"\" ' as a; select 2 as b\"", "select 2 as b")]
    [InlineData("\"\"\"select '\"' as a; select 2 as b\"\"\"", "select 2 as b")]
    [InlineData("\"\"\"\n            select 1 as a;\n              select 2 as b\n            \"\"\"", "select 2 as b")]
    [InlineData("\"select 1 as a; \" + (\"select 2\" + \" as b\")", "select 2\" + \" as b")]
    [InlineData("Texts.Two", "Texts.Two")]
    public void The_place_is_found_in_every_kind_of_literal(string literal, string place)
        => SqlCheck.Reports("SHS402", "public static class Texts { public const string Two = \"select 1 as a; select 2 as b\"; } "
            + SqlCheck.Reports($"[Query(Sql = {literal})] public static partial Task<int> RunAsync(DatabaseSession session);"), place, "several statements");

    [Theory]
    [InlineData("select set_config('work_mem', '1GB', true) as a", "Task<string>")]
    [InlineData("select pg_try_advisory_xact_lock(1) as a", "Task<bool>")]
    [InlineData("delete from public.attempts;", "Task<int>")]
    public void What_ends_with_the_transaction_is_accepted(string sql, string returns) => SqlCheck.Accepts(SqlCheck.Method(sql, returns));
}
