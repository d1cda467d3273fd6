using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

public sealed class GrantTests
{
    [Theory]
    [InlineData(PolicyCommand.Select, "authenticated Select")]
    [InlineData(PolicyCommand.Insert, "authenticated Insert (id, framework_id, title)")]
    [InlineData(PolicyCommand.Update, "authenticated Update (title)")]
    [InlineData(PolicyCommand.Delete, "authenticated Delete")]
    public void A_role_may_do_what_a_policy_is_for_and_writes_only_what_is_its_to_decide(PolicyCommand command, string grant)
        => Notes(RolePurpose.Authenticated, command).ShouldBe([grant]);

    [Fact]
    public void A_policy_for_all_commands_grants_the_four_of_them()
        => Notes(RolePurpose.Anon, PolicyCommand.All).ShouldBe(
            ["anon Select", "anon Insert (id, framework_id, title)", "anon Update (title)", "anon Delete"]);

    [Fact]
    public void The_back_office_may_write_all_that_the_database_does_not_compute()
        => Notes(RolePurpose.Admin, PolicyCommand.All).ShouldBe(
            ["admin Select", "admin Insert", "admin Update (id, framework_id, title, created_at, updated_at)", "admin Delete"]);

    [Fact]
    public void Without_a_policy_nothing_is_granted() => Grants(Note()).ShouldBeEmpty();

    [Fact]
    public void A_restrictive_policy_alone_grants_nothing()
        => Grants(Note().Policy("Narrow", RolePurpose.Anon, [PolicyCommand.Select], restrictive: true)).ShouldBeEmpty();

    [Fact]
    public void A_rule_that_names_columns_grants_just_these()
        => Grants(Note().Column("Color", PgType.Text).Column("Size", PgType.Integer).Updates("Look", RolePurpose.Authenticated, "Size", "Color"))
            .ShouldBe(["authenticated Update (color, size)"]);

    [Fact]
    public void Columns_may_be_named_that_would_be_left_out()
        => Grants(Note().Updates("Move", RolePurpose.Authenticated, "FrameworkId")).ShouldBe(["authenticated Update (framework_id)"]);

    [Fact]
    public void The_columns_of_one_role_are_not_anothers()
        => Grants(Note().Updates("Look", RolePurpose.Authenticated, "Title").Policy("All", RolePurpose.Admin, [PolicyCommand.Update]))
            .ShouldBe(["admin Update (id, framework_id, title, created_at, updated_at)", "authenticated Update (title)"]);

    [Fact]
    public void An_owner_who_may_update_a_row_cannot_give_it_away()
        => Grants(Table("Note").Id().Column("UserId").Column("Title", PgType.Text).OwnedBy(["UserId"], PolicyCommand.Update))
            .Where(grant => grant.StartsWith("authenticated", System.StringComparison.Ordinal)).ShouldBe(["authenticated Update (title)"]);

    [Fact]
    public void An_owner_who_may_not_update_leaves_the_columns_to_who_may()
        => Grants(Table("Note").Id().Column("UserId").Column("Title", PgType.Text).OwnedBy(["UserId"], PolicyCommand.Select)
                .Policy("Assign", RolePurpose.Authenticated, [PolicyCommand.Update]))
            .Where(grant => grant.StartsWith("authenticated", System.StringComparison.Ordinal))
            .ShouldBe(["authenticated Select", "authenticated Update (user_id, title)"]);

    [Fact]
    public void A_table_without_a_column_to_write_grants_no_update_instead_of_the_whole_table()
        => Grants(Table("Link").Column("A").Column("B").Key("A", "B").Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Update]))
            .ShouldBeEmpty();

    [Fact]
    public void Columns_named_like_timestamps_are_ordinary_where_the_record_is_not_timestamped()
        => Grants(Table("Note").Id().Column("CreatedAt").Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Update]))
            .ShouldBe(["authenticated Update (created_at)"]);

    [Fact]
    public void A_number_that_is_only_given_by_default_may_be_inserted()
        => Grants(Table("Note").Id().Column("No", PgType.BigInt, identity: IdentityKind.ByDefault)
                .Policy("Own", RolePurpose.Authenticated, [PolicyCommand.Insert]))
            .ShouldBe(["authenticated Insert (id, no)"]);

    private static DeclarationBuilder Note() => Table("Note").Id().FrameworkAware().Column("Title", PgType.Text)
        .Column("No", PgType.BigInt, identity: IdentityKind.Always).Column("Search", PgType.Text, generated: "lower(title)").Timestamped();

    private static IEnumerable<string> Notes(RolePurpose role, PolicyCommand command) => Grants(Note().Policy("Rule", role, [command]));

    private static IEnumerable<string> Grants(DeclarationBuilder table)
        => Linked.Faultless(Table("Framework").Id().FrameworkRoot(), table).Tables
            .Single(model => model.Name.Name == table.Build().Name).Grants.Select(Linked.Text);
}
