namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS403Tests
{
    private const string Select = "select id, name as text from public.students where ";

    [Fact]
    public void A_parameter_that_the_method_lacks_is_reported_in_the_text()
        => SqlCheck.Reports("SHS403", SqlCheck.Names(Select + "id = @studentIds and id <> @studentId", "Guid studentId"), "@studentIds", "no such parameter; did you mean studentId?");

    [Fact]
    public void A_name_in_other_letters_is_another()
        => SqlCheck.Reports("SHS403", SqlCheck.Names(Select + "id = @StudentId or id = @studentId", "Guid studentId"), "@StudentId", "did you mean studentId?");

    [Fact]
    public void A_parameter_that_the_SQL_lacks_is_reported_at_the_method()
        => SqlCheck.Reports("SHS403", SqlCheck.Names(Select + "name = '@id' -- @id", "Guid id"), "Guid id", "does not use the parameter 'id'");

    [Fact]
    public void An_operator_that_ate_the_at_is_told()
        => SqlCheck.Reports("SHS403", SqlCheck.Names(Select + "array[id] <@ids", "Guid[] ids"), "Guid[] ids", "PostgreSQL reads '<@ids' as the operator <@; write a space before @ids");

    [Fact]
    public void A_position_is_reported()
        => SqlCheck.Reports("SHS403", SqlCheck.Names(Select + "id = $1 or id = @id", "Guid id"), "$1", "write @ and the name");

    [Theory]
    [InlineData("id = @id or id=@id", "Guid id")]
    [InlineData("array[id] <@ @ids and name = any(@names) and mood = @mood and due >=@due", "Guid[] ids, string[] names, Mood? mood, DateOnly? due")]
    [InlineData("mood = @mood and id = @class", "Mood mood, Guid? @class")]
    [InlineData("exists (select from public.attempts where level = @level and at > @at and score = @score and score::numeric < @n)", "Level level, DateTimeOffset? at, long score, decimal n")]
    public void Parameters_that_meet_are_accepted(string where, string parameters) => SqlCheck.Accepts(SqlCheck.Names(Select + where, parameters));

    [Fact]
    public void They_are_sent_by_position_and_enums_of_PostgreSQL_by_a_cast()
        => SqlCheck.Accepts(SqlCheck.Names(Select + "id = @id and mood = @mood or id = @id", "Mood mood, Guid id")).Generated("Demo.Reports.Queries.g.cs")
            .ShouldContain("where id = $2 and mood = ($1::public.mood) or id = $2\"\"\"");
}
