using System;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Core.Tests.Sql;

/// <summary>What a review has to read: lists that do not fit on a line are laid out below it.</summary>
public sealed class LongListsTests
{
    private static readonly QualifiedName Notes = new("public", "notes");
    private static readonly EquatableArray<Identifier> Columns = Names(
        "id", "student_id", "framework_id", "title", "content", "ocr_text", "ocr_status", "image_url", "tags", "created_at", "updated_at");

    [Fact]
    public void A_grant_on_many_columns_lists_them_below()
    {
        string text = SqlWriter.Write(new PgStatement.Grant(Notes, new GrantModel(TablePrivilege.Update, new("authenticated"), Columns)));

        GoldenFile.Matches(text + "\n", "sql");
        text.Split('\n').ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public void A_list_that_just_fits_stays_on_its_line()
    {
        static string Written(int length) => SqlWriter.Write(new PgStatement.Revoke(
            Notes, new GrantModel(TablePrivilege.Select, new("anon"), Names("id", new string('c', length)))));

        int frame = Written(1).Length - 1;
        Written(100 - frame).ShouldNotContain("\n");
        Written(101 - frame).ShouldContain("\n");
    }

    [Fact]
    public void A_long_row_has_a_line_for_each_value_and_a_short_one_stays_on_its_own()
        => GoldenFile.Matches(SqlWriter.Write(Seed("'short'", $"'{new string('x', 150)}'")) + "\n", "sql");

    [Fact]
    public void A_line_comment_in_a_value_ends_before_the_next_value()
    {
        string text = SqlWriter.Write(Seed("'a' -- first"));

        text.Split('\n').Where(line => line.Contains("--", StringComparison.Ordinal)).ShouldAllBe(line => line.EndsWith("-- first", StringComparison.Ordinal));
    }

    /// <summary>One row for each title.</summary>
    private static PgStatement.UpsertSeed Seed(params string[] titles) => new(Notes, new SeedModel
    {
        Name = "Notes",
        ConflictColumns = Names("id"),
        Columns = Columns,
        Rows = titles.Select(title => new SeedRow(
            Columns.Select(column => new SqlExpression(column.Value == "title" ? title : "null")).ToEquatableArray())).ToEquatableArray(),
    });

    private static EquatableArray<Identifier> Names(params string[] names) => names.Select(name => new Identifier(name)).ToEquatableArray();
}
