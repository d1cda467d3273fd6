using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Queries;

namespace StudyHub.Schema.Core.Tests.Queries;

public sealed class QueryCheckTests
{
    private static readonly SchemaModel Model = new()
    {
        Name = "School",
        Tables = EquatableArrays.Of(
            Table("public", "attempts", true, ("id", PgType.Uuid, false), ("student_id", PgType.Uuid, false), ("score", PgType.Integer, true), ("rank", PgType.Integer, true), ("created_at", PgType.TimestampTz, false)),
            Table("public", "students", true, ("id", PgType.Uuid, false), ("name", PgType.Varchar(40), false), ("mood", PgType.Enum(new QualifiedName("public", "mood")), false), ("due", PgType.Date, true)),
            Table("auth", "users", false, ("id", PgType.Uuid, false))),
        RawObjects = EquatableArrays.Of(
            new RawObjectModel { Kind = "view", Schema = new Identifier("public"), Name = "active_students", Sql = "", Drop = "" },
            new RawObjectModel { Kind = "function", Schema = new Identifier("public"), Name = "full_name(public.students)", Sql = "", Drop = "" }),
    };

    [Theory]
    [InlineData("select id from public.atempts", "public.atempts", "did you mean public.attempts?")]
    [InlineData("select id from public.results", "public.results", "names public.results, which the model does not have")]
    [InlineData("select id from atempts", "atempts", "did you mean attempts?")]
    [InlineData("select a.scor from public.attempts a", "scor", "did you mean score?")]
    [InlineData("select scor from public.attempts", "scor", "names scor, which is no column of public.attempts; did you mean score?")]
    [InlineData("select id from public.attempts where studentid = @id", "studentid", "did you mean student_id?")]
    [InlineData("select s.id from public.students s join public.attempts a on a.student = s.id", "student", "public.attempts.student")]
    [InlineData("select s.id from public.students s where exists (select from public.attempts a where a.student_id = s.idd)", "idd", "public.students.idd")]
    [InlineData("with x as (select q.id from public.studens q) select id from x", "public.studens", "public.students")]
    [InlineData("insert into public.attempts (id, studentid) values (@id, @student)", "studentid", "public.attempts.studentid")]
    [InlineData("insert into public.attempts (id) values (@id) on conflict (id) do update set score = excluded.scores", "scores", "public.attempts.scores")]
    [InlineData("update public.attempts set scor = 1", "scor", "public.attempts.scor")]
    [InlineData("update public.attempts a set score = 1 from public.students s where s.idd = a.student_id", "idd", "public.students.idd")]
    [InlineData("delete from public.attempts a using public.students s where s.idd = a.student_id", "idd", "public.students.idd")]
    [InlineData("select id from public.attempts union all select t.iid from public.attempts t", "iid", "public.attempts.iid")]
    public void What_the_model_does_not_have_is_told_where_it_stands(string sql, string place, string reason)
    {
        QueryFault fault = Faults(sql).ShouldHaveSingleItem();
        fault.Rule.ShouldBe("SHS406");
        sql.Substring(fault.Start, fault.Length).ShouldBe(place);
        fault.Reason.ShouldContain(reason);
    }

    /// <summary>Each of these is right on some server, or told better by one.</summary>
    [Theory]
    [InlineData("select id from public.attempts")]
    [InlineData("select id from attempts where \"student_id\" = @id and ctid is not null")]
    [InlineData("select relname from pg_class")]
    [InlineData("select schemaname from pg_catalog.pg_tables")]
    [InlineData("select anything from public.active_students")]
    [InlineData("select v.anything from active_students v where v.anything = 1 and anything = 1")]
    [InlineData("select u.email from auth.users u where email = @email")]
    [InlineData("select s.full_name from public.students s")]
    [InlineData("with atempts as (select 1 as a) select a from atempts where a = 1")]
    [InlineData("with recursive tree as (select id, 1 as level from public.students union all select t.id, t.level + 1 from tree t) select level from tree where level = 2")]
    [InlineData("select x.any from (select 1 as any) x")]
    [InlineData("select g as n from generate_series(1, 3) g where g = 1")]
    [InlineData("select a.other from public.attempts as a (x, y, other, z) where other is null")]
    [InlineData("select s from public.students s where s is not null")]
    [InlineData("select (s).name from public.students s")]
    [InlineData("select public.students.name from public.students")]
    [InlineData("select 'x'::public.mood as m, cast('x' as public.mood) as n from public.students public")]
    [InlineData("select id from public.attempts where current_date > created_at and true = true")]
    [InlineData("select id from public.attempts a where exists (select from jsonb_each(@j) a where a.key = 'x')")]
    [InlineData("select id from public.attempts a where exists (select from public.active_students a where a.any = 1)")]
    [InlineData("select other.id from archive.attempts other where other.x = 1")]
    [InlineData("select id from public.attempts where anything(score) = 1")]
    [InlineData("select count(*) filter (where score > 1) as n from public.attempts order by n")]
    [InlineData("select id from public.attempts, lateral (select score as s2) l where s2 = 1")]
    [InlineData("insert into public.attempts select id from public.students")]
    [InlineData("insert into public.attempts as a (id) values (@id) on conflict (id) do update set score = excluded.score + a.score where a.score > 1 returning a.id")]
    [InlineData("merge into public.attempts t using public.active_students s on s.any = t.id when matched then update set score = s.any")]
    [InlineData("select name from public.students where name is distinct from 'x' group by name having count(*) > 1")]
    [InlineData("select s.name from public.students s join lateral (select a.score from public.attempts a where a.student_id = s.id) x on true where x.score = 1 and x.anything = 2")]
    public void What_cannot_be_told_is_left_to_a_server(string sql) => Faults(sql).ShouldBeEmpty();

    [Theory]
    [InlineData("select due from public.students", "date", "DateOnly", true, null)]
    [InlineData("select due from public.students", "date", "DateOnly", false, "SHS408")]
    [InlineData("select due from public.students where due <= @today", "date", "DateOnly", false, null)]
    [InlineData("select coalesce(due, @today) as due from public.students", "date", "DateOnly", false, null)]
    [InlineData("select due::text from public.students", "text", "string", false, "SHS408")]
    [InlineData("select due::text from public.students", "date", "DateOnly", true, "SHS407")]
    [InlineData("select due::text day_due from public.students", "date", "DateOnly", true, "SHS407")]
    [InlineData("select due::date is not null as due from public.students", "boolean", "bool", false, null)]
    [InlineData("select due::date = @today as due from public.students", "boolean", "bool", true, null)]
    [InlineData("select count(*)::int total from public.students", "integer", "int", false, null)]
    [InlineData("select count(*)::bigint total from public.students", "integer", "int", false, "SHS407")]
    [InlineData("select due from public.students", "uuid", "Guid", true, "SHS407")]
    [InlineData("select name from public.students", "text", "string", false, null)]
    [InlineData("select mood from public.students", "public.mood", "Mood", false, null)]
    [InlineData("select mood from public.students", "text", "Feeling", false, null)]
    [InlineData("select name from public.students", "public.mood", "Mood", false, null)]
    [InlineData("select due from public.students", "public.mood", "Mood", true, "SHS407")]
    [InlineData("select count(*) as n from public.students", "integer", "int", false, "SHS407")]
    [InlineData("select count(*)::int as n from public.students", "integer", "int", false, null)]
    [InlineData("select count(*) as n from public.students", "bigint", "long", false, null)]
    [InlineData("select score from public.attempts", "bigint", "long", true, null)]
    [InlineData("select score from public.attempts", "smallint", "short", true, "SHS407")]
    [InlineData("select score + 1 as s from public.attempts", "uuid", "Guid", false, null)]
    [InlineData("select a.id from public.students s left join public.attempts a on a.student_id = s.id", "uuid", "Guid", false, "SHS408")]
    [InlineData("select a.created_at from public.students s left join public.attempts a on a.student_id = s.id", "timestamp with time zone", "DateTimeOffset", true, null)]
    [InlineData("select s.id from public.students s right join public.attempts a on a.student_id = s.name", "uuid", "Guid", false, "SHS408")]
    [InlineData("select s.name from public.students s left join public.attempts a on a.student_id = s.id", "text", "string", false, null)]
    [InlineData("select s.name from public.students s full join public.attempts a using (id)", "text", "string", false, "SHS408")]
    [InlineData("select s.name from public.students s join (public.attempts a left join public.students t on true) on true", "text", "string", false, null)]
    [InlineData("select t.name from public.students s join (public.attempts a left join public.students t on true) on true", "text", "string", false, "SHS408")]
    [InlineData("select s.name from public.students s left join public.attempts a join public.students t on true on true", "text", "string", false, null)]
    [InlineData("select due from public.students union select due from public.students where due is not null", "uuid", "Guid", false, null)]
    [InlineData("select a.id from public.students s left join public.attempts a on a.student_id = s.id where a.score > 1", "uuid", "Guid", false, null)]
    [InlineData("select a.id from public.students s left join public.attempts a on a.student_id = s.id where score > 1", "uuid", "Guid", false, null)]
    [InlineData("select a.id from public.students s left join public.attempts a on a.student_id = s.id join public.students t on t.id = a.student_id", "uuid", "Guid", false, null)]
    [InlineData("select a.id from public.students s left join public.attempts a on a.student_id = s.id where s.name = 'x'", "uuid", "Guid", false, "SHS408")]
    [InlineData("update public.attempts set score = 1 returning score", "integer", "int", false, null)]
    [InlineData("update public.attempts set score = @score where id = @id returning score", "integer", "int", false, null)]
    [InlineData("update public.attempts as a set (id, score) = (@id, @score) returning a.score", "integer", "int", false, null)]
    [InlineData("update public.attempts set id = @id where student_id = @student returning score", "integer", "int", false, "SHS408")]
    [InlineData("update public.attempts set id = @id from public.students s where s.id = student_id returning s.due", "date", "DateOnly", false, "SHS408")]
    [InlineData("update public.students set due = @due from (select id from public.attempts where score = 1) a returning due", "date", "DateOnly", false, null)]
    [InlineData("insert into public.attempts (id, score) values (@id, @score) returning score", "integer", "int", false, null)]
    [InlineData("insert into public.attempts values (@id, @student, @score) returning score", "integer", "int", false, null)]
    [InlineData("insert into public.attempts select id, id, 1 from public.students returning score", "integer", "int", false, null)]
    [InlineData("insert into public.attempts (id) values (@id) returning score", "integer", "int", false, "SHS408")]
    [InlineData("insert into public.attempts default values returning score", "integer", "int", false, "SHS408")]
    [InlineData("insert into public.attempts (id) values (@id) returning rank", "integer", "int", false, null)]
    [InlineData("insert into public.attempts (id) values (@id) on conflict (id) do update set score = 1 returning score", "integer", "int", false, "SHS408")]
    [InlineData("insert into public.attempts (id, score) values (@id, @score) on conflict (id) do update set student_id = @id returning score", "integer", "int", false, "SHS408")]
    [InlineData("insert into public.attempts (id, score) values (@id, @score) on conflict (id) do update set score = excluded.score returning score", "integer", "int", false, null)]
    [InlineData("insert into public.attempts (id, score) values (@id, @score) on conflict do nothing returning score", "integer", "int", false, null)]
    [InlineData("select a.score from public.attempts a join public.attempts b using (score)", "integer", "int", false, null)]
    [InlineData("select a.score from public.attempts a join public.attempts b using (id, student_id)", "integer", "int", false, "SHS408")]
    [InlineData("select a.score from public.attempts a left join public.attempts b using (score)", "integer", "int", false, "SHS408")]
    [InlineData("select a.score from public.attempts a natural join public.attempts b", "integer", "int", false, null)]
    [InlineData("select a.score from public.attempts a natural inner join public.attempts b", "integer", "int", false, null)]
    [InlineData("select a.score from public.attempts a natural left join public.attempts b", "integer", "int", false, "SHS408")]
    [InlineData("select a.score from public.attempts a cross join public.attempts b", "integer", "int", false, "SHS408")]
    [InlineData("insert into public.attempts (id) values (@id) on conflict (id) do update set score = 1 returning score", "integer", "int", true, null)]
    [InlineData("select due as x, name from public.students", "date", "DateOnly", true, null)]
    public void A_column_is_compared_with_the_member_that_it_fills(string sql, string type, string clrType, bool isNullable, string? rule)
    {
        IEnumerable<QueryMember> members = [new QueryMember("Member", type, clrType, isNullable)];
        if (sql.Contains(", name", System.StringComparison.Ordinal)) members = members.Append(new QueryMember("Name", "text", "string", false));
        Faults(sql, [.. members]).Select(fault => fault.Rule).ShouldBe(rule is null ? [] : [rule]);
    }

    [Fact]
    public void A_fault_names_both_sides_and_the_way_out()
    {
        Faults("select due from public.students", new QueryMember("Due", "date", "DateOnly", false)).Single().Reason
            .ShouldBe("gives public.students.due, which may be NULL, to 'Due', which may not be null; make it DateOnly? or write coalesce(…)");
        Faults("select a.id from public.students s left join public.attempts a on true", new QueryMember("Id", "uuid", "Guid", false)).Single().Reason
            .ShouldStartWith("gives public.attempts.id, which an outer join fills with NULL, to 'Id'");
        Faults("select count(*) as n from public.students", new QueryMember("N", "integer", "int", false)).Single().Reason
            .ShouldBe("gives n, which is bigint, to 'N', which is int and holds integer; change the one or cast the other");
    }

    [Fact]
    public void A_model_with_an_extension_is_told_slips_alone()
    {
        QueryCheck check = new(Model with { RawObjects = Model.RawObjects.With(new RawObjectModel { Kind = "extension", Name = "postgis", Sql = "", Drop = "" }) });
        check.Run("select srid from public.spatial_ref_sys", []).ShouldBeEmpty();
        check.Run("select id from public.attemts", []).Count.ShouldBe(1);
    }

    [Fact]
    public void A_table_of_another_schema_without_it_is_told()
    {
        QueryCheck check = new(new SchemaModel { Name = "S", Tables = EquatableArrays.Of(Table("study", "notes", true, ("id", PgType.Uuid, false))) });
        check.Run("select id from notes", []).Single().Reason.ShouldBe("names the table notes without its schema; write study.notes");
    }

    [Theory]
    [InlineData("select a.id, s.id as student, count(*) as n, name from public.students s left join public.attempts a on a.student_id = s.id", "True False null False")]
    [InlineData("select a.id, a.score from public.students s left join public.attempts a on a.student_id = s.id where a.score = 1", "null null")]
    [InlineData("select s.name, s.due from public.students s join public.students t using (due)", "False null")]
    [InlineData("select s.name from public.students s natural join public.students t", "null")]
    [InlineData("update public.students set due = $1 returning due, name", "null False")]
    [InlineData("insert into public.attempts (id) values ($1) returning rank", "null")]
    [InlineData("select due from public.students where due = $1 union select due from public.students", "null")]
    [InlineData("delete from public.students", "")]
    public void What_an_outer_join_fills_is_told_without_a_model(string sql, string answers)
        => string.Join(" ", QueryCheck.OuterColumns(sql).Select(answer => answer?.ToString() ?? "null")).ShouldBe(answers);

    private static EquatableArray<QueryFault> Faults(string sql, params QueryMember[] members) => new QueryCheck(Model).Run(sql, members);

    private static TableModel Table(string schema, string name, bool isManaged, params (string Name, PgType Type, bool IsNullable)[] columns) => new()
    {
        Name = new QualifiedName(schema, name),
        IsManaged = isManaged,
        Columns = columns.Select(column => new ColumnModel
        {
            Name = new Identifier(column.Name),
            Type = column.Type,
            IsNullable = column.IsNullable,
            Default = column.Name == "rank" ? new SqlExpression("0") : null,
        }).ToEquatableArray(),
    };
}
