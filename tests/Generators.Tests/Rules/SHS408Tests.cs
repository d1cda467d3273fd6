namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS408Tests
{
    [Theory]
    [InlineData("select due from public.students", "Task<IReadOnlyList<DateOnly>>", "due", "may be NULL", "make it DateOnly?")]
    [InlineData("select a.id from public.students s left join public.attempts a on a.student_id = s.id", "IAsyncEnumerable<Guid>", "a.id", "an outer join fills with NULL", "make it Guid?")]
    public void A_NULL_for_what_may_not_be_null_is_reported_in_the_text(string sql, string returns, string place, params string[] reasons)
        => SqlCheck.Reports("SHS408", SqlCheck.Method(sql, returns), place, reasons);

    [Theory]
    [InlineData("select due from public.students", "Task<IReadOnlyList<DateOnly?>>")]
    [InlineData("select due from public.students where due is not null", "Task<IReadOnlyList<DateOnly>>")]
    [InlineData("select coalesce(score, 0) as score from public.attempts", "Task<IReadOnlyList<int>>")]
    [InlineData("select max(score) as score from public.attempts", "Task<int>")]
    public void What_is_not_NULL_or_may_be_null_is_accepted(string sql, string returns) => SqlCheck.Accepts(SqlCheck.Method(sql, returns));
}
