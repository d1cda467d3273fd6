using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Core.Tests.Queries;

public sealed class QueryTextReaderTests
{
    [Theory]
    [InlineData("select a from t where a = @one and b >=@two", "select a from t where a = $1 and b >=$2")]
    [InlineData("select '@one', \"@one\", $$ @one $$, $q$@one$q$, e'\\'@one' as a -- @one\n/* @one */ from t where a=@one", "select '@one', \"@one\", $$ @one $$, $q$@one$q$, e'\\'@one' as a -- @one\n/* @one */ from t where a=$1")]
    [InlineData("select a @> @one, a <@ @two, a ? 'x', a @? '$.x', a @@ '$.x' as b from t", "select a @> $1, a <@ $2, a ? 'x', a @? '$.x', a @@ '$.x' as b from t")]
    [InlineData("select a[@one:@two]::text, @one::uuid[] as b", "select a[$1:$2]::text, $1::uuid[] as b")]
    [InlineData("select a <@tags, a @@query, b ^@start, @ -5 as c from t", "select a <@tags, a @@query, b ^@start, @ -5 as c from t")]
    [InlineData("select x@one", "select x $1")]
    [InlineData("select data->>@one, a||@two, -@one", "select data->>$1, a||$2, -$1")]
    [InlineData("select @One, @one", "select $Other, $1")]
    public void Parameters_become_positions_where_they_are_parameters(string sql, string sent)
        => QueryParameters.Rewrite(sql, QueryParameters.Of(sql, SqlTokens.Read(sql)), name => name switch { "one" => "$1", "two" => "$2", _ => "$Other" }).ShouldBe(sent);

    [Fact]
    public void An_operator_that_ate_the_at_is_told()
    {
        const string Sql = "select a from t where a <@tags";
        QueryParameters.OperatorBefore("tags", Sql, SqlTokens.Read(Sql))!.Value.Text.ShouldBe("<@");
        QueryParameters.OperatorBefore("other", Sql, SqlTokens.Read(Sql)).ShouldBeNull();
    }

    [Theory]
    [InlineData("select a, t.b, c as d, count(*) as n, count(*), x::int, lower(y), z w, f(1) q, case when true then 1 end r, \"A b\" from t", "a b d n count x lower w q r A b")]
    [InlineData("select count(*)::int total, a::date made_on, b::text \"The b\", c::public.mood feeling, d::\"Odd\" odd, (e + 1)::int f from t", "total made_on The b feeling odd f")]
    [InlineData("select a::double precision, b::timestamp with time zone, c::time without time zone, d::character varying, e::bit varying, f::interval day to second, g::interval year", "a b c d e f g")]
    [InlineData("select a::double precision total, b::timestamp with time zone seen, c::timestamp(3) with time zone till, d::time zone, e::int[] list from t", "total seen till zone list")]
    [InlineData("select a + b::int total, case when a then b::int else c::int end kind, a::date - interval '1' day as eve from t", "total kind eve")]
    [InlineData("select distinct on (a, b) a, b from t", "a b")]
    [InlineData("with x as (select 1 as a, 2 as b) select a from x", "a")]
    [InlineData("with recursive x (n) as (select 1 union all select n + 1 from x) search depth first by n set o select n from x", "n")]
    [InlineData("(select a from t) union all (select b from u) order by 1", "a")]
    [InlineData("select a from t union select b from u", "a")]
    [InlineData("select a is distinct from b as differs from t", "differs")]
    [InlineData("select percentile_cont(0.5) within group (order by a) as median, extract(year from b) as year from t", "median year")]
    [InlineData("insert into t (a) values (1) returning a, b as c", "a c")]
    [InlineData("insert into t (a) select x from y on conflict (a) do update set b = excluded.b returning a", "a")]
    [InlineData("update t set a = b from u where t.id = u.id returning t.a", "a")]
    [InlineData("delete from t using u where t.id = u.id returning t.id", "id")]
    [InlineData("with gone as (delete from t returning id) select count(*) as n from gone", "n")]
    [InlineData("select a as \"from\", b as order from t", "from order")]
    [InlineData("select array[1, 2] as list, (select 1) as one, coalesce(a, 0) as c;", "list one c")]
    public void Columns_are_named_as_PostgreSQL_names_them(string sql, string names)
    {
        QueryReading reading = QueryTextReader.Read(sql);
        reading.Faults.ShouldBeEmpty();
        string.Join(" ", reading.Columns.Select(column => column.Name)).ShouldBe(names);
        reading.HasRows.ShouldBeTrue();
    }

    [Theory]
    [InlineData("select * from t", "*")]
    [InlineData("select t.* from t", "t.*")]
    [InlineData("select a, a + 1 from t", "a + 1")]
    [InlineData("select a, b as a from t", "b as a")]
    [InlineData("select a::timestamp at local from t", "a::timestamp at local")]
    [InlineData("select a::timestamp at time zone zone from t", "a::timestamp at time zone zone")]
    [InlineData("select a::text like b from t", "a::text like b")]
    [InlineData("select a::int + b from t", "a::int + b")]
    [InlineData("select sum(a) over (partition by b) from t", "sum(a) over (partition by b)")]
    [InlineData("values (1)", "values")]
    [InlineData("table t", "table")]
    [InlineData("delete from t returning *", "*")]
    [InlineData("select null", "null")]
    public void Columns_without_a_name_of_their_own_are_faults(string sql, string place)
    {
        QueryFault fault = QueryTextReader.Read(sql).Faults.ShouldHaveSingleItem();
        fault.Rule.ShouldBe("SHS404");
        sql.Substring(fault.Start, fault.Length).ShouldBe(place);
    }

    [Theory]
    [InlineData("select 1 as a; select 2 as b", "select 2 as b", "several statements")]
    [InlineData("", "", "no statement")]
    [InlineData("-- nothing", "-- nothing", "no statement")]
    [InlineData("select 'a", "'a", "middle of a text")]
    [InlineData("commit", "commit", "CommitAsync")]
    [InlineData("rollback to x", "rollback", "the transaction is the session's")]
    [InlineData("set role admin", "set", "stays on the connection")]
    [InlineData("set local role admin", "set", "stays on the connection")]
    [InlineData("reset role", "reset", "stays on the connection")]
    [InlineData("listen x", "listen", "stays on the connection")]
    [InlineData("prepare x as select 1", "prepare", "transaction")]
    [InlineData("do $$ begin end $$", "do", "begins with DO")]
    [InlineData("call p()", "call", "begins with CALL")]
    [InlineData("create table t ()", "create", "begins with CREATE")]
    [InlineData("copy t to stdout", "copy", "begins with COPY")]
    [InlineData("select pg_advisory_lock(1) as a", "pg_advisory_lock", "pg_advisory_xact_lock")]
    [InlineData("select a from t where pg_try_advisory_lock(1)", "pg_try_advisory_lock", "pg_try_advisory_xact_lock")]
    [InlineData("select pg_catalog.pg_advisory_unlock_all() as a", "pg_advisory_unlock_all", "ends with it")]
    [InlineData("select set_config('work_mem', '1GB', false) as a", "set_config", "without true")]
    [InlineData("select set_config('work_mem', '1GB', not false) as a", "set_config", "without true")]
    [InlineData("select set_config('role', 'admin', true) as a", "set_config", "opened")]
    [InlineData("select set_config('app.user_id', @id, true) as a", "set_config", "opened")]
    [InlineData("select set_config(@name, @id, true) as a", "set_config", "not written out")]
    [InlineData("select a into x from t", "into", "SELECT … INTO")]
    [InlineData("with x as (select 1 as a) commit", "with", "begins with WITH")]
    public void What_a_session_cannot_run_is_refused(string sql, string place, string reason)
    {
        QueryFault fault = QueryTextReader.Read(sql).Faults.ShouldHaveSingleItem();
        fault.Rule.ShouldBe("SHS402");
        fault.Reason.ShouldContain(reason);
        sql.Substring(fault.Start, fault.Length).ShouldBe(place);
    }

    [Theory]
    [InlineData("select pg_advisory_xact_lock(1) as a")]
    [InlineData("select set_config('work_mem', '1GB', true) as a")]
    [InlineData("select 'commit; set role x' as a -- listen")]
    [InlineData("select \"set_config\" as a from t")]
    [InlineData("select a from t where b = 'into'")]
    [InlineData("insert into t select 1")]
    public void What_a_session_can_run_is_not(string sql) => QueryTextReader.Read(sql).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("select a from t", true, false)]
    [InlineData("select a from t for update skip locked", true, true)]
    [InlineData("with x as (insert into t values (1) returning a) select a from x", true, true)]
    [InlineData("insert into t values (1)", false, true)]
    [InlineData("update t set a = 1 where b in (select b from u)", false, true)]
    [InlineData("merge into t using u on t.id = u.id when matched then delete", false, true)]
    public void Whether_it_writes_and_gives_rows_is_told(string sql, bool hasRows, bool writes)
    {
        QueryReading reading = QueryTextReader.Read(sql);
        (reading.HasRows, reading.Writes).ShouldBe((hasRows, writes));
        reading.Faults.ShouldBeEmpty();
    }

    /// <summary>PREPARE … AS, by which verify asks, takes no ';' in front.</summary>
    [Theory]
    [InlineData("select 1 as a", "select 1 as a")]
    [InlineData("select 1 as a;", "select 1 as a")]
    [InlineData("\n select ';' as a /* ; */ from t ; -- all;\n ;", "select ';' as a /* ; */ from t")]
    [InlineData("/*+ SeqScan(t); */ select a from t", "/*+ SeqScan(t); */ select a from t")]
    [InlineData("; -- none\n; select a from t where b = @b", "select a from t where b = @b")]
    public void What_is_sent_is_one_statement_with_what_is_said_before_it(string sql, string sent)
    {
        QueryReading reading = QueryTextReader.Read(sql);
        reading.Faults.ShouldBeEmpty();
        sql.Substring(reading.Start, reading.Length).ShouldBe(sent);
    }

    [Theory]
    [InlineData("select f(1)", true)]
    [InlineData("select s.f(@a, (select 1)) as done", true)]
    [InlineData("select f(1), 2 as b", false)]
    [InlineData("select f(1)::text", false)]
    [InlineData("select f(1) from t", false)]
    [InlineData("select f(1) where true", false)]
    [InlineData("select f(1) union select f(2)", false)]
    [InlineData("with x as (select 1 as a) select f(1)", false)]
    [InlineData("select coalesce(f(1), 2) as c", false)]
    [InlineData("delete from t returning f(1)", false)]
    public void A_single_call_is_told(string sql, bool isCall) => QueryTextReader.Read(sql).IsCall.ShouldBe(isCall);

    [Fact]
    public void A_dollar_parameter_is_refused()
    {
        QueryFault fault = QueryTextReader.Read("select a from t where a = $1").Faults.ShouldHaveSingleItem();
        (fault.Rule, fault.Start, fault.Length).ShouldBe(("SHS403", 26, 2));
    }

    [Fact]
    public void Deep_nesting_ends()
    {
        string sql = string.Concat(Enumerable.Repeat("(select ", 20_000));
        Should.NotThrow(() => QueryTextReader.Read(sql));
    }

    /// <summary>Every beginning of a statement is one that somebody is typing.</summary>
    [Theory]
    [InlineData("with x as (select a.b, count(*)::int as n from public.t a left join (u join v using (id)) on a.id = u.id where a.b <@ @c group by 1) insert into public.t as z (a, b) select x.b, n from x on conflict (a) do update set b = excluded.b where z.a > 1 returning z.a, b as c;")]
    [InlineData("select distinct on (a) t.a as b, f(x, 'y')[1:2] from only (t), lateral g(1) with ordinality as h (i), rows from (k()) tablesample system (1) repeatable (2) full outer join w on true for update of t")]
    public void Half_a_statement_is_read_without_a_fault_of_ours(string sql)
    {
        for (int length = 0; length <= sql.Length; length++) Should.NotThrow(() => new QueryCheck(RichSchema.Model).Run(QueryTextOf(sql, length), []));
    }

    private static string QueryTextOf(string sql, int length)
    {
        string text = sql[..length];
        QueryTextReader.Read(text);
        QueryCheck.OuterColumns(text);
        return text;
    }
}
