using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class AccessTests
{
    private const string Mine = "user_id = (select app.user_id())";
    private const string MyFramework = "framework_id = any (array(select m.framework_id from public.members m where m.user_id = (select app.user_id())))";

    [Fact]
    public void An_owner_has_the_rows_and_the_back_office_all_of_them()
        => Texts(Table("Note").Id().Column("UserId").OwnedBy(["UserId"])).ShouldBe(
        [
            "notes_admin_all: true | true",
            $"notes_authenticated_delete: {Mine} | ",
            $"notes_authenticated_insert:  | {Mine}",
            $"notes_authenticated_select: {Mine} | ",
            $"notes_authenticated_update: {Mine} | {Mine}",
        ]);

    [Fact]
    public void One_of_several_owners_is_enough()
        => Texts(Table("Note").Id().Column("UserId").Column("ParentId").OwnedBy(["UserId", "ParentId"], PolicyCommand.Select))
            .ShouldContain($"notes_authenticated_select: {Mine} or parent_id = (select app.user_id()) | ");

    [Fact]
    public void An_owner_writes_only_within_the_frameworks_that_it_is_a_member_of()
        => Texts(Table("Note").Id().FrameworkAware().Column("UserId").OwnedBy(["UserId"]), Members()).ShouldBe(
        [
            "notes_admin_all: true | true",
            $"notes_authenticated_delete: {Mine} | ",
            $"notes_authenticated_insert:  | {Mine} and {MyFramework}",
            $"notes_authenticated_select: {Mine} | ",
            $"notes_authenticated_update: {Mine} | {Mine} and {MyFramework}",
        ]);

    [Fact]
    public void Owners_together_are_asked_for_their_framework()
        => Texts(Table("Note").Id().FrameworkAware().Column("UserId").Column("ParentId").OwnedBy(["UserId", "ParentId"], PolicyCommand.Insert), Members())
            .ShouldContain($"notes_authenticated_insert:  | ({Mine} or parent_id = (select app.user_id())) and {MyFramework}");

    [Fact]
    public void Without_a_table_of_memberships_the_owner_alone_decides()
        => Texts(Table("Note").Id().FrameworkAware().Column("UserId").OwnedBy(["UserId"], PolicyCommand.Insert))
            .ShouldContain($"notes_authenticated_insert:  | {Mine}");

    [Fact]
    public void Memberships_are_their_users_to_read_and_the_back_offices_to_write()
        => Linked.Faultless(Root(), Members()).Table("members").Policies.Select(Text).ShouldBe(
            ["members_admin_all: true | true", $"members_authenticated_select: {Mine} | "]);

    [Fact]
    public void Members_read_what_belongs_to_their_framework()
        => Texts(Table("Note").Id().FrameworkAware().Access(AccessKind.ReadableByMembers), Members())
            .ShouldBe(["notes_admin_all: true | true", $"notes_authenticated_select: {MyFramework} | "]);

    [Fact]
    public void Members_read_their_framework_itself()
        => Linked.Faultless(Root().Access(AccessKind.ReadableByMembers), Members()).Table("frameworks").Policies.Select(Text)
            .ShouldContain("frameworks_authenticated_select: " + MyFramework.Replace("framework_id = ", "id = ", System.StringComparison.Ordinal) + " | ");

    [Fact]
    public void Names_that_need_quotes_are_quoted()
        => Linked.Faultless(
                Root(),
                Table("Member").Id().Named("My Members").FrameworkAware().Column("UserId", name: "User").Access(AccessKind.FrameworkMembership, ["UserId"]),
                Table("Note").Id().FrameworkAware().Access(AccessKind.ReadableByMembers))
            .Table("notes").Policies.Select(Text).ShouldContain(
                "notes_authenticated_select: framework_id = any (array(select m.framework_id from public.\"My Members\" m where m.\"User\" = (select app.user_id()))) | ");

    [Fact]
    public void Public_rows_are_read_by_everybody()
        => Texts(Table("Note").Id().Access(AccessKind.PublicRead, condition: "is_published")).ShouldBe(
            ["notes_admin_all: true | true", "notes_anon_select: is_published | ", "notes_authenticated_select: is_published | "]);

    [Fact]
    public void Shorthands_widen_each_other_in_one_policy()
        => Texts(Table("Note").Id().FrameworkAware().Column("UserId").Access(AccessKind.PublicRead, condition: "is_published")
                .OwnedBy(["UserId"], PolicyCommand.Select).Access(AccessKind.ReadableByMembers), Members())
            .ShouldContain($"notes_authenticated_select: is_published or {Mine} or {MyFramework} | ");

    [Fact]
    public void What_everybody_may_read_needs_no_other_condition()
        => Texts(Table("Note").Id().Column("UserId").OwnedBy(["UserId"], PolicyCommand.Select).Access(AccessKind.PublicRead))
            .ShouldContain("notes_authenticated_select: true | ");

    [Fact]
    public void Rows_of_the_back_office_are_nobody_elses()
    {
        TableModel notes = Linked.Faultless(Table("Note").Id().Access(AccessKind.AdminOnly)).Table("notes");
        notes.Policies.Select(Text).ShouldBe(["notes_admin_all: true | true"]);
        notes.Grants.ShouldAllBe(grant => grant.Role.Value == "admin");
    }

    [Fact]
    public void Rows_that_are_only_added_are_seen_by_the_back_office_alone()
        => Linked.Faultless(Table("Note").Id().Access(AccessKind.AuditInsertOnly)).Table("notes").Grants.Select(Linked.Text)
            .ShouldBe(["admin Select", "authenticated Insert (id)"]);

    [Fact]
    public void Who_adds_a_row_can_be_held_to_its_own_name()
        => Texts(Table("Note").Id().Column("UserId").Access(AccessKind.AuditInsertOnly, ["UserId"])).ShouldBe(
            ["notes_admin_select: true | ", $"notes_authenticated_insert:  | {Mine}"]);

    [Fact]
    public void The_back_office_may_be_given_less()
        => Texts(Table("Note").Id().Access(AccessKind.PublicRead).Access(AccessKind.AdminAccess, commands: [PolicyCommand.Select]))
            .ShouldContain("notes_admin_select: true | ");

    [Fact]
    public void A_rule_for_the_back_office_takes_the_place_of_what_shorthands_bring()
        => Texts(Table("Note").Id().Access(AccessKind.PublicRead).Policy("Open", RolePurpose.Admin, [PolicyCommand.Select], "is_open"))
            .Where(text => text.StartsWith("notes_admin", System.StringComparison.Ordinal)).ShouldBe(["notes_admin_select: is_open | "]);

    [Fact]
    public void A_narrowing_rule_for_the_back_office_leaves_it_what_shorthands_bring()
        => Texts(Table("Note").Id().Access(AccessKind.PublicRead).Policy("Open", RolePurpose.Admin, [PolicyCommand.Select], "is_open", restrictive: true))
            .ShouldContain("notes_admin_all: true | true");

    [Fact]
    public void A_database_can_open_all_tables_to_the_back_office()
        => WithAdminAccess(Table("Note").Id()).ShouldBe(["notes_admin_all: true | true"]);

    [Fact]
    public void A_table_can_be_closed_to_the_back_office_all_the_same()
        => WithAdminAccess(Table("Note").Id().Access(AccessKind.AdminAccess)).ShouldBeEmpty();

    [Fact]
    public void What_is_only_added_stays_so_where_the_back_office_has_all_tables()
        => WithAdminAccess(Table("Note").Id().Access(AccessKind.AuditInsertOnly)).ShouldContain("notes_admin_select: true | ");

    [Fact]
    public void A_method_cannot_decide_what_a_shorthand_decides()
    {
        Finding finding = Linked.From(Table("Note").Id().Column("UserId").OwnedBy(["UserId"])
                .Policy("Shared", RolePurpose.Authenticated, [PolicyCommand.Select]))
            .OnlyFinding(LinkingRules.DecidedTwice);
        finding.Member.ShouldBe("Shared");
        finding.Message().ShouldStartWith("[OwnedBy] and Shared of Note both decide for authenticated what it may SELECT;");
    }

    [Fact]
    public void A_method_can_decide_what_a_shorthand_leaves_open()
        => Texts(Table("Note").Id().Column("UserId").OwnedBy(["UserId"], PolicyCommand.Delete)
                .Policy("Shared", RolePurpose.Authenticated, [PolicyCommand.Select], "is_shared"))
            .ShouldContain("notes_authenticated_select: is_shared | ");

    [Fact]
    public void A_second_table_of_memberships_is_reported()
    {
        LinkedSchema linked = Linked.From(
            Root(), Members(), Table("Teacher").Id().FrameworkAware().Column("UserId").Access(AccessKind.FrameworkMembership, ["UserId"]));
        Finding finding = linked.OnlyFinding(LinkingRules.SecondMembership);
        finding.Record.ShouldBe("App.Teacher");
        finding.Message().ShouldBe("Member and Teacher are both the [FrameworkMembership]; take it away from one");
    }

    [Fact]
    public void Members_without_a_table_of_memberships_are_reported()
        => Linked.From(Root(), Table("Note").Id().FrameworkAware().Access(AccessKind.ReadableByMembers))
            .OnlyFinding(LinkingRules.NoMembership).Record.ShouldBe("App.Note");

    [Fact]
    public void Somebody_elses_table_gets_no_policies()
        => Linked.Faultless(Table("Note").Id().Unmanaged().Access(AccessKind.PublicRead)).Table("notes").Policies.ShouldBeEmpty();

    private static DeclarationBuilder Root() => Table("Framework").Id().FrameworkRoot();

    private static DeclarationBuilder Members()
        => Table("Member").Id().FrameworkAware().Column("UserId").Access(AccessKind.FrameworkMembership, ["UserId"]);

    private static string[] Texts(params DeclarationBuilder[] tables)
        => [.. Linked.Faultless([Root(), .. tables.Select(table => table.Build())]).Table("notes").Policies.Select(Text)];

    private static IEnumerable<string> WithAdminAccess(DeclarationBuilder note)
        => SchemaLinker.Link(Linked.StudyHub with { HasAdminAccess = true }, EquatableArrays.Of(note.Build())).Table("notes").Policies.Select(Text);

    private static string Text(PolicyModel policy) => $"{policy.Name}: {policy.Using} | {policy.WithCheck}";
}
