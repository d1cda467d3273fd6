using StudyHub.Schema.Golden;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Core.Tests.Sql;

public sealed class SqlScriptTests
{
    [Fact]
    public void Dropping_a_rich_schema_undoes_everything_but_the_roles() => GoldenFile.Matches(SqlScript.Drop(RichSchema.Model), "sql");

    [Fact]
    public void Roles_are_dropped_only_when_asked_for() => GoldenFile.Matches(SqlScript.DropRoles(RichSchema.Model), "sql");
}
