using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Core.Tests.Model;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Core.Tests.Diff;

public sealed class AccountingTests
{
    [Fact]
    public void Equal_models_have_no_difference()
        => SchemaDiffer.Compare(RichSchema.Model, RichSchema.Model with { }).IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_change_of_any_property_but_the_database_name_and_former_names_is_a_difference()
    {
        string[] nothing = ["SchemaModel.Name", "TableModel.RenamedFrom", "ColumnModel.RenamedFrom", "EnumModel.FormerLabels", "FormerLabel.Label", "FormerLabel.RenamedFrom"];
        HashSet<string> tried = [];
        foreach ((string property, SchemaModel model) in Mutations.Of(RichSchema.Model))
        {
            if (nothing.Contains(property) || HasTwins(model)) continue;
            SchemaDiffer.Compare(RichSchema.Model, model).IsEmpty.ShouldBeFalse(property);
            tried.Add(property);
        }
        Mutations.Properties().Except(tried).ShouldBe(nothing, ignoreOrder: true);
    }

    [Fact]
    public void The_changes_lead_from_one_model_to_the_other()
    {
        foreach ((string property, SchemaModel model) in Mutations.Of(RichSchema.Model).Where(m => !HasTwins(m.Model)))
        {
            HashSet<SchemaObject> expected = [.. SchemaObjects.Of(model).Select(WithoutHistory)];
            expected.SetEquals(Applied(SchemaDiffer.Compare(RichSchema.Model, model))).ShouldBeTrue(property);
        }
    }

    [Fact]
    public void Creating_everything_is_the_difference_to_the_empty_model()
        => SchemaDiffer.Compare(SchemaModel.Empty, RichSchema.Model).Changes
            .ShouldBe(SchemaObjects.Of(RichSchema.Model).Select(item => new SchemaChange.Created(item)));

    [Fact]
    public void Dropping_everything_is_the_difference_from_it()
        => SchemaDiffer.Compare(RichSchema.Model, SchemaModel.Empty).Changes
            .ShouldBe(SchemaObjects.Of(RichSchema.Model).Select(item => new SchemaChange.Dropped(item)));

    [Fact]
    public void A_column_that_only_moves_is_a_difference_of_its_table()
    {
        SchemaModel moved = WithUsers(t => t with { Columns = t.Columns.Skip(1).Append(t.Columns[0]).ToEquatableArray() });

        SchemaDiffer.Compare(RichSchema.Model, moved).Changes.ShouldHaveSingleItem()
            .ShouldBeOfType<SchemaChange.Altered>().Id.ToString().ShouldBe("table public.user");
    }

    [Fact]
    public void A_column_that_is_added_in_the_middle_is_that_column_and_nothing_else()
    {
        ColumnModel added = new() { Name = new("added"), Type = PgType.Text, IsNullable = true };
        SchemaModel wider = WithUsers(t => t with { Columns = t.Columns.Take(1).Append(added).Concat(t.Columns.Skip(1)).ToEquatableArray() });

        SchemaDiffer.Compare(RichSchema.Model, wider).Changes.ShouldHaveSingleItem()
            .ShouldBeOfType<SchemaChange.Created>().Id.ToString().ShouldBe("column public.user.added");
    }

    [Fact]
    public void A_declared_rename_of_a_column_is_a_rename()
    {
        SchemaModel renamed = WithUsers(t => t with
        {
            Columns = t.Columns.Select(c => c.Name.Value == "select" ? c with { Name = new("chosen"), RenamedFrom = c.Name } : c).ToEquatableArray(),
        });

        SchemaDifference difference = SchemaDiffer.Compare(RichSchema.Model, renamed);

        difference.Renames.ShouldBe([new SchemaRename(ObjectKind.Column, new("public", "user"), new("select"), new("chosen"))]);
        // What names the column is told by its old name in this model: a policy and a seed, which follow the rename by themselves.
        difference.Changes.ShouldNotContain(change => change.Id.Kind == ObjectKind.Column);
    }

    [Fact]
    public void A_declared_rename_of_a_table_takes_its_members_along()
    {
        SchemaModel before = new() { Tables = EquatableArrays.Of(Small("notes")) };
        SchemaModel after = new() { Tables = EquatableArrays.Of(Small("remarks") with { RenamedFrom = new("notes") }) };

        SchemaDifference difference = SchemaDiffer.Compare(before, after);

        difference.Renames.ShouldBe([new SchemaRename(ObjectKind.Table, new("public", "notes"), new("notes"), new("remarks"))]);
        difference.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void A_constraint_an_index_a_policy_and_a_trigger_that_have_only_another_name_are_renamed()
    {
        SchemaModel renamed = WithUsers(t => t with
        {
            PrimaryKey = t.PrimaryKey! with { Name = new("pk_other") },
            Uniques = t.Uniques.Select(u => u with { Name = new("uq_other") }).ToEquatableArray(),
            ForeignKeys = t.ForeignKeys.Select(f => f with { Name = new("fk_other") }).ToEquatableArray(),
            Indexes = t.Indexes.Select(i => i with { Name = new("idx_other") }).ToEquatableArray(),
            Triggers = t.Triggers.Select(trigger => trigger with { Name = new("other") }).ToEquatableArray(),
            Policies = t.Policies.Select(p => p with { Name = new("other_" + p.Name.Value) }).ToEquatableArray(),
        });

        SchemaDifference difference = SchemaDiffer.Compare(RichSchema.Model, renamed);

        difference.Changes.ShouldBeEmpty();
        difference.Renames.Select(rename => rename.Kind).Distinct()
            .ShouldBe([ObjectKind.PrimaryKey, ObjectKind.Unique, ObjectKind.ForeignKey, ObjectKind.Index, ObjectKind.Trigger, ObjectKind.Policy]);
    }

    [Fact]
    public void The_way_back_renames_back_and_drops_nothing()
    {
        SchemaModel renamed = WithUsers(t => t with
        {
            Name = new("public", "people"),
            RenamedFrom = t.Name.Name,
            Columns = t.Columns.Select(c => c.Name.Value == "email" ? c with { Name = new("address"), RenamedFrom = c.Name } : c).ToEquatableArray(),
        });

        SchemaDifference back = SchemaDiffer.CompareBack(RichSchema.Model, renamed);

        back.Renames.Select(rename => $"{rename.Kind} {rename.From} {rename.To}").ShouldBe(["Table people user", "Column address email"]);
        back.Changes.ShouldNotContain(change => change.Id.Kind == ObjectKind.Column || change.Id.Kind == ObjectKind.Table);
    }

    [Fact]
    public void A_rename_that_was_made_already_is_none()
    {
        SchemaModel before = new() { Tables = EquatableArrays.Of(Small("remarks") with { RenamedFrom = new("notes") }) };

        SchemaDiffer.Compare(before, before).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_new_name_that_nobody_declared_is_a_drop_and_a_creation()
    {
        SchemaModel before = new() { Tables = EquatableArrays.Of(Small("notes")) };
        SchemaModel after = new() { Tables = EquatableArrays.Of(Small("remarks")) };

        SchemaDiffer.Compare(before, after).Changes.Select(change => change.GetType())
            .ShouldBe([typeof(SchemaChange.Created), typeof(SchemaChange.Created), typeof(SchemaChange.Dropped), typeof(SchemaChange.Dropped)]);
    }

    private static TableModel Small(string name) => new()
    {
        Name = new QualifiedName("public", name),
        Columns = EquatableArrays.Of(new ColumnModel { Name = new("id"), Type = PgType.Uuid, IsNullable = false }),
    };

    private static SchemaModel WithUsers(Func<TableModel, TableModel> change) => RichSchema.Model with
    {
        Tables = RichSchema.Model.Tables.Select(t => t.Name.Name.Value == "user" ? change(t) : t).ToEquatableArray(),
    };

    private static IEnumerable<SchemaObject> Applied(SchemaDifference difference)
    {
        Dictionary<ObjectId, SchemaObject> objects = SchemaObjects.Of(difference.Renamed).ToDictionary(item => item.Id);
        foreach (SchemaChange change in difference.Changes)
        {
            switch (change)
            {
                case SchemaChange.Dropped dropped: objects.Remove(dropped.Id).ShouldBeTrue(); break;
                case SchemaChange.Altered altered: objects.Remove(altered.Before.Id).ShouldBeTrue(); break;
            }
        }
        foreach (SchemaChange change in difference.Changes)
        {
            switch (change)
            {
                case SchemaChange.Created created: objects.Add(created.Id, created.Object); break;
                case SchemaChange.Altered altered: objects.Add(altered.Id, altered.After); break;
            }
        }
        return objects.Values.Select(WithoutHistory);
    }

    /// <summary>The place of a column that comes or goes is no change of the table, and a former name is none of anything.</summary>
    private static SchemaObject WithoutHistory(SchemaObject item) => item switch
    {
        SchemaObject.Table table => table with { ColumnOrder = default, RenamedFrom = null },
        SchemaObject.Column column => column with { Model = column.Model with { RenamedFrom = null } },
        SchemaObject.Enum type => type with { Model = type.Model with { FormerLabels = default } },
        _ => item,
    };

    private static bool HasTwins(SchemaModel model) => SchemaObjects.Of(model).GroupBy(item => item.Id).Any(group => group.Count() > 1);
}
