using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests.Model;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Diff;

public sealed class ChangeWordsTests
{
    private static readonly TableModel Students = new()
    {
        Name = new QualifiedName("public", "students"),
        Columns = EquatableArrays.Of(Column("id", PgType.Uuid), Column("name", PgType.Text)),
        PrimaryKey = new PrimaryKeyModel(new Identifier("pk_students"), EquatableArrays.Of(new Identifier("id"))),
        Checks = EquatableArrays.Of(new CheckModel(new Identifier("ck_students_named"), new SqlExpression("name <> ''"))),
        HasRowSecurity = true,
    };

    private static readonly EnumModel Level = new() { Name = new QualifiedName("public", "level"), Labels = EquatableArrays.Of("low", "high") };

    [Fact]
    public void Every_difference_has_words_and_each_object_once()
    {
        foreach ((string property, SchemaModel model) in Mutations.Of(RichSchema.Model))
        {
            if (model.Tables.Select(table => table.Name).Distinct().Count() < model.Tables.Count) continue;
            SchemaDifference difference = SchemaDiffer.Compare(RichSchema.Model, model);
            EquatableArray<DescribedChange> described = ChangeWords.Of(difference);

            described.IsEmpty.ShouldBe(difference.IsEmpty, property);
            described.Select(change => (change.Id, change.IsGone)).ShouldBeUnique();
            described.ShouldAllBe(change => change.Words.Length > 0);
        }
    }

    [Fact]
    public void A_column_is_new()
        => Said(Students with { Columns = Students.Columns.Append(Column("nickname", PgType.Text)).ToEquatableArray() })
            .ShouldBe(["column public.students.nickname is new"]);

    [Fact]
    public void A_column_is_gone()
        => Said(Students with { Columns = Students.Columns.Take(1).ToEquatableArray() }).ShouldBe(["column public.students.name is gone"]);

    [Fact]
    public void A_column_differs_in_everything_that_differs()
        => Said(WithName(name => name with { Type = PgType.Varchar(40), IsNullable = true, Default = new SqlExpression("''"), Comment = "Full name" }))
            .ShouldBe(["column public.students.name has the type character varying(40) (was text) and is nullable (was not null) and has the default '' (was none) and has a comment"]);

    [Fact]
    public void A_renamed_column_is_said_once_with_what_else_changed()
        => Said(WithName(name => name with { Name = new Identifier("full_name"), RenamedFrom = name.Name, IsNullable = true }) with { Checks = default })
            .ShouldBe(["column public.students.full_name was called name and is nullable (was not null)", "check public.students.ck_students_named is gone"]);

    [Fact]
    public void A_name_that_follows_from_the_new_name_of_its_table_is_not_said()
        => Said(Students with
        {
            Name = new QualifiedName("public", "pupils"),
            RenamedFrom = Students.Name.Name,
            PrimaryKey = Students.PrimaryKey! with { Name = new Identifier("pk_pupils") },
        }).ShouldBe(["table public.pupils was called students"]);

    [Fact]
    public void A_name_that_changes_by_itself_is_said()
        => Said(Students with { PrimaryKey = Students.PrimaryKey! with { Name = new Identifier("students_pkey") } })
            .ShouldBe(["primary key public.students was called pk_students"]);

    [Fact]
    public void What_comes_with_a_table_is_not_said_again()
        => ChangeWords.Of(SchemaDiffer.Compare(SchemaModel.Empty, Model(Students))).Select(change => change.ToString())
            .ShouldBe(["enum public.level is new", "table public.students is new"]);

    [Fact]
    public void What_goes_with_a_table_is_not_said_again()
        => ChangeWords.Of(SchemaDiffer.Compare(Model(Students), SchemaModel.Empty)).Select(change => (change.ToString(), change.IsGone))
            .ShouldBe([("enum public.level is gone", true), ("table public.students is gone", true)]);

    [Fact]
    public void A_grant_that_only_follows_a_column_is_not_said()
    {
        TableModel before = Granted(Students, "id", "name");

        Said(before, Granted(Students with { Columns = Students.Columns.With(Column("nickname", PgType.Text)) }, "id", "name", "nickname"))
            .ShouldBe(["column public.students.nickname is new"]);
        Said(before, Granted(Students with { Columns = Students.Columns.Take(1).ToEquatableArray() }, "id")).ShouldBe(["column public.students.name is gone"]);
    }

    [Fact]
    public void A_grant_of_other_columns_is_one_change()
    {
        Said(Granted(Students, "id"), Granted(Students, "id", "name")).ShouldBe(["grant public.students.web.update is about id, name (was about id)"]);
        Said(Granted(Students, "id"), Granted(Students)).ShouldBe(["grant public.students.web.update is about all columns (was about id)"]);
        Said(Students, Granted(Students)).ShouldBe(["grant public.students.web.update is new"]);
        Said(Granted(Students, "id"), Students).ShouldBe(["grant public.students.web.update.id is gone"]);
    }

    [Fact]
    public void Long_conditions_are_said_by_their_beginning_on_one_line()
        => Said(Students with
        {
            Checks = EquatableArrays.Of(new CheckModel(new Identifier("ck_students_named"), new SqlExpression("name <> ''\n    and name <> 'nobody at all' and length(name) < 40 and name <> 'x'"))),
        }).ShouldBe(["check public.students.ck_students_named has the condition name <> '' and name <> 'nobody at all' and length(name) < 40… (was name <> '')"]);

    [Fact]
    public void Labels_come_go_and_move()
    {
        string[] Said(params string[] labels) => [.. ChangeWords.Of(SchemaDiffer.Compare(Model(Students), Model(Students) with
        {
            Enums = EquatableArrays.Of(Level with { Labels = labels.ToEquatableArray() }),
        })).Select(change => change.Words)];

        Said("low", "middle", "high").ShouldBe(["has the new label 'middle'"]);
        Said("high").ShouldBe(["no longer has the label 'low'"]);
        Said("high", "low").ShouldBe(["has its labels in another order"]);
    }

    private static IEnumerable<string> Said(TableModel after) => Said(Students, after);

    private static IEnumerable<string> Said(TableModel before, TableModel after)
        => ChangeWords.Of(SchemaDiffer.Compare(Model(before), Model(after))).Select(change => change.ToString());

    private static TableModel Granted(TableModel table, params string[] columns) => table with
    {
        Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Update, new Identifier("web"), columns.Select(column => new Identifier(column)).ToEquatableArray())),
    };

    private static SchemaModel Model(TableModel table) => new() { Name = "Demo", Enums = EquatableArrays.Of(Level), Tables = EquatableArrays.Of(table) };

    private static TableModel WithName(System.Func<ColumnModel, ColumnModel> change)
        => Students with { Columns = Students.Columns.Select(column => column.Name.Value == "name" ? change(column) : column).ToEquatableArray() };

    private static ColumnModel Column(string name, PgType type) => new() { Name = new Identifier(name), Type = type, IsNullable = false };
}
