using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests.Model;
using StudyHub.Schema.Core.Tests.Revisions;
using StudyHub.Schema.Drafting;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Merging;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Core.Tests.Merging;

public sealed class ModelMergeTests
{
    private static readonly SchemaModel Base = Chain.Tables(2);

    [Fact]
    public void What_two_branches_did_elsewhere_is_in_the_merged_model()
    {
        ModelMerge merge = Merge(Base, WithTable("notes"), WithTable("tags"));

        merge.Conflicts.ShouldBeEmpty();
        merge.Model!.Tables.Select(table => table.Name.Name.Value).ShouldBe(["notes", "t1", "t2", "tags"]);
    }

    [Fact]
    public void What_one_branch_took_away_is_gone()
        => Merge(Base, Base with { Tables = EquatableArrays.Of(Base.Tables[0]) }, WithTable("tags")).Model!.Tables.Select(table => table.Name.Name.Value).ShouldBe(["t1", "tags"]);

    [Fact]
    public void Columns_of_both_stand_where_each_put_them()
    {
        ModelMerge merge = Merge(Base, With(Base, "t1", table => Inserted(table, 1, "middle")), With(Base, "t1", table => Inserted(table, 2, "last")));

        merge.Conflicts.ShouldBeEmpty();
        merge.Model!.Tables[0].Columns.Select(column => column.Name.Value).ShouldBe(["id", "middle", "body", "last"]);
    }

    [Fact]
    public void Columns_at_one_place_stand_in_one_order_whichever_branch_comes_first()
    {
        SchemaModel left = With(Base, "t1", table => Inserted(Inserted(table, 2, "z"), 3, "a"));
        SchemaModel right = With(Base, "t1", table => Inserted(table, 2, "m"));

        Merge(Base, left, right).Model!.Tables[0].Columns.Select(column => column.Name.Value).ShouldBe(["id", "body", "m", "z", "a"]);
        Merge(Base, right, left).ShouldBe(Merge(Base, left, right));
    }

    [Theory]
    [InlineData("id", "id body", "id", "id body")]
    [InlineData("id", "id body", "id last", "id body last")]
    [InlineData("id body", "id", "id body last", "id last")]
    [InlineData("id body", "", "id body last", "last")]
    [InlineData("id", "body", "last", "body last")]
    public void Columns_that_both_branches_grant_are_in_one_grant(string before, string left, string right, string merged)
    {
        SchemaModel three = With(Base, "t1", table => Inserted(table, 2, "last"));
        SchemaModel Granted(string columns) => With(three, "t1", table => table with
        {
            Grants = columns.Length == 0 ? default : EquatableArrays.Of(new GrantModel(TablePrivilege.Update, new("admin"), columns.Split(' ').Select(name => new Identifier(name)).ToEquatableArray())),
        });

        Merge(Granted(before), Granted(left), Granted(right)).Model.ShouldBe(Granted(merged));
        Merge(Granted(before), Granted(right), Granted(left)).Model.ShouldBe(Granted(merged));
    }

    [Fact]
    public void A_whole_table_on_one_side_and_columns_on_the_other_do_not_merge()
    {
        SchemaModel Granted(params Identifier[] columns) => With(Base, "t1", table => table with
        {
            Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Update, new("admin"), columns.ToEquatableArray())),
        });

        MergeConflict conflict = Merge(Granted(new Identifier("id")), Granted(), Granted(new("id"), new("body"))).Conflicts.ShouldHaveSingleItem();
        conflict.Left.ShouldBe("is about the whole table");
        conflict.Right.ShouldBe("is about id, body");
    }

    [Fact]
    public void The_same_change_of_an_object_that_stays_is_one()
    {
        SchemaModel both = With(Base, "t1", table => Column(table, "body", column => column with { Default = new SqlExpression("'x'") }));

        Merge(Base, both, both).Model.ShouldBe(both);
    }

    [Fact]
    public void An_object_that_both_make_is_a_conflict_since_the_second_script_would_fail()
    {
        MergeConflict conflict = Merge(Base, WithTable("notes"), WithTable("notes")).Conflicts.First();

        conflict.ShouldBe(new MergeConflict(ObjectId.Table(new QualifiedName("public", "notes")), "is new", "is new"));
    }

    [Fact]
    public void Two_changes_of_one_object_are_a_conflict_in_the_words_of_both()
    {
        ModelMerge merge = Merge(
            Base,
            With(Base, "t1", table => Column(table, "body", column => column with { Type = PgType.Varchar(20) })),
            With(Base, "t1", table => Column(table, "body", column => column with { Comment = "The text" })));

        MergeConflict conflict = merge.Conflicts.ShouldHaveSingleItem();
        conflict.Id.ToString().ShouldBe("column public.t1.body");
        conflict.Left.ShouldBe("has the type character varying(20) (was text)");
        conflict.Right.ShouldBe("has a comment");
        merge.Model.ShouldBeNull();
    }

    [Fact]
    public void What_one_takes_away_from_under_the_other_is_a_conflict_that_names_both()
    {
        SchemaModel without = With(Base, "t1", table => table with { Columns = EquatableArrays.Of(table.Columns[0]) });
        SchemaModel index = With(Base, "t1", table => table with { Indexes = EquatableArrays.Of(Index("idx_t1_body", "body")) });

        MergeConflict conflict = Merge(Base, without, index).Conflicts.ShouldHaveSingleItem();

        conflict.Id.ToString().ShouldBe("column public.t1.body");
        conflict.Left.ShouldBe("is gone");
        conflict.Right.ShouldBe("is needed by the index public.t1.idx_t1_body, which is new");
    }

    [Fact]
    public void A_renamed_table_is_a_conflict_for_what_the_other_adds_to_it()
    {
        SchemaModel renamed = Base with { Tables = Base.Tables.Select(table => table.Name.Name.Value == "t1" ? Chain.Table("first") with { RenamedFrom = new Identifier("t1") } : table).OrderBy(table => table.Name).ToEquatableArray() };

        Merge(Base, renamed, With(Base, "t1", table => Inserted(table, 2, "more"))).Conflicts
            .ShouldContain(conflict => conflict.Id == ObjectId.Table(new QualifiedName("public", "t1")) && conflict.Left == "is gone");
    }

    [Fact]
    public void An_index_that_the_other_branch_rebuilds_is_a_conflict()
    {
        SchemaModel origin = With(Base, "t1", table => table with
        {
            Checks = EquatableArrays.Of(new CheckModel(new Identifier("ck_body"), new SqlExpression("body <> ''"))),
        });
        SchemaModel left = With(origin, "t1", table => Column(table, "body", column => column with { Type = PgType.Varchar(20) }));
        SchemaModel right = With(origin, "t1", table => table with { Checks = EquatableArrays.Of(new CheckModel(new Identifier("ck_body"), new SqlExpression("body <> 'x'"))) });

        Merge(origin, left, right).Conflicts.ShouldContain(conflict =>
            conflict.Id.ToString() == "check public.t1.ck_body" && conflict.Left == "is made anew, because what it stands on changes");
    }

    [Fact]
    public void One_name_for_two_objects_is_a_conflict()
    {
        ModelMerge merge = Merge(
            Base,
            With(Base, "t1", table => table with { Indexes = EquatableArrays.Of(Index("idx_new", "body")) }),
            With(Base, "t2", table => table with { Indexes = EquatableArrays.Of(Index("idx_new", "body")) }));

        merge.Conflicts.ShouldHaveSingleItem().Right.ShouldBe("the index public.t2.idx_new takes the name");
    }

    [Fact]
    public void Rows_that_cannot_give_the_other_branches_column_are_a_conflict()
    {
        SchemaModel rows = With(Base, "t1", table => table with
        {
            Seeds = EquatableArrays.Of(new SeedModel
            {
                Name = "First",
                ConflictColumns = EquatableArrays.Of(new Identifier("id")),
                Columns = EquatableArrays.Of(new Identifier("id")),
                Rows = EquatableArrays.Of(new SeedRow(EquatableArrays.Of(new SqlExpression("gen_random_uuid()")))),
            }),
        });
        SchemaModel column = With(Base, "t1", table => Inserted(table, 2, "code", isNullable: false));

        Merge(Base, column, rows).Conflicts.ShouldHaveSingleItem().Left.ShouldBe("is new, not null and without a default");
    }

    [Fact]
    public void Touched_and_left_as_it_was_still_meets_a_change_of_the_other()
    {
        SchemaModel indexed = With(Base, "t1", table => table with { Indexes = EquatableArrays.Of(Index("idx", "body")) });
        SchemaModel plain = Base;
        SchemaModel changed = With(Base, "t1", table => table with { Indexes = EquatableArrays.Of(Index("idx", "id")) });

        // Away and back again: run after the other branch, it would put the old index there.
        ModelMerge merge = ModelMerge.Of(indexed, new MergeSide(indexed, [(indexed, plain), (plain, indexed)]), new MergeSide(changed, [(indexed, changed)]));

        merge.Conflicts.ShouldHaveSingleItem().Id.ToString().ShouldBe("index public.t1.idx");
    }

    [Fact]
    public void A_database_with_one_branch_gets_the_other_and_then_the_merge()
    {
        RevisionDraft first = RevisionDrafts.Make(SchemaModel.Empty, Base, null, "first");
        RevisionDraft left = RevisionDrafts.Make(Base, WithTable("notes"), first.Id, "left");
        RevisionDraft right = RevisionDrafts.Make(Base, WithTable("tags"), first.Id, "right");
        RevisionDraft[] heads = [.. new[] { left, right }.OrderBy(draft => draft.Id)];
        SchemaModel before = heads[0] == left ? WithTable("notes") : WithTable("tags");
        RevisionDraft merge = RevisionDrafts.Merge(heads[0].Id, heads[1].Id, before, Merge(Base, WithTable("notes"), WithTable("tags")).Model!, "both");

        RevisionSet set = RevisionSetReader.Read(
            [.. new[] { first, left, right }.SelectMany(draft => draft.Files).Where(file => file.Path != RevisionFiles.Head), .. merge.Files]);
        set.Findings.ShouldBeEmpty();
        RevisionGraph graph = new(set);

        graph.Upgrade([first.Id, left.Id], [merge.Id]).Select(revision => revision.Name).ShouldBe(["right", "both"]);
        graph.Upgrade([first.Id, right.Id], [merge.Id]).Select(revision => revision.Name).ShouldBe(["left", "both"]);
        SchemaFingerprint.Of(RevisionModels.At(set, merge.Id)).ShouldBe(SchemaFingerprint.Of(Merge(Base, WithTable("tags"), WithTable("notes")).Model!));
    }

    /// <summary>P7: merge(a, b) == merge(b, a), for every property that a model has.</summary>
    [Fact]
    public void Which_branch_is_called_left_makes_no_difference()
    {
        SchemaModel origin = RichSchema.Model;
        (string Property, MergeSide Side)[] sides = [.. Mutations.Of(origin).Select(mutation => (mutation.Property, Side: SideOf(origin, mutation.Model))).Where(side => side.Side is not null).Select(side => (side.Property, side.Side!))];
        sides.Length.ShouldBeGreaterThan(300);
        Random random = new(20);
        HashSet<string> merged = [];
        int conflicts = 0;
        for (int i = 0; i < 2_000; i++)
        {
            (string one, MergeSide left) = sides[random.Next(sides.Length)];
            (string other, MergeSide right) = sides[random.Next(sides.Length)];

            ModelMerge there = ModelMerge.Of(origin, left, right);
            ModelMerge back = ModelMerge.Of(origin, right, left);

            (there.Model is null ? "" : ManifestWriter.Write(there.Model)).ShouldBe(back.Model is null ? "" : ManifestWriter.Write(back.Model), $"{one} and {other}");
            Mirrored(back.Conflicts).ShouldBe(Texts(there.Conflicts), $"{one} and {other}");
            if (there.Model is null) conflicts++;
            else merged.UnionWith([one, other]);
        }
        merged.Count.ShouldBeGreaterThan(40);
        conflicts.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void A_branch_that_did_nothing_leaves_the_other_as_it_is()
    {
        SchemaModel origin = RichSchema.Model;
        MergeSide nothing = new(origin, []);
        foreach ((string property, SchemaModel model) in Mutations.Of(origin))
        {
            if (SideOf(origin, model) is not { } side) continue;
            ModelMerge merge = ModelMerge.Of(origin, nothing, side);
            merge.Conflicts.ShouldBeEmpty(property);
            SchemaFingerprint.Of(merge.Model!).ShouldBe(SchemaFingerprint.Of(model), property);
        }
    }

    /// <summary>Null where nobody could have made a revision of it: a column less that a key still has, and the like.</summary>
    private static MergeSide? SideOf(SchemaModel origin, SchemaModel model)
    {
        try
        {
            SchemaObjects.ToModel(model.Name, SchemaObjects.Of(model));
            return new MergeSide(model, [(origin, model)]);
        }
        catch (Exception reason) when (reason is ArgumentException or IndexOutOfRangeException or InvalidOperationException or KeyNotFoundException or UnplannableChangeException or StepCycleException)
        {
            return null;
        }
    }

    private static string Texts(IEnumerable<MergeConflict> conflicts) => string.Join("\n", conflicts.Select(conflict => $"{conflict.Id}: {conflict.Left} / {conflict.Right}").Order(StringComparer.Ordinal));

    private static string Mirrored(IEnumerable<MergeConflict> conflicts) => Texts(conflicts.Select(conflict => new MergeConflict(conflict.Id, conflict.Right, conflict.Left)));

    private static ModelMerge Merge(SchemaModel origin, SchemaModel left, SchemaModel right)
        => ModelMerge.Of(origin, new MergeSide(left, [(origin, left)]), new MergeSide(right, [(origin, right)]));

    private static SchemaModel WithTable(string name) => Base with { Tables = Base.Tables.Append(Chain.Table(name)).OrderBy(table => table.Name).ToEquatableArray() };

    private static SchemaModel With(SchemaModel model, string table, Func<TableModel, TableModel> change)
        => model with { Tables = model.Tables.Select(item => item.Name.Name.Value == table ? change(item) : item).ToEquatableArray() };

    private static TableModel Column(TableModel table, string name, Func<ColumnModel, ColumnModel> change)
        => table with { Columns = table.Columns.Select(column => column.Name.Value == name ? change(column) : column).ToEquatableArray() };

    private static TableModel Inserted(TableModel table, int at, string name, bool isNullable = true)
    {
        List<ColumnModel> columns = [.. table.Columns];
        columns.Insert(at, new ColumnModel { Name = new Identifier(name), Type = PgType.Text, IsNullable = isNullable });
        return table with { Columns = columns.ToEquatableArray() };
    }

    private static IndexModel Index(string name, string column)
        => new() { Name = new Identifier(name), Keys = EquatableArrays.Of(new IndexKey { Column = new Identifier(column) }) };
}
