using StudyHub.Schema.Checks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Checks;

/// <summary>What no record can declare and a catalog can hold, with conditions as pg_get_expr() prints them.</summary>
public sealed class LiveDatabaseTests
{
    private const string Own = "(user_id = ( SELECT app.user_id() AS user_id))";

    private static readonly TableModel Notes = Weak.Table("notes", Weak.Column("is_shared", PgType.Boolean)).With("own", "authenticated", PolicyCommand.Select, Own);

    [Fact]
    public void A_table_with_one_policy_that_names_its_role_is_clean() => Weak.Schema(Notes).Found().ShouldBeEmpty();

    [Fact]
    public void Two_permissive_policies_for_one_role_and_command_are_SHS214()
        => Weak.Schema(Notes.With("shared", "authenticated", PolicyCommand.Select, "is_shared")).Found().ShouldBe(["SHS214 public.notes shared"]);

    [Fact]
    public void A_restrictive_policy_beside_a_permissive_one_is_none()
        => Weak.Schema(Notes.With("shared", "authenticated", PolicyCommand.Select, "is_shared", isRestrictive: true)).Found().ShouldBeEmpty();

    [Fact]
    public void Policies_without_row_security_are_SHS226()
        => Weak.Schema(Notes with { HasRowSecurity = false }).Found().ShouldBe(["SHS226 public.notes"]);

    [Fact]
    public void A_privilege_without_row_security_is_SHS226()
        => Weak.Schema(Notes with { HasRowSecurity = false, Policies = [] }).Found().ShouldBe(["SHS226 public.notes"]);

    [Fact]
    public void A_table_that_nobody_may_use_needs_no_row_security()
        => Weak.Schema(Notes with { HasRowSecurity = false, Policies = [], Grants = [] }).Found().ShouldBeEmpty();

    [Fact]
    public void A_policy_to_public_is_SHS227_and_widens_those_of_each_role()
        => Weak.Schema(Notes.With("shared", "public", PolicyCommand.Select, "is_shared")).Found().ShouldBe(["SHS214 public.notes shared", "SHS227 public.notes shared"]);

    [Theory]
    [InlineData("returns boolean language sql security definer as $$ select true $$", true)]
    [InlineData("returns boolean language sql security definer set search_path = '' as $$ select true $$", false)]
    [InlineData("returns boolean language sql as $$ select 'security definer' $$", false)]
    public void A_definer_function_without_a_search_path_is_SHS228(string definition, bool isFound)
        => (Weak.Schema(Notes) with { Functions = EquatableArrays.Of(Function(definition)) }).Found().ShouldBe(isFound ? ["SHS228 public.is_teacher"] : []);

    [Theory]
    [InlineData("returns boolean language sql security definer set search_path = '' as $$ select exists (select from public.teachers t where t.user_id = $1) $$", true)]
    [InlineData("returns boolean language plpgsql security definer set search_path = '' as $$ begin return exists (select from public.teachers t); end $$", true)]
    [InlineData("returns boolean language sql security definer set search_path = '' as $$ select $1 is not null $$", false)]
    [InlineData("returns boolean language sql set search_path = '' as $$ select exists (select from public.teachers t where t.user_id = $1) $$", false)]
    public void A_definer_function_that_reads_a_protected_table_for_a_policy_is_SHS229(string definition, bool isFound)
    {
        TableModel teachers = Weak.Table("teachers").With("teachers_own", "authenticated", PolicyCommand.Select, Own);
        TableModel lessons = Weak.Table("lessons").With("staff", "authenticated", PolicyCommand.Select, "( SELECT public.is_teacher(lessons.user_id) AS is_teacher)");
        string[] expected = isFound ? ["SHS229 public.lessons staff"] : [];
        (Weak.Schema(lessons, teachers) with { Functions = EquatableArrays.Of(Function(definition)) }).Found().ShouldBe(expected);
        RawObjectModel file = new()
        {
            Kind = "function", Schema = new Identifier("public"), Name = "is_teacher(uuid)", Sql = "create function public.is_teacher(uuid) " + definition, Drop = "",
        };
        (Weak.Schema(lessons, teachers) with { RawObjects = EquatableArrays.Of(file) }).Found().ShouldBe(expected);
    }

    [Fact]
    public void What_only_records_know_is_not_asked_of_a_database()
        => Weak.Schema(Notes.With("add", "authenticated", PolicyCommand.Insert, Own)).Found().ShouldBeEmpty();

    [Fact]
    public void A_circle_over_two_tables_is_one_SHS201()
    {
        TableModel a = Weak.Table("a").With("a_read", "authenticated", PolicyCommand.Select, "(EXISTS ( SELECT 1\n   FROM b\n  WHERE (b.user_id = a.user_id)))");
        TableModel b = Weak.Table("b").With("b_read", "authenticated", PolicyCommand.Select, "(EXISTS ( SELECT 1\n   FROM a\n  WHERE (a.user_id = b.user_id)))");
        Weak.Schema(a, b).Found().ShouldBe(["SHS201 public.a a_read"]);
    }

    [Fact]
    public void A_table_that_an_insert_looks_into_closes_the_circle_by_any_subquery_of_its_SELECT_policy()
    {
        const string NoOther = "(NOT (EXISTS ( SELECT 1\n   FROM notes n\n  WHERE (n.id = notes.user_id))))";
        Weak.Schema(Notes.With("add", "authenticated", PolicyCommand.Insert, Own + " AND " + NoOther)).Found().ShouldBe(["SHS201 public.notes add"]);
        Weak.Schema(Weak.Table("notes").With("all", "authenticated", PolicyCommand.Select, "(user_id = app.user_id())")
            .With("add", "authenticated", PolicyCommand.Insert, NoOther)).Found().ShouldBe(["SHS204 public.notes all"]);
    }

    [Fact]
    public void Policies_of_different_roles_make_no_circle()
    {
        TableModel a = Weak.Table("a").With("a_read", "authenticated", PolicyCommand.Select, "(EXISTS ( SELECT 1 FROM b WHERE (b.user_id = a.user_id)))");
        TableModel b = Weak.Table("b").With("b_read", "anon", PolicyCommand.Select, "(EXISTS ( SELECT 1 FROM a WHERE (a.user_id = b.user_id)))")
            .With("b_own", "authenticated", PolicyCommand.Select, Own);
        Weak.Schema(a.With("a_anon", "anon", PolicyCommand.Select, "(user_id = id)"), b).Found().ShouldBeEmpty();
    }

    private static FunctionModel Function(string definition) => new() { Name = new QualifiedName("public", "is_teacher"), Arguments = "uuid", Definition = definition };
}
