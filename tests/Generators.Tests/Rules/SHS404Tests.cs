namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS404Tests
{
    [Theory]
    [InlineData("select * from public.students", "*", "list the columns by name")]
    [InlineData("select s.* from public.students s", "s.*", "list the columns by name")]
    [InlineData("select id, upper(name) || '!' from public.students", "upper(name) || '!'", "the column 2 no name")]
    [InlineData("select id, id, name as text from public.students", "id", "two columns called id")]
    [InlineData("delete from public.students returning *", "*", "list the columns by name")]
    [InlineData("table public.students", "table", "is a TABLE without names")]
    public void Columns_without_names_are_reported(string sql, string place, string reason) => SqlCheck.Reports("SHS404", SqlCheck.Names(sql), place, reason);

    [Theory]
    [InlineData("select id, upper(name) || '!' as text from public.students")]
    [InlineData("with s as (select * from public.students) select s.id, s.name \\\"text\\\" from s")]
    [InlineData("delete from public.students returning id, name as text")]
    public void Columns_with_names_are_accepted(string sql) => SqlCheck.Accepts(SqlCheck.Names(sql));
}
