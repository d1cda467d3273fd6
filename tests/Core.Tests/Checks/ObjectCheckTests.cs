using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Checks;

/// <summary>What the SQL of an object says about whose rights it reads with.</summary>
public sealed class ObjectCheckTests
{
    private static readonly TableModel Notes = Weak.Table("notes").With("own", "authenticated", PolicyCommand.Select, "(user_id = ( SELECT app.user_id() AS user_id))");

    private static readonly TableModel Words = Weak.Table("words") with { HasRowSecurity = false };

    [Theory]
    [InlineData("create view public.item as select id from public.notes")]
    [InlineData("create view public.item as select id from notes")]
    [InlineData("create view public.item as select w.id from public.words w join only notes on true")]
    [InlineData("create view public.item with (security_invoker = false) as select id from public.notes")]
    [InlineData("create view public.item with (security_barrier = true) as select id from public.notes")]
    [InlineData("create view public.item as select 'security_invoker = true' from public.notes -- with (security_invoker = true)")]
    [InlineData("create view public.item as select id from public.notes with check option; comment on view public.item is 'with (security_invoker)'")]
    [InlineData("create view public.item with (security_invoker) as select id from public.notes; alter view public.item reset (security_invoker)")]
    [InlineData("create view public.item with (security_invoker) as select id from public.notes; alter view public.item set (security_invoker = off)")]
    public void A_view_without_security_invoker_is_SHS232(string sql) => Found("view", sql).ShouldBe(["SHS232 public.item"]);

    [Theory]
    [InlineData("create view public.item with (security_invoker = true) as select id from public.notes")]
    [InlineData("create view public.item WITH (security_barrier, Security_Invoker) as select id from public.notes")]
    [InlineData("create view public.item with (security_barrier = true, security_invoker = 'ON') as select id from public.notes")]
    [InlineData("create view public.item with (security_invoker = 1) as select id from public.notes")]
    [InlineData("create view public.item as select id from public.notes; alter view public.item set (security_invoker = yes)")]
    public void A_view_with_security_invoker_is_clean(string sql) => Found("view", sql).ShouldBeEmpty();

    [Theory]
    [InlineData("create view public.item as select id from public.words")]
    [InlineData("create view public.item as select notes from public.words")]
    [InlineData("create view public.item as select id as notes from other.notes")]
    [InlineData("create view public.item as select 'public.notes' from public.words; comment on column public.notes.id is 'x'")]
    public void A_view_that_reads_no_protected_table_is_clean(string sql) => Found("view", sql).ShouldBeEmpty();

    [Fact]
    public void A_view_that_needs_a_table_reads_it_by_its_bare_name()
        => Schema(Object("view", "item", "create view public.item as select 1 from words, notes") with { Needs = EquatableArrays.Of(RawReference.Table(Notes.Name)) })
            .Found().ShouldBe(["SHS232 public.item"]);

    [Fact]
    public void A_finding_says_whose_rights_count()
    {
        Message("view", "create view public.item as select id from public.notes").ShouldContain("who owns the table, too, and sees no row");
        Message("view", "create view public.item as select id from public.notes; alter view public.item owner to current_user").ShouldContain("who owns the table, too");
        Message("view", "create view public.item as select id from public.notes; alter view public.item owner to admin").ShouldContain("what admin sees");
    }

    [Theory]
    [InlineData("create materialized view public.item as select id from public.notes")]
    [InlineData("create materialized view public.item with (fillfactor = 70) as select id from public.notes with no data; grant select on public.item to admin")]
    [InlineData("create materialized view public.item as select id from public.notes; alter materialized view public.item owner to admin; grant select on public.item to authenticated")]
    [InlineData("create materialized view public.item as select id from public.notes; alter materialized view public.item owner to admin; grant select (id) on public.item to admin, anon with grant option")]
    [InlineData("create materialized view public.item as select id from public.notes; alter materialized view public.item owner to admin; grant select on public.item to public")]
    public void A_materialized_view_that_is_empty_or_shows_all_is_SHS233(string sql) => Found("materialized view", sql).ShouldBe(["SHS233 public.item"]);

    [Theory]
    [InlineData("create materialized view public.item as select id from public.words; grant select on public.item to authenticated")]
    [InlineData("create materialized view public.item as select id from public.notes; alter materialized view public.item owner to admin")]
    [InlineData("create materialized view public.item as select id from public.notes; alter materialized view public.item owner to admin; grant select on public.item to admin")]
    [InlineData("create materialized view public.item as select id from public.notes; alter materialized view public.item owner to admin; comment on column public.item.id is 'grant it to anon'")]
    public void A_materialized_view_for_those_who_may_see_all_of_it_is_clean(string sql) => Found("materialized view", sql).ShouldBeEmpty();

    [Fact]
    public void A_materialized_view_keeps_what_a_view_below_it_reads()
        => Schema(
                Object("materialized view", "kept", "create materialized view public.kept as select id from public.item"),
                Object("view", "item", "create view public.item with (security_invoker) as select id from public.notes"))
            .Found().ShouldBe(["SHS233 public.kept"]);

    [Fact]
    public void A_view_that_guards_a_materialized_view_is_clean()
        => Schema(
                Object("materialized view", "kept", "create materialized view public.kept as select id from public.notes; alter materialized view public.kept owner to admin"),
                Object("view", "item", "create view public.item as select id from public.kept; grant select on public.item to authenticated"))
            .Found().ShouldBeEmpty();

    [Theory]
    [InlineData("function", "create function public.item(uuid) returns boolean language sql security definer as $$ select true $$", true)]
    [InlineData("procedure", "create procedure public.item(uuid) language sql security definer as $$ select set_config('search_path', '', true) $$", true)]
    [InlineData("function", "create function public.item(uuid) returns text language sql security definer as $$ set search_path = '' $$", true)]
    [InlineData("function", "create function public.item(uuid) returns text language sql security definer as 'select 1'; set search_path = ''", true)]
    [InlineData("function", "create function public.item(uuid) returns text language sql as 'select 1'; alter function public.item(uuid) security definer", true)]
    [InlineData("function", "create function public.item(uuid) returns boolean language sql security definer set search_path = '' as $$ select true $$", false)]
    [InlineData("function", "create function public.item(uuid) returns text language sql security definer as 'select 1'; alter function public.item(uuid) set search_path to ''", false)]
    [InlineData("function", "create function public.item(uuid) returns text language sql as 'select ''security definer'''", false)]
    public void A_definer_routine_without_a_search_path_is_SHS228(string kind, string sql, bool isFound)
        => Schema(Object(kind, "item(uuid)", sql)).Found().ShouldBe(isFound ? ["SHS228 public.item"] : []);

    [Fact]
    public void Two_functions_of_one_name_are_two_findings()
    {
        const string Definer = " returns text language sql security definer as 'select 1'";
        SchemaModel schema = Schema(
            Object("function", "item(uuid)", "create function public.item(uuid)" + Definer), Object("function", "item()", "create function public.item()" + Definer));
        SchemaCheck.Run(schema, []).Select(finding => finding.Object?.ToString()).ShouldBe(["function public.item()", "function public.item(uuid)"]);
    }

    private static SchemaModel Schema(params RawObjectModel[] objects) => Weak.Schema(Notes, Words) with { RawObjects = objects.ToEquatableArray() };

    private static IEnumerable<string> Found(string kind, string sql) => Schema(Object(kind, "item", sql)).Found();

    private static string Message(string kind, string sql)
        => string.Join(" ", SchemaCheck.Run(Schema(Object(kind, "item", sql)), []).ShouldHaveSingleItem().Arguments);

    private static RawObjectModel Object(string kind, string name, string sql) => new() { Kind = kind, Schema = new Identifier("public"), Name = name, Sql = sql, Drop = "" };
}
