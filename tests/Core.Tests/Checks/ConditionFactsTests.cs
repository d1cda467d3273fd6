using System;
using System.Linq;
using StudyHub.Schema.Checks;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Core.Tests.Checks;

/// <summary>Each fact on what people write, what our translator writes, and what pg_get_expr() prints of both.</summary>
public sealed class ConditionFactsTests
{
    private static readonly TableModel Notes = Weak.Table("notes", Weak.Column("is_open", PgType.Boolean), Weak.Column("code", PgType.Varchar(9)), Weak.Column("team", PgType.Uuid, isNullable: true));
    private static readonly TableModel Students = Weak.Table("students", Weak.Column("parent_id", PgType.Uuid), Weak.Column("note_id", PgType.Uuid));
    private static readonly TableLookup Lookup = new(Weak.Schema(Notes, Students));

    [Theory]
    [InlineData("user_id = (select app.user_id())", "user_id User")]
    [InlineData("(user_id = ( SELECT app.user_id() AS user_id))", "user_id User")]
    [InlineData("(select auth.uid()) = notes.user_id", "user_id User")]
    [InlineData("(( SELECT (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid AS \"nullif\") = user_id)", "user_id User")]
    [InlineData("public.notes.team = (select app.framework_id())", "team Framework")]
    [InlineData("user_id = any (array(select s.id from public.students s where s.parent_id = (select app.user_id())))", "user_id list")]
    [InlineData("(user_id = ANY (ARRAY( SELECT s.id\n   FROM students s\n  WHERE (s.parent_id = ( SELECT app.user_id() AS user_id)))))", "user_id list")]
    [InlineData("user_id in (select id from students where parent_id = (select app.user_id()))", "user_id list")]
    [InlineData("(code)::text = (select app.user_id())::text", "code User")]
    [InlineData("not (team is distinct from (select app.user_id()))", "team User null")]
    [InlineData("team is not distinct from (select app.user_id())", "team User null")]
    [InlineData("user_id::text = (select app.user_id()::text)", "user_id User cast")]
    [InlineData("exists (select from students s where s.id = user_id)", "")]
    [InlineData("user_id = team", "")]
    [InlineData("user_id <> (select app.user_id())", "")]
    [InlineData("is_open", "")]
    public void Columns_that_choose_by_who_asks_are_found(string condition, string tests)
        => string.Join(", ", Facts(condition).ScopeTests.Select(test =>
            $"{test.Column.Name} {test.Key?.ToString() ?? "list"}{(test.IsExact ? test.IsIndexable ? "" : " cast" : " null")}")).ShouldBe(tests);

    [Theory]
    [InlineData("true", true)]
    [InlineData("((1 = 1))", true)]
    [InlineData("'t'::boolean", true)]
    [InlineData("id = notes.id or is_open", true)]
    [InlineData("(id IS NOT NULL)", true)]
    [InlineData("(select true)", true)]
    [InlineData("false and is_open", false)]
    [InlineData("not true", false)]
    [InlineData("1 <> 1", false)]
    [InlineData("id is null", false)]
    [InlineData("null", false)]
    [InlineData("not null", false)]
    [InlineData("team = team", null)]
    [InlineData("team is not null", null)]
    [InlineData("true and is_open", null)]
    [InlineData("id = user_id", null)]
    [InlineData("not (id = user_id)", null)]
    public void A_condition_that_is_the_same_for_all_rows_is_known(string condition, bool? truth) => Facts(condition).Truth.ShouldBe(truth);

    [Theory]
    [InlineData("exists (select from public.students s join notes n on n.id = s.note_id)", "public.notes public.students")]
    [InlineData("EXISTS ( SELECT 1\n   FROM (students s\n     JOIN notes n ON ((n.id = s.note_id)))\n  WHERE (s.id = notes.id))", "public.notes public.students")]
    [InlineData("id in (with x as (select * from students) select id from x)", "public.students")]
    [InlineData("id = any (table students)", "public.students")]
    [InlineData("id = any ((table students))", "public.students")]
    [InlineData("extract(year from now()) > 1 and substring(code from 1 for 2) = 'x'", "")]
    [InlineData("user_id is distinct from team", "")]
    [InlineData("id in (select x from unnest(array[1]) x)", "")]
    [InlineData("code = 'select 1 from students'", "")]
    [InlineData("exists (select from auth.users u where u.id = user_id)", "")]
    [InlineData("exists (select from \"Students\")", "")]
    public void Tables_that_are_read_are_known_by_name(string condition, string tables)
        => string.Join(" ", Facts(condition).Reads.Select(table => table.Name.ToString()).Order(StringComparer.Ordinal)).ShouldBe(tables);

    [Theory]
    [InlineData("exists (select from students s where s.note_id = id)", "")]
    [InlineData("exists (select from students s where s.note_id = notes.id)", "id")]
    [InlineData("exists (select from students s where s.note_id = code::uuid)", "code")]
    [InlineData("exists (select from notes where id = code::uuid)", "")]
    [InlineData("exists (select from notes n where n.id = notes.id)", "id")]
    [InlineData("case when is_open then team is null else code like 'a%' end", "code is_open team")]
    [InlineData("coalesce(code, 'is_open') = any (array[code])", "code")]
    public void Columns_of_the_own_row_are_told_from_those_of_other_rows(string condition, string columns)
        => string.Join(" ", Facts(condition).OwnColumns.Order(StringComparer.Ordinal)).ShouldBe(columns);

    [Theory]
    [InlineData("user_id = current_setting('app.user_id')::uuid", true)]
    [InlineData("user_id = (select current_setting('app.user_id', true)::uuid)", true)]
    [InlineData("user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)", false)]
    [InlineData("(user_id = ( SELECT (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid AS \"nullif\"))", false)]
    [InlineData("code = 'current_setting(1)'", false)]
    public void A_setting_that_is_read_by_itself_is_found(string condition, bool isBare) => Facts(condition).BareSettings.ShouldBe(isBare);

    [Theory]
    [InlineData("user_id = app.user_id()", "user_id")]
    [InlineData("user_id = (app.user_id())::uuid", "user_id")]
    [InlineData("user_id = (select app.user_id())", "")]
    [InlineData("(user_id = ( SELECT app.user_id() AS user_id))", "")]
    [InlineData("code = lower(code) and now() > '2020-01-01'", "")]
    public void A_call_that_is_made_for_each_row_is_found(string condition, string calls)
        => string.Join(" ", Facts(condition).AskedPerRow.Select(call => call.Last)).ShouldBe(calls);

    private static ConditionFacts Facts(string condition) => ConditionFacts.Of(new SqlExpression(condition), new Scopes(Notes, Lookup));
}
