namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS407Tests
{
    [Theory]
    [InlineData("select count(*) as n from public.students", "Task<int>", "count(*) as n", "which is bigint, to 'RunAsync', which is int")]
    [InlineData("select due from public.students", "Task<IReadOnlyList<Guid?>>", "due", "public.students.due, which is date")]
    [InlineData("select name as id, name as text from public.students", "Task<IReadOnlyList<Name>>", "name as id", "public.students.name, which is character varying, to 'Id', which is Guid")]
    [InlineData("select score::text from public.attempts", "Task<IReadOnlyList<int?>>", "score::text", "which is text")]
    public void Another_type_is_reported_in_the_text(string sql, string returns, string place, params string[] reasons)
        => SqlCheck.Reports("SHS407", SqlCheck.Method(sql, returns), place, reasons);

    [Theory]
    [InlineData("select count(*)::int as n from public.students", "Task<int>")]
    [InlineData("select score from public.attempts", "Task<IReadOnlyList<long?>>")]
    [InlineData("select level from public.attempts", "Task<IReadOnlyList<Level>>")]
    [InlineData("select mood from public.students", "Task<IReadOnlyList<string>>")]
    [InlineData("select sum(score) from public.attempts", "Task<long?>")]
    public void A_type_that_holds_it_is_accepted(string sql, string returns) => SqlCheck.Accepts(SqlCheck.Method(sql, returns));
}
