using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Core.Tests.Diff;

public sealed class LabelRenameTests
{
    private static readonly QualifiedName Mood = new("public", "mood");
    private static readonly QualifiedName Notes = new("public", "notes");

    [Fact]
    public void A_declared_rename_of_a_label_is_a_rename_and_nothing_else()
    {
        SchemaDifference difference = SchemaDiffer.Compare(Of("sad"), Of("blue", "sad"));

        difference.Renames.ShouldBe([new SchemaRename(ObjectKind.Enum, Mood, new("sad"), new("blue"))]);
        difference.Changes.ShouldBeEmpty();
        Sql(difference).ShouldBe(["alter type public.mood rename value 'sad' to 'blue'"]);
    }

    [Fact]
    public void The_way_back_renames_back()
    {
        SchemaDifference back = SchemaDiffer.CompareBack(Of("sad"), Of("blue", "sad"));

        back.Changes.ShouldBeEmpty();
        Sql(back).ShouldBe(["alter type public.mood rename value 'blue' to 'sad'"]);
    }

    [Fact]
    public void A_rename_that_was_made_already_says_nothing()
    {
        SchemaDiffer.Compare(Of("blue", "sad"), Of("blue", "sad")).IsEmpty.ShouldBeTrue();
        SchemaDiffer.Compare(Of("blue"), Of("blue", "sad")).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_label_is_renamed_before_another_is_added_in_front_of_it()
    {
        SchemaModel after = Of("blue", "sad");
        after = after with { Enums = EquatableArrays.Of(after.Enums[0] with { Labels = EquatableArrays.Of("glad", "calm", "blue") }) };

        Sql(SchemaDiffer.Compare(Of("sad"), after)).ShouldBe(
            ["alter type public.mood rename value 'sad' to 'blue'", "alter type public.mood add value if not exists 'calm' before 'blue'"]);
    }

    [Theory]
    [InlineData("mood = 'sad'", "mood = 'blue'")]
    [InlineData("'sad' <> mood", "'blue' <> mood")]
    [InlineData("mood in ('glad', 'sad') and body = 'sad'", "mood in ('glad', 'blue') and body = 'sad'")]
    [InlineData("\"mood\" not in ('sad')", "\"mood\" not in ('blue')")]
    [InlineData("mood is distinct from 'sad'::public.mood", "mood is distinct from 'blue'::public.mood")]
    [InlineData("exists (select from x where m = 'sad'::public.mood)", "exists (select from x where m = 'blue'::public.mood)")]
    public void A_literal_that_is_a_label_for_certain_follows(string condition, string renamed) => Followed(condition).ShouldBe(renamed);

    [Theory]
    [InlineData("body = 'sad'")]
    [InlineData("mood::text = 'sad'")]
    [InlineData("'sad' = mood::text")]
    [InlineData("mood::text in ('sad')")]
    [InlineData("body || mood = 'sad'")]
    [InlineData("x.mood = 'sad'")]
    [InlineData("mood = ('sad' || '')::public.mood")]
    [InlineData("mood = 'sad'::other.mood")]
    [InlineData("mood = 'sad'::text::public.mood")]
    [InlineData("exists (select from other where mood = 'sad')")]
    [InlineData("mood = any ('{sad}'::public.mood[])")]
    [InlineData("mood in ('sad' || '')")]
    [InlineData("'sad' = mood(1)")]
    public void A_literal_that_may_be_a_text_is_left_to_be_written_again(string condition) => Followed(condition).ShouldBe(condition);

    /// <summary>What the model before has in a check when the rename is made in it.</summary>
    private static string Followed(string condition) => SchemaDiffer.Compare(With(Of("sad"), condition), With(Of("blue", "sad"), condition))
        .Renamed.Tables[0].Checks.Single(check => check.Name.Value == "ck_other").Condition.Text;

    private static SchemaModel With(SchemaModel model, string condition) => model with
    {
        Tables = model.Tables.Select(table => table with { Checks = table.Checks.With(new CheckModel(new("ck_other"), new(condition))) }).ToEquatableArray(),
    };

    private static IEnumerable<string> Sql(SchemaDifference difference) => MigrationPlanner.Plan(difference).Steps.Select(step => SqlWriter.Write(step.Statement));

    /// <summary>A table with the label in all places where it can stand.</summary>
    private static SchemaModel Of(string label, string? former = null)
    {
        SqlExpression isSad = new($"mood = '{label}'");
        return new SchemaModel
        {
            Name = "Moods",
            Enums = EquatableArrays.Of(new EnumModel
            {
                Name = Mood,
                Labels = EquatableArrays.Of("glad", label),
                FormerLabels = former is null ? default : EquatableArrays.Of(new FormerLabel(label, former)),
            }),
            Tables = EquatableArrays.Of(new TableModel
            {
                Name = Notes,
                Columns = EquatableArrays.Of(
                    new ColumnModel { Name = new("id"), Type = PgType.Integer, IsNullable = false },
                    new ColumnModel { Name = new("mood"), Type = PgType.Enum(Mood), IsNullable = false, Default = new($"'{label}'") },
                    new ColumnModel { Name = new("other"), Type = PgType.Enum(Mood), IsNullable = true, Default = new($"'{label}'::public.mood") },
                    new ColumnModel { Name = new("is_sad"), Type = PgType.Boolean, IsNullable = true, Generated = isSad }),
                Checks = EquatableArrays.Of(new CheckModel(new("ck_sad"), isSad)),
                Indexes = EquatableArrays.Of(new IndexModel { Name = new("idx_sad"), Keys = EquatableArrays.Of(new IndexKey { Column = new("id") }), Predicate = isSad }),
                HasRowSecurity = true,
                Policies = EquatableArrays.Of(new PolicyModel { Name = new("sad"), Command = PolicyCommand.All, Role = new("r"), Using = isSad, WithCheck = isSad }),
                Seeds = EquatableArrays.Of(new SeedModel
                {
                    Name = "Rows",
                    ConflictColumns = EquatableArrays.Of(new Identifier("id")),
                    Columns = EquatableArrays.Of(new Identifier("id"), new Identifier("mood")),
                    Rows = EquatableArrays.Of(new SeedRow(EquatableArrays.Of(new SqlExpression("1"), new SqlExpression($"'{label}'")))),
                }),
            }),
        };
    }
}
