using System;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.ObjectFiles;

namespace StudyHub.Schema.Core.Tests.ObjectFiles;

public sealed class ObjectFileReaderTests
{
    [Fact]
    public void A_file_is_read_into_its_parts()
    {
        RawObjectDeclaration read = Read(
            """
            -- Students that learn.
            -- object: view public.active_students   -- the ones we show
            -- needs: table public.students, function app.rank(int, text)
            -- mentions: function app.user_id
            create view public.active_students as
                select id from public.students; -- all of them

            grant select on public.active_students to authenticated;
            -- That is all.
            """);

        read.Object.Reference.ToString().ShouldBe("view public.active_students");
        read.Object.Drop.ShouldBe("drop view public.active_students");
        read.Object.Sql.ShouldBe("create view public.active_students as\n    select id from public.students; -- all of them\n\ngrant select on public.active_students to authenticated");
        read.Object.Needs.Select(need => need.ToString()).ShouldBe(["function app.rank(integer, text)", "table public.students"]);
        read.Mentions.Select(mention => mention.ToString()).ShouldBe(["function app.user_id"]);
        read.Names.Select(name => name.ToString()).ShouldBe(["public.active_students", "public.students"]);
    }

    [Theory]
    [InlineData("function app.f(Integer , text[])", "create function app.f()", "function app.f(integer, text[])")]
    [InlineData("function app.\"F\"(bool)", "create function app.\"F\"()", "function app.\"F\"(boolean)")]
    [InlineData("view \"public\".\"plain\"", "create view public.plain", "view public.plain")]
    [InlineData("materialized view study.counts", "create materialized view study.counts", "materialized view study.counts")]
    [InlineData("trigger audit on public.notes", "create trigger audit after insert", "trigger audit on public.notes")]
    [InlineData("extension pg_trgm", "create extension if not exists pg_trgm", "extension pg_trgm")]
    [InlineData("cast (app.code as text)", "create cast (app.code as text)", "cast (app.code as text)")]
    [InlineData("operator app.=== (uuid, uuid)", "create operator app.===", "operator app.=== (uuid, uuid)")]
    [InlineData("operator class app.code_ops using btree", "create operator class app.code_ops", "operator class app.code_ops using btree")]
    [InlineData("event trigger watch", "create event trigger watch", "event trigger watch")]
    public void Names_are_written_in_one_way_and_give_their_drop(string header, string sql, string reference)
    {
        RawObjectModel item = Read($"-- object: {header}\n{sql} x").Object;

        item.Reference.ToString().ShouldBe(reference);
        item.Drop.ShouldBe("drop " + reference);
    }

    [Fact]
    public void What_is_on_a_table_needs_it()
        => Read("-- object: trigger audit on public.notes\ncreate trigger audit x").Object.Needs.ShouldBe([RawReference.Table(new("public", "notes"))]);

    [Fact]
    public void Line_ends_of_Windows_change_nothing()
    {
        const string File = "-- object: function app.f()\n-- needs: table public.t\ncreate function app.f() returns text language sql as $$\n select 1 $$;\n";

        Read(File.Replace("\n", "\r\n", StringComparison.Ordinal)).ShouldBe(Read(File));
    }

    [Theory]
    [InlineData("create view v as select 1", "SHS130", "no line such as")]
    [InlineData("-- object: view v\ncreate view v", "SHS130", "'view v' should be view schema.name")]
    [InlineData("-- object: table public.t\ncreate table t ()", "SHS130", "begins with no kind of object")]
    [InlineData("-- object: function app.f\ncreate function app.f()", "SHS130", "types of its arguments")]
    [InlineData("-- object: view a.b\n-- object: view a.c\ncreate view a.b", "SHS130", "a file is one object")]
    [InlineData("-- object: other thing\ncreate thing", "SHS130", "says itself how it is dropped")]
    [InlineData("-- object: view a.b\n-- needs: students\ncreate view a.b", "SHS130", "'students' begins with no kind")]
    [InlineData("-- object: view a.b\ncreate view a.b as select 'x", "SHS131", "text")]
    [InlineData("-- object: view a.b\ncreate view a.c as select 1", "SHS136", "create view a.b")]
    [InlineData("-- object: view a.b\n", "SHS136", "create view a.b")]
    [InlineData("", "SHS130", "no line such as")]
    public void What_is_wrong_is_said_at_its_place(string file, string rule, string said)
    {
        ObjectFileFault fault = ObjectFileReader.Read("/src/db/objects/a.sql", file).Faults.ShouldHaveSingleItem();

        fault.Rule.ShouldBe(rule);
        string.Join(" ", fault.Arguments).ShouldContain(said);
        (fault.Start + fault.Length).ShouldBeLessThanOrEqualTo(file.Length);
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        const string Whole = "-- object: function app.f(text, \"B\"[])\n-- needs: table public.t, type a.\"b\"\n-- drop: drop x\ncreate function app.f(a text) returns text language sql as $x$ select 'it''s' /* a */ $x$;";
        const string Signs = "$'\"(),.;:-/*\n\0 é";
        Random random = new(7);
        for (int i = 0; i < 3000; i++)
        {
            string text = Whole.Remove(random.Next(Whole.Length), 1).Insert(random.Next(Whole.Length - 1), Signs[random.Next(Signs.Length)].ToString());
            Should.NotThrow(() => ObjectFileReader.Read("a.sql", text[..random.Next(text.Length)]));
        }
    }

    private static RawObjectDeclaration Read(string file)
    {
        ObjectFileReading reading = ObjectFileReader.Read("/src/db/objects/a.sql", file);
        reading.Faults.ShouldBeEmpty();
        return reading.Declaration.ShouldNotBeNull();
    }
}
