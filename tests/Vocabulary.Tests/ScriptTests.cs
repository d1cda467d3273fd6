using Library;
using StudyHub.Schema.Golden;

namespace StudyHub.Schema.Vocabulary.Tests;

public sealed class ScriptTests
{
    [Fact]
    public void The_script_says_what_the_records_say() => GoldenFile.Matches(LibraryDatabase.Schema.CreateSql, "sql");
}
