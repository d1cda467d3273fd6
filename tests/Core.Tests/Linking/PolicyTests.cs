using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class PolicyTests
{
    [Fact]
    public void A_table_without_policies_has_row_security_all_the_same()
    {
        TableModel table = Linked.Faultless(Table("Note").Id()).Table("notes");
        table.HasRowSecurity.ShouldBeTrue();
        table.Policies.ShouldBeEmpty();
        table.Grants.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_becomes_one_policy_for_each_command()
        => Linked.Names(Notes(Table("Note").Id().Policy(
                "Own", RolePurpose.Authenticated, [PolicyCommand.Select, PolicyCommand.Insert, PolicyCommand.Update, PolicyCommand.Delete])))
            .ShouldBe(["notes_authenticated_delete", "notes_authenticated_insert", "notes_authenticated_select", "notes_authenticated_update"]);

    [Theory]
    [InlineData(PolicyCommand.Select, "seen", null)]
    [InlineData(PolicyCommand.Insert, null, "written")]
    [InlineData(PolicyCommand.Update, "seen", "written")]
    [InlineData(PolicyCommand.Delete, "seen", null)]
    [InlineData(PolicyCommand.All, "seen", "written")]
    public void Each_command_has_the_conditions_that_PostgreSQL_allows_it(PolicyCommand command, string? @using, string? check)
    {
        PolicyModel policy = Notes(Table("Note").Id().Policy("Own", RolePurpose.Authenticated, [command], "seen", "written")).Single();
        policy.Using?.Text.ShouldBe(@using);
        policy.WithCheck?.Text.ShouldBe(check);
        (policy.Using is null, policy.WithCheck is null).ShouldBe((@using is null, check is null));
    }

    [Fact]
    public void Without_a_condition_of_their_own_new_rows_have_to_meet_the_one_for_old_rows()
        => Notes(Table("Note").Id().Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Insert], "seen")).Single()
            .WithCheck.ShouldBe(new SqlExpression("seen"));

    [Fact]
    public void All_commands_are_one_policy()
        => Notes(Table("Note").Id().Policy("Everything", RolePurpose.Admin, [PolicyCommand.All])).Single().ShouldBe(new PolicyModel
        {
            Name = new Identifier("notes_admin_all"),
            Command = PolicyCommand.All,
            Role = new Identifier("admin"),
            Using = new SqlExpression("true"),
            WithCheck = new SqlExpression("true"),
        });

    [Fact]
    public void A_role_of_another_name_is_named_in_the_policy_and_its_purpose_in_the_policys_name()
    {
        PolicyModel policy = SchemaLinker.Link(
                Linked.StudyHub with { Roles = EquatableArrays.Of(new RoleName(RolePurpose.Admin, new Identifier("boss"))) },
                EquatableArrays.Of(Table("Note").Id().Policy("Everything", RolePurpose.Admin, [PolicyCommand.All]).Build()))
            .Table("notes").Policies.Single();
        (policy.Name.Value, policy.Role.Value).ShouldBe(("notes_admin_all", "boss"));
    }

    [Fact]
    public void A_second_rule_for_one_role_and_command_is_reported_and_left_out()
    {
        LinkedSchema linked = Linked.From(Table("Note").Id()
            .Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Select], "own")
            .Policy("Shared", RolePurpose.Authenticated, [PolicyCommand.Select], "shared"));
        Finding finding = linked.OnlyFinding(LinkingRules.DecidedTwice);
        finding.Member.ShouldBe("Shared");
        finding.Message().ShouldBe(
            "Own and Shared of Note both decide for authenticated what it may SELECT; say it in one rule with ||, or mark the narrowing one IsRestrictive");
        linked.Table("notes").Policies.Single().Using.ShouldBe(new SqlExpression("own"));
    }

    [Theory]
    [InlineData(PolicyCommand.All, PolicyCommand.Delete, "DELETE")]
    [InlineData(PolicyCommand.Insert, PolicyCommand.All, "INSERT")]
    public void A_rule_for_all_commands_decides_each_of_them_whatever_its_name(PolicyCommand first, PolicyCommand second, string command)
        => Linked.From(Table("Note").Id()
                .Policy("Own", RolePurpose.Authenticated, [first])
                .Policy("Shared", RolePurpose.Authenticated, [second], name: "notes_shared"))
            .OnlyFinding(LinkingRules.DecidedTwice).Arguments[4].ShouldBe(command);

    [Fact]
    public void Two_narrowing_rules_of_one_name_are_reported()
    {
        Finding finding = Linked.From(Table("Note").Id()
                .Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Select], restrictive: true)
                .Policy("Shared", RolePurpose.Authenticated, [PolicyCommand.Select], restrictive: true))
            .OnlyFinding(LinkingRules.PolicyNameTwice);
        finding.Message().ShouldBe("Own and Shared of Note both make the policy notes_authenticated_select_restrictive; give one of them a Name");
    }

    [Fact]
    public void A_second_narrowing_rule_with_a_name_of_its_own_is_no_fault()
        => Notes(Table("Note").Id()
                .Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Select], restrictive: true)
                .Policy("Shared", RolePurpose.Authenticated, [PolicyCommand.Select], restrictive: true, name: "notes_shared"))
            .Length.ShouldBe(2);

    [Fact]
    public void A_restrictive_rule_stands_beside_the_permissive_one()
        => Linked.Names(Notes(Table("Note").Id()
                .Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Select])
                .Policy("Published", RolePurpose.Authenticated, [PolicyCommand.Select], restrictive: true)))
            .ShouldBe(["notes_authenticated_select", "notes_authenticated_select_restrictive"]);

    [Fact]
    public void A_rule_in_SQL_is_reported_at_the_record()
        => Linked.From(Table("Note").Id()
                .Policy("Note", RolePurpose.Anon, [PolicyCommand.Select])
                .Policy("Note", RolePurpose.Anon, [PolicyCommand.Select]))
            .OnlyFinding(LinkingRules.DecidedTwice).Member.ShouldBeNull();

    [Fact]
    public void Somebody_elses_table_gets_no_policies()
        => Linked.Faultless(Table("Note").Id().Unmanaged().Policy("Own", RolePurpose.Anon, [PolicyCommand.Select]))
            .Table("notes").Policies.ShouldBeEmpty();

    private static PolicyModel[] Notes(DeclarationBuilder note) => Linked.Faultless(note).Table("notes").Policies.ToArray();
}
