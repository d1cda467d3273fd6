using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class DatabaseObjectsTests
{
    [Fact]
    public void The_roles_are_those_that_keep_requests_and_changes_of_the_schema_apart()
        => GoldenFile.Matches(string.Concat(Linked.Faultless(Table("Note").Id()).Roles.Select(role =>
            $"{role.Name} is {role.Purpose}{(role.CanLogin ? ", logs in" : "")}{(role.Inherits ? ", inherits" : "")}"
            + $"{(role.BypassesRowSecurity ? ", bypasses row security" : "")}\n"
            + string.Concat(role.MemberOf.Select(other => $"  member of {other}\n"))
            + string.Concat(role.Settings.Select(setting => $"  {setting.Name} = '{setting.Value}'\n")))));

    [Fact]
    public void A_role_takes_the_name_that_the_database_gives_it_wherever_it_is_meant()
    {
        SchemaModel schema = Link(new RoleName(RolePurpose.Admin, new Identifier("boss"))).Schema;
        schema.Roles.Single(role => role.Purpose == RolePurpose.Admin).Name.Value.ShouldBe("boss");
        schema.Roles.Single(role => role.Purpose == RolePurpose.Backoffice).MemberOf.ShouldBe([new Identifier("boss")]);
    }

    [Fact]
    public void Two_roles_of_one_name_are_reported_at_the_database()
    {
        Finding finding = Link(new RoleName(RolePurpose.Authenticated, new Identifier("admin"))).OnlyFinding(LinkingRules.RoleNameTwice);
        finding.Record.ShouldBe("");
        finding.Message().ShouldBe("The roles for authenticated and admin are both named admin; name one of them otherwise in [assembly: Database(…)]");
    }

    [Fact]
    public void Policies_need_the_functions_that_read_the_session()
        => GoldenFile.Matches(Functions(Table("Note").Id().Policy("Own", RolePurpose.Anon, [PolicyCommand.Select])));

    [Fact]
    public void Timestamped_tables_need_the_function_of_their_trigger()
        => GoldenFile.Matches(Functions(Table("Note").Id().Timestamped()));

    [Fact]
    public void Without_policies_and_timestamps_no_function_is_needed() => Functions(Table("Note").Id()).ShouldBe("");

    [Fact]
    public void A_timestamped_table_has_the_trigger()
        => Linked.Faultless(Table("Note").Id().Timestamped()).Table("notes").Triggers.ShouldBe(
            [new TriggerModel(new Identifier("notes_set_updated_at"), "before update", new QualifiedName("app", "set_updated_at"))]);

    [Fact]
    public void Somebody_elses_table_has_no_trigger()
        => Linked.Faultless(Table("Note").Id().Timestamped().Unmanaged()).Table("notes").Triggers.ShouldBeEmpty();

    [Fact]
    public void A_renamed_updated_at_is_reported_because_the_trigger_would_not_find_it()
    {
        LinkedSchema linked = Linked.From(Table("Note").Id().But(t => t with { IsTimestamped = true })
            .Column("UpdatedAt", PgType.TimestampTz, name: "changed_at"));
        linked.OnlyFinding(LinkingRules.UpdatedAtRenamed).Member.ShouldBe("UpdatedAt");
        linked.Table("notes").Triggers.ShouldBeEmpty();
    }

    [Fact]
    public void An_enum_that_two_tables_use_is_created_once_in_the_databases_schema()
    {
        SchemaModel schema = Linked.Faultless(Levelled("Note"), Levelled("Goal"));
        schema.Enums.Single().Name.ToString().ShouldBe("public.level");
        schema.Enums.Single().Labels.ShouldBe(["low", "high"]);
        schema.Table("notes").Columns.Single(column => column.Name.Value == "level").Type
            .ShouldBe(PgType.Enum(new QualifiedName("public", "level")));
    }

    [Fact]
    public void An_array_of_an_enum_stays_an_array()
        => Linked.Faultless(Table("Note").Id().Column("Levels", PgType.Raw("level").ArrayOf(), enumType: "App.Level").Enum("App.Level", "level", "low"))
            .Table("notes").Columns.Single(column => column.Name.Value == "levels").Type
            .ShouldBe(PgType.Enum(new QualifiedName("public", "level")).ArrayOf());

    [Fact]
    public void The_enum_of_somebody_elses_table_is_not_created() => Linked.Faultless(Levelled("Note").Unmanaged()).Enums.ShouldBeEmpty();

    [Fact]
    public void An_enum_in_a_schema_of_its_own_has_the_schema_created()
        => Linked.Faultless(Levelled("Note").But(t => t with
            {
                Enums = t.Enums.Select(type => type with { Schema = new Identifier("types") }).ToEquatableArray(),
            }))
            .Schemas.Select(name => name.Value).ShouldBe(["app", "types"]);

    [Fact]
    public void Two_enums_of_one_name_with_different_labels_are_reported_at_the_second()
    {
        LinkedSchema linked = Linked.From(Levelled("Note"), Table("Goal").Id().Column("Grade", enumType: "App.Zeal").Enum("App.Zeal", "level", "a"));
        Finding finding = linked.OnlyFinding(LinkingRules.EnumNameTwice);
        (finding.Record, finding.Member).ShouldBe(("App.Goal", "Grade"));
        linked.Schema.Enums.Single().Labels.ShouldBe(["low", "high"]);
    }

    [Fact]
    public void Two_enums_of_one_name_with_the_same_labels_are_one()
        => Linked.Faultless(Levelled("Note"), Table("Goal").Id().Column("Grade", enumType: "App.Zeal").Enum("App.Zeal", "level", "low", "high"))
            .Enums.Count.ShouldBe(1);

    private static DeclarationBuilder Levelled(string name)
        => Table(name).Id().Column("Level", PgType.Raw("level"), enumType: "App.Level").Enum("App.Level", "level", "low", "high");

    private static LinkedSchema Link(RoleName role) => SchemaLinker.Link(Linked.StudyHub with { Roles = EquatableArrays.Of(role) }, []);

    private static string Functions(DeclarationBuilder table)
        => string.Concat(Linked.Faultless(table).Functions.Select(function =>
            $"{function.Name}({function.Arguments}) {function.Definition}\n-- {function.Comment}\n"
            + $"-- callable by requests: {function.IsCallableByRequests}\n\n"));
}
