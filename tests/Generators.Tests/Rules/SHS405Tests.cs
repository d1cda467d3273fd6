namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS405Tests
{
    [Theory]
    [InlineData("select id, name as text, mood from public.students", "Task<IReadOnlyList<Name>>", "mood", "the column mood, which Name has no member for")]
    [InlineData("select id, name as txt, name as text from public.students", "Task<IReadOnlyList<Name>>", "name as txt", "did you mean text?")]
    [InlineData("select id from public.students", "Task<IReadOnlyList<Name>>", "Task<IReadOnlyList<Name>>", "no column text for 'Text' of Name")]
    [InlineData("select id, name from public.students", "IAsyncEnumerable<Guid>", "name", "gives 2 columns, and Guid is one value")]
    [InlineData("delete from public.students", "Task<Name>", "Task<Name>", "gives no rows")]
    [InlineData("delete from public.students", "Task<long>", "Task<long>", "gives no rows")]
    [InlineData("delete from public.students returning id", "Task", "Task", "gives rows, and Task returns none")]
    [InlineData("select count(*) from public.students", "Task", "Task", "gives rows, and Task returns none")]
    [InlineData("select pg_advisory_xact_lock(1), 2 as two", "Task", "Task", "gives rows, and Task returns none")]
    [InlineData("select pg_advisory_xact_lock(1)::text", "Task", "Task", "gives rows, and Task returns none")]
    [InlineData("select pg_advisory_xact_lock(1) union all select pg_advisory_xact_lock(2)", "Task", "Task", "gives rows, and Task returns none")]
    public void Columns_and_members_that_do_not_meet_are_reported(string sql, string returns, string place, string reason)
        => SqlCheck.Reports("SHS405", SqlCheck.Method(sql, returns), place, reason);

    [Theory]
    [InlineData("select name as text, id from public.students", "Task<IReadOnlyList<Name>>")]
    [InlineData("select id from public.students", "IAsyncEnumerable<Guid>")]
    [InlineData("select count(*) from public.students", "Task<long>")]
    [InlineData("select max(due) from public.students", "Task<DateOnly?>")]
    [InlineData("select name from public.students limit 1", "Task<string?>")]
    [InlineData("select mood from public.students", "Task<IReadOnlyList<Mood>>")]
    [InlineData("select array_agg(id) as ids from public.students", "Task<Guid[]?>")]
    [InlineData("delete from public.students", "Task<int>")]
    [InlineData("delete from public.students", "Task")]
    [InlineData("select pg_advisory_xact_lock(1)", "Task")]
    [InlineData("select pg_advisory_xact_lock(1) as locked", "Task")]
    [InlineData("select pg_catalog.pg_advisory_xact_lock((select count(*) from public.students where due > current_date));", "Task")]
    [InlineData("select 1 as locked from pg_advisory_xact_lock(1)", "Task<int>")]
    [InlineData("delete from public.students returning id", "Task<IReadOnlyList<Guid>>")]
    public void Those_that_meet_are_accepted(string sql, string returns) => SqlCheck.Accepts(SqlCheck.Method(sql, returns));
}
