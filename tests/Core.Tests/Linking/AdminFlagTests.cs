using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class AdminFlagTests
{
    [Fact]
    public void Without_the_flag_there_is_neither_list_nor_helper()
    {
        SchemaModel schema = Linked.Faultless(Table("Note").Id());
        schema.Tables.ShouldNotContain(table => table.Name.Schema.Value == "app");
        schema.Roles.ShouldNotContain(role => role.Purpose == RolePurpose.Helper);
    }

    [Fact]
    public void The_list_is_the_helpers_to_read_and_nobody_elses()
    {
        TableModel admins = Flagged(Table("Note").Id()).Table("admins");
        admins.HasRowSecurity.ShouldBeFalse();
        admins.Policies.ShouldBeEmpty();
        admins.Grants.Select(Linked.Text).ShouldBe(["study_hub_helper Select"]);
    }

    [Fact]
    public void The_function_is_the_helpers_and_is_made_after_the_list()
    {
        string script = SqlScript.Create(Flagged(Table("Note").Id()).Schema);
        script.IndexOf("create table app.admins", System.StringComparison.Ordinal)
            .ShouldBeLessThan(script.IndexOf("create function app.is_admin()", System.StringComparison.Ordinal));
        script.IndexOf("alter function app.is_admin() owner to study_hub_helper;", System.StringComparison.Ordinal)
            .ShouldBeInRange(
                script.IndexOf("grant usage, create on schema app to study_hub_helper;", System.StringComparison.Ordinal),
                script.IndexOf("revoke all on schema app from study_hub_helper;", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_migrator_is_a_member_of_the_helper()
        => Flagged(Table("Note").Id()).Schema.Roles.Where(role => role.MemberOf.Contains(new Identifier("study_hub_helper")))
            .Select(role => role.Purpose).ShouldBe([RolePurpose.Migrator]);

    [Fact]
    public void A_record_of_the_same_table_is_reported()
        => Flagged(Table("Admin").Id().InSchema("app")).OnlyFinding(LinkingRules.ObjectNameTwice).Message().ShouldStartWith("admins is the name of table app.admins");

    private static LinkedSchema Flagged(DeclarationBuilder table)
        => SchemaLinker.Link(Linked.StudyHub with { HasAdminFlag = true }, EquatableArrays.Of(table.Build()));
}
