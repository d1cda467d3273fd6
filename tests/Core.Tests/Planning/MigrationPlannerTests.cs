using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Core.Tests.Planning;

public sealed class MigrationPlannerTests
{
    [Fact]
    public void Every_object_that_is_created_is_covered_by_exactly_one_step()
        => Plan(SchemaModel.Empty, RichSchema.Model).Steps.SelectMany(step => step.Covers)
            .ShouldBe(SchemaObjects.Of(RichSchema.Model).Select(item => item.Id), ignoreOrder: true);

    [Fact]
    public void Every_object_that_is_dropped_is_covered_by_exactly_one_step_but_roles_are_left_alone()
    {
        MigrationPlan plan = Plan(RichSchema.Model, SchemaModel.Empty);

        plan.LeftAlone.ShouldBe(RichSchema.Model.Roles.Select(role => ObjectId.Role(role.Name)));
        plan.Steps.SelectMany(step => step.Covers).Concat(plan.LeftAlone)
            .ShouldBe(SchemaObjects.Of(RichSchema.Model).Select(item => item.Id), ignoreOrder: true);
    }

    [Fact]
    public void The_parts_come_in_their_order_and_on_removal_the_other_way_round()
    {
        Plan(SchemaModel.Empty, RichSchema.Model).Steps.Select(step => step.Part).Distinct()
            .ShouldBe([ScriptPart.Roles, ScriptPart.Schema, ScriptPart.Seeds, ScriptPart.Security]);
        Plan(RichSchema.Model, SchemaModel.Empty).Steps.Select(step => step.Part).Distinct()
            .ShouldBe([ScriptPart.Security, ScriptPart.Schema]);
    }

    [Fact]
    public void Tables_that_point_to_each_other_get_their_foreign_keys_after_both()
    {
        List<PgStatement> statements = [.. Plan(SchemaModel.Empty, RichSchema.Model).Steps.Select(step => step.Statement)];

        statements.FindLastIndex(s => s is PgStatement.CreateTable).ShouldBeLessThan(statements.FindIndex(s => s is PgStatement.AddForeignKey));
    }

    [Fact]
    public void A_foreign_key_to_a_unique_index_comes_after_that_index()
    {
        List<PgStatement> statements = [.. Plan(SchemaModel.Empty, RichSchema.Model).Steps.Select(step => step.Statement)];

        int index = statements.FindIndex(s => s is PgStatement.CreateIndex { Index.Name.Value: "uq_teams_name" });
        int key = statements.FindIndex(s => s is PgStatement.AddForeignKey { ForeignKey.Name.Value: "fk_order_team_name" });
        index.ShouldBeLessThan(key);
    }

    [Fact]
    public void A_foreign_key_between_tables_whose_row_security_is_forced_lifts_it_where_it_binds()
    {
        SchemaModel before = RichSchema.Model with
        {
            Tables = RichSchema.Model.Tables.Select(table => table.Name.Name.Value == "user" ? table with { ForeignKeys = default } : table).ToEquatableArray(),
        };

        List<PgStatement> statements = [.. Plan(before, RichSchema.Model).Steps.Select(step => step.Statement)];

        // NOT VALID compares no rows.
        statements.Count.ShouldBe(2);
        statements[0].ShouldBeOfType<PgStatement.AddForeignKey>().IsValid.ShouldBeFalse();
        statements[1].ShouldBeOfType<PgStatement.WithForceLifted>().Tables.Select(table => table.Name.Value).ShouldBe(["teams", "user"]);
        SqlWriter.Write(statements[1]).ShouldBe(
            """
            do $$
            declare
                is_bound boolean := not (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user);
            begin
                if is_bound then
                    alter table public.teams no force row level security;
                    alter table public."user" no force row level security;
                end if;
                alter table public."user" validate constraint fk_user_team_id;
                if is_bound then
                    alter table public.teams force row level security;
                    alter table public."user" force row level security;
                end if;
            end
            $$
            """);
    }

    [Fact]
    public void A_creation_adds_its_foreign_keys_before_row_security_and_lifts_nothing()
        => Plan(SchemaModel.Empty, RichSchema.Model).Steps.ShouldNotContain(step => step.Statement is PgStatement.WithForceLifted);

    [Fact]
    public void A_model_with_nothing_in_public_leaves_public_as_it_is_for_everybody()
    {
        SchemaModel model = RichSchema.Model with
        {
            Tables = RichSchema.Model.Tables.Where(table => table.Name.Schema.Value == "study" && table.ForeignKeys.IsEmpty).ToEquatableArray(),
        };
        model.Tables.IsEmpty.ShouldBeFalse();

        Schemas(model).ShouldBe(["app", "study"]);
        Schemas(RichSchema.Model).ShouldBe(["app", "public", "study"]);

        static IEnumerable<string> Schemas(SchemaModel model) => Plan(SchemaModel.Empty, model).Steps.Select(step => step.Statement switch
        {
            PgStatement.RevokeSchemaFromPublic revoke => revoke.Schema.Value,
            PgStatement.GrantSchema grant => grant.Schema.Value,
            _ => "",
        }).Where(schema => schema.Length > 0).Distinct().Order(System.StringComparer.Ordinal);
    }

    [Fact]
    public void Seeds_come_after_those_they_depend_on()
        => Plan(SchemaModel.Empty, Seeded(("a", ["c"]), ("b", ["a"]), ("c", []))).Steps.Select(step => step.Statement)
            .OfType<PgStatement.UpsertSeed>().Select(seed => seed.Table.Name.Value).ShouldBe(["c", "a", "b"]);

    [Fact]
    public void A_seed_that_depends_on_its_own_table_is_no_cycle()
        => Plan(SchemaModel.Empty, Seeded(("a", ["a"]))).Steps.Count.ShouldBe(2);

    [Fact]
    public void Seeds_that_need_each_other_are_named()
    {
        StepCycleException cycle = Should.Throw<StepCycleException>(
            () => Plan(SchemaModel.Empty, Seeded(("a", ["b"]), ("b", ["c"]), ("c", ["a"]), ("d", ["a"]))));

        cycle.Members.ShouldBe(["seed public.a.Rows", "seed public.b.Rows", "seed public.c.Rows"]);
        cycle.Message.ShouldContain("seed public.a.Rows -> seed public.b.Rows -> seed public.c.Rows -> seed public.a.Rows");
    }

    [Fact]
    public void The_table_of_somebody_else_is_left_alone_with_all_that_is_its_own()
    {
        SchemaModel model = Seeded(("mine", []), ("theirs", []));
        model = model with { Tables = model.Tables.Select(t => t.Name.Name.Value == "theirs" ? t with { IsManaged = false } : t).ToEquatableArray() };

        MigrationPlan creation = Plan(SchemaModel.Empty, model);
        MigrationPlan removal = Plan(model, SchemaModel.Empty);

        creation.Steps.Select(step => step.Table!.Name.Value).Distinct().ShouldBe(["mine"]);
        removal.Steps.Select(step => step.Table!.Name.Value).Distinct().ShouldBe(["mine"]);
        creation.LeftAlone.Select(id => id.Path[1]).Distinct().ShouldBe(["theirs"]);
        removal.LeftAlone.ShouldBe(creation.LeftAlone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_that_is_taken_over_or_given_away_is_refused_by_name(bool isManagedFirst)
    {
        SchemaModel mine = Seeded(("a", []));
        SchemaModel theirs = mine with { Tables = mine.Tables.Select(t => t with { IsManaged = false }).ToEquatableArray() };

        Should.Throw<UnplannableChangeException>(() => isManagedFirst ? Plan(mine, theirs) : Plan(theirs, mine)).Message.ShouldContain("table public.a is");
    }

    [Fact]
    public void Indexes_and_keys_of_a_table_that_exists_are_made_ready_beside_what_they_replace()
    {
        SchemaModel other = WithOrders(table => table with { Uniques = table.Uniques.Select(u => u with { NullsNotDistinct = false }).ToEquatableArray() });

        Plan(RichSchema.Model, other).Steps.Select(step => SqlWriter.Write(step.Statement)).ShouldBe(
        [
            "create unique index concurrently uq_order_note_new on study.\"order\" (framework_id, note)",
            "alter table study.\"order\" drop constraint uq_order_note",
            "alter table study.\"order\"\n    add constraint uq_order_note unique using index uq_order_note_new",
        ]);
    }

    [Fact]
    public void A_constraint_of_a_table_that_exists_is_validated_when_all_else_is_committed()
    {
        SchemaModel other = WithOrders(table => table with { Checks = table.Checks.With(new CheckModel(new("ck_order_zz"), new("quantity <> 13"))) });

        Plan(RichSchema.Model, other).Steps.Select(step => (step.Run, SqlWriter.Write(step.Statement))).ShouldBe(
        [
            (StepRun.Together, "alter table study.\"order\"\n    add constraint ck_order_zz check (quantity <> 13)\n    not valid"),
            (StepRun.Alone, "alter table study.\"order\" validate constraint ck_order_zz"),
        ]);
    }

    [Fact]
    public void A_column_that_takes_no_NULL_any_more_is_looked_at_without_a_lock()
    {
        SchemaModel other = WithOrders(table => table with
        {
            Columns = table.Columns.Select(column => column.Name.Value == "note" ? column with { IsNullable = false } : column).ToEquatableArray(),
        });

        Plan(RichSchema.Model, other).Steps.Select(step => (step.Run, SqlWriter.Write(step.Statement))).ShouldBe(
        [
            (StepRun.Together, "alter table study.\"order\"\n    add constraint nn_order_note check (note is not null)\n    not valid"),
            (StepRun.Alone, "alter table study.\"order\" validate constraint nn_order_note"),
            (StepRun.Together, "alter table study.\"order\" alter column note set not null"),
            (StepRun.Together, "alter table study.\"order\" drop constraint nn_order_note"),
        ]);
    }

    [Fact]
    public void Another_type_takes_away_what_stands_on_the_column_and_puts_it_back()
    {
        SchemaModel other = WithOrders(table => table with
        {
            Columns = table.Columns.Select(column => column.Name.Value == "quantity" ? column with { Type = PgType.BigInt } : column).ToEquatableArray(),
        });

        Plan(RichSchema.Model with { RawObjects = default }, other with { RawObjects = default }).Steps.Select(step => SqlWriter.Write(step.Statement).Replace("\n    ", " ")).ShouldBe(
        [
            "alter table study.\"order\" drop constraint ck_order_quantity",
            "alter table study.\"order\" alter column quantity drop default",
            "alter table study.\"order\" alter column quantity type bigint",
            "alter table study.\"order\" alter column quantity set default (1 -- one\n)",
            "alter table study.\"order\" add constraint ck_order_quantity check (quantity between 1 and 100) not valid",
            "alter table study.\"order\" validate constraint ck_order_quantity",
        ]);
    }

    [Fact]
    public void A_new_label_is_committed_before_anything_can_use_it_and_stands_in_its_place()
    {
        SchemaModel other = RichSchema.Model with
        {
            Enums = RichSchema.Model.Enums.Select(type => type with { Labels = EquatableArrays.Of("glad", "calm", "so-so", "it's bad", "worst") }).ToEquatableArray(),
        };

        Plan(RichSchema.Model, other).Steps.Select(step => (step.Run, SqlWriter.Write(step.Statement))).ShouldBe(
        [
            (StepRun.Alone, "alter type study.\"Mood\" add value if not exists 'worst'"),
            (StepRun.Alone, "alter type study.\"Mood\" add value if not exists 'calm' before 'so-so'"),
        ]);
    }

    [Fact]
    public void A_text_that_may_be_too_long_is_never_cut()
        => TypeChange(PgType.Text, PgType.Varchar(5)).ShouldBe("alter table public.t alter column c type varchar(5)");

    [Fact]
    public void A_conversion_that_PostgreSQL_does_not_make_by_itself_is_written_out()
    {
        TypeChange(PgType.Text, PgType.Integer).ShouldBe("alter table public.t alter column c type integer using c::integer");
        TypeChange(PgType.Uuid, PgType.Varchar(36)).ShouldBe("alter table public.t alter column c type varchar(36) using c::text");
        TypeChange(PgType.Text.ArrayOf(), PgType.Integer.ArrayOf()).ShouldBe("alter table public.t alter column c type integer[] using c::integer[]");
    }

    private static string TypeChange(PgType from, PgType to)
        => SqlWriter.Write(Plan(Of(from), Of(to)).Steps.ShouldHaveSingleItem().Statement).Replace("\n    ", " ");

    private static SchemaModel Of(PgType type) => new()
    {
        Tables = EquatableArrays.Of(new TableModel
        {
            Name = new("public", "t"),
            Columns = EquatableArrays.Of(new ColumnModel { Name = new("c"), Type = type, IsNullable = true }),
        }),
    };

    private static SchemaModel WithOrders(System.Func<TableModel, TableModel> change) => RichSchema.Model with
    {
        Tables = RichSchema.Model.Tables.Select(table => table.Name.Name.Value == "order" ? change(table) : table).ToEquatableArray(),
    };

    [Fact]
    public void Objects_beside_a_table_that_stays_come_and_go_by_themselves()
    {
        SchemaModel rich = RichSchema.Model;
        SchemaModel bare = rich with
        {
            Tables = rich.Tables.Select(t => t with
            {
                ForeignKeys = default, Indexes = default, Triggers = default, HasRowSecurity = false, Policies = default, Grants = default, Seeds = default,
            }).ToEquatableArray(),
        };

        MigrationPlan there = Plan(bare, rich);
        MigrationPlan back = Plan(rich, bare);

        there.Steps.SelectMany(step => step.Covers).ShouldBe(back.Steps.SelectMany(step => step.Covers), ignoreOrder: true);
    }

    [Fact]
    public void Nothing_to_do_is_an_empty_plan() => Plan(RichSchema.Model, RichSchema.Model).Steps.ShouldBeEmpty();

    private static MigrationPlan Plan(SchemaModel before, SchemaModel after) => MigrationPlanner.Plan(SchemaDiffer.Compare(before, after));

    private static SchemaModel Seeded(params (string Table, string[] DependsOn)[] tables) => new()
    {
        Name = "Seeded",
        Tables = tables.Select(table => new TableModel
        {
            Name = new QualifiedName("public", table.Table),
            Columns = EquatableArrays.Of(new ColumnModel { Name = new("id"), Type = PgType.Integer, IsNullable = false }),
            PrimaryKey = new PrimaryKeyModel(new("pk_" + table.Table), EquatableArrays.Of(new Identifier("id"))),
            Seeds = EquatableArrays.Of(new SeedModel
            {
                Name = "Rows",
                ConflictColumns = EquatableArrays.Of(new Identifier("id")),
                Columns = EquatableArrays.Of(new Identifier("id")),
                Rows = EquatableArrays.Of(new SeedRow(EquatableArrays.Of(new SqlExpression("1")))),
                DependsOn = table.DependsOn.Select(name => new QualifiedName("public", name)).ToEquatableArray(),
            }),
        }).ToEquatableArray(),
    };
}
