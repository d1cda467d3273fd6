using System;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Model;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Core.Tests.Sql;

public sealed class SqlFilesTests
{
    [Fact]
    public void A_rich_schema_is_written_as_these_files()
    {
        foreach (SqlFile file in SqlFiles.From(RichSchema.Model))
            GoldenFile.Matches(file.Text, "sql", "Rich." + file.Path.Replace('/', '-').Replace(".sql", "", StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_one_policy_file_for_every_table_with_security_and_its_name_suits_every_file_system()
        => SqlFiles.From(RichSchema.Model).Select(file => file.Path).ShouldBe(
        [
            "roles.sql", "schema.sql", "seeds.sql", "policies/teams.sql", "policies/user.sql",
            "policies/study.it%27s%20%22odd%22%20%F0%9F%8E%93.sql",
        ]);

    [Fact]
    public void The_files_in_their_order_are_the_script_of_everything()
    {
        string[] Statements(string text) => [.. text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("-- ", StringComparison.Ordinal))];

        string files = string.Join("\n", SqlFiles.From(RichSchema.Model).Select(file => file.Text));

        Statements(files).ShouldBe(Statements(SqlScript.Create(RichSchema.Model)));
    }

    [Fact]
    public void An_empty_schema_has_files_that_say_so()
        => SqlFiles.From(SchemaModel.Empty).ShouldAllBe(file => file.Text.EndsWith("-- The records ask for none.\n", StringComparison.Ordinal));

    [Fact]
    public void The_order_in_which_tables_were_read_does_not_show()
    {
        SchemaModel shuffled = RichSchema.Model with
        {
            Tables = RichSchema.Model.Tables.Reverse().ToEquatableArray(),
            Functions = RichSchema.Model.Functions.Reverse().ToEquatableArray(),
            Roles = RichSchema.Model.Roles.Reverse().ToEquatableArray(),
        };

        SqlFiles.From(shuffled).ShouldBe(SqlFiles.From(RichSchema.Model));
    }
}
