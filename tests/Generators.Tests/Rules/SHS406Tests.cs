using System.Linq;
using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS406Tests
{
    [Theory]
    [InlineData("select id, name as text from public.student", "public.student", "did you mean public.students?")]
    [InlineData("select s.id, s.nam as text from public.students s", "nam", "public.students.nam, which the model does not have; did you mean name?")]
    [InlineData("select id, name as text from students where nam = 'x'", "nam", "did you mean name?")]
    public void A_name_that_the_model_lacks_is_reported_in_the_text(string sql, string place, string reason) => SqlCheck.Reports("SHS406", SqlCheck.Names(sql), place, reason);

    [Theory]
    [InlineData("select s.id, x.text from public.students s cross join lateral (select s.name as text) x")]
    [InlineData("select v.id, v.text from elsewhere.anything v where other = 1")]
    public void What_the_model_cannot_know_is_accepted(string sql) => SqlCheck.Accepts(SqlCheck.Names(sql));

    [Fact]
    public void While_a_record_cannot_be_read_nothing_is_said_of_it()
    {
        GeneratorRun run = GeneratorRun.Of(SqlCheck.Head + SqlCheck.Names("select id, name as text from public.others") + "[Table] public sealed record Other { public object Id { get; init; } }");
        run.Diagnostics.Select(diagnostic => diagnostic.Id).ShouldNotContain("SHS406");
        run.Diagnostics.ShouldNotBeEmpty();
    }
}
