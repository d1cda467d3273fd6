using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.ObjectFiles;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Database.Tests.Planning;

/// <summary>
/// Objects that are given as SQL, on a server: what a plan makes of a database is what creating the model after makes, and the way back
/// makes what was there.
/// </summary>
[Collection("roles of the server")]
public sealed class RawObjectTests
{
    private static readonly QualifiedName Notes = new("public", "notes");

    private const string View = "-- object: view public.short_notes\n-- needs: table public.notes\ncreate view public.short_notes as select id, title from public.notes where size < 10;\ncomment on view public.short_notes is 'few'";
    private const string ViewOnView = "-- object: view public.titles\n-- needs: view public.short_notes\ncreate view public.titles as select title from public.short_notes";
    private const string IsSmall = "-- object: function app.is_small(integer)\ncreate function app.is_small(n integer) returns boolean language sql immutable return n < 1000";
    private const string Touch = "-- object: function app.touch()\ncreate function app.touch() returns trigger language plpgsql as $$ begin new.title := upper(new.title); return new; end $$";
    private const string Trigger = "-- object: trigger touched on public.notes\n-- needs: function app.touch()\ncreate trigger touched before insert or update on public.notes for each row execute function app.touch()";
    private const string Code = "-- object: domain app.code\ncreate domain app.code as text check (length(value) < 6)";

    [Fact]
    public async Task Files_make_objects_in_the_order_of_their_needs_and_go_in_the_other()
    {
        SchemaModel model = Model(ViewOnView, View, Trigger, Touch, IsSmall) with { Tables = EquatableArrays.Of(WithCheck()) };
        await using Walk walk = await Walk.FromAsync(SchemaModel.Empty with { Schemas = model.Schemas });

        await walk.ThereAndBackAsync(model, "insert into public.notes (id, title, size) values (1, 'a', 5)", "select title from public.titles", "A");
    }

    [Fact]
    public async Task A_column_gets_another_type_under_a_view_on_a_view()
    {
        await using Walk walk = await Walk.FromAsync(Model(View, ViewOnView));
        SchemaModel wider = WithColumn(Model(View, ViewOnView), "size", column => column with { Type = PgType.BigInt });

        await walk.ThereAndBackAsync(wider, "insert into public.notes (id, title, size) values (1, 'a', 5)", "select title from public.titles", "a");
    }

    [Fact]
    public async Task A_table_and_a_column_get_other_names_under_a_view_and_a_trigger()
    {
        await using Walk walk = await Walk.FromAsync(Model(View, ViewOnView, Touch, Trigger));
        await walk.RunAsync("insert into public.notes (id, title, size) values (1, 'a', 5)");
        SchemaModel after = Model([.. new[] { View, ViewOnView, Touch, Trigger }.Select(file => file.Replace("public.notes", "public.remarks").Replace("select id, title from", "select id, heading as title from").Replace("new.title", "new.heading").Replace("upper(new.title)", "upper(new.heading)"))]);
        after = WithColumn(after, "title", column => column with { Name = new("heading"), RenamedFrom = new("title") });
        after = after with { Tables = after.Tables.Select(table => table with { Name = new("public", "remarks"), RenamedFrom = new("notes") }).ToEquatableArray() };

        await walk.ThereAndBackAsync(after, "update public.remarks set size = 6", "select title from public.titles", "A");
    }

    [Fact]
    public async Task The_body_of_a_function_is_replaced_under_the_check_that_calls_it()
    {
        SchemaModel before = Model(IsSmall) with { Tables = EquatableArrays.Of(WithCheck()) };
        SchemaModel after = Model(IsSmall.Replace("< 1000", "< 2000")) with { Tables = before.Tables };
        await using Walk walk = await Walk.FromAsync(before);

        MigrationPlanner.Plan(SchemaDiffer.Compare(before, after)).Steps.Select(step => SqlWriter.Write(step.Statement))
            .ShouldBe(["create or replace function app.is_small(n integer) returns boolean language sql immutable return n < 2000"]);
        await walk.ThereAndBackAsync(after, "insert into public.notes (id, title, size) values (1, 'a', 1500)", "select size::text from public.notes", "1500", "delete from public.notes");
    }

    [Fact]
    public async Task Another_head_of_a_function_takes_checks_policies_and_defaults_away_and_keeps_the_values()
    {
        TableModel table = WithCheck() with
        {
            HasRowSecurity = true,
            Policies = EquatableArrays.Of(new PolicyModel { Name = new("notes_all"), Command = PolicyCommand.Select, Role = new("pg_monitor"), Using = new("app.is_small(size)") }),
            Columns = WithCheck().Columns.Append(new ColumnModel { Name = new("is_small"), Type = PgType.Boolean, IsNullable = true, Default = new("app.is_small(7)") }).ToEquatableArray(),
        };
        SchemaModel before = Model(IsSmall) with { Tables = EquatableArrays.Of(table) };
        SchemaModel after = Model(IsSmall.Replace("n integer", "amount integer").Replace("return n", "return amount")) with { Tables = before.Tables };
        await using Walk walk = await Walk.FromAsync(before);
        await walk.RunAsync("insert into public.notes (id, title, size) values (1, 'kept', 1)");

        await walk.ThereAndBackAsync(after, "insert into public.notes (id, title, size) values (2, 'new', 1)", "select string_agg(title || is_small::text, ' ' order by id) from public.notes", "kepttrue newtrue");
    }

    [Fact]
    public async Task A_domain_changes_and_the_columns_keep_their_values()
    {
        SchemaModel before = WithCode(Model(Code));
        SchemaModel after = WithCode(Model(Code.Replace("< 6", "< 9")));
        await using Walk walk = await Walk.FromAsync(before);
        await walk.RunAsync("insert into public.notes (id, title, size, code) values (1, 'a', 1, 'abc')");

        await walk.ThereAndBackAsync(after, "insert into public.notes (id, title, size, code) values (2, 'b', 1, 'abcdefgh')", "select string_agg(code, ' ' order by id) from public.notes", "abc abcdefgh", "delete from public.notes where id = 2");
    }

    [Fact]
    public async Task Values_that_a_stricter_domain_does_not_take_stop_the_plan_and_change_nothing()
    {
        SchemaModel before = WithCode(Model(Code));
        await using Walk walk = await Walk.FromAsync(before);
        await walk.RunAsync("insert into public.notes (id, title, size, code) values (1, 'a', 1, 'abc')");
        string read = await walk.ReadAsync();

        await Should.ThrowAsync<PlanFailedException>(() => walk.GoAsync(WithCode(Model(Code.Replace("< 6", "< 2")))));

        (await walk.ReadAsync()).ShouldBe(read);
    }

    [Fact]
    public async Task An_enum_loses_a_label_under_a_function_and_a_view()
    {
        string[] files =
        [
            "-- object: function app.mood_of(app.mood)\n-- needs: enum app.mood\ncreate function app.mood_of(m app.mood) returns text language sql immutable as $$ select m::text $$",
            "-- object: view public.moods\n-- needs: table public.notes, function app.mood_of(app.mood)\ncreate view public.moods as select app.mood_of(mood) as mood from public.notes",
        ];
        SchemaModel WithLabels(params string[] labels) => Model(files) with
        {
            Enums = EquatableArrays.Of(new EnumModel { Name = new("app", "mood"), Labels = labels.ToEquatableArray() }),
            Tables = EquatableArrays.Of(Table() with
            {
                Columns = Table().Columns.Append(new ColumnModel { Name = new("mood"), Type = PgType.Enum(new("app", "mood")), IsNullable = true }).ToEquatableArray(),
            }),
        };
        await using Walk walk = await Walk.FromAsync(WithLabels("glad", "sad", "lost"));

        await walk.ThereAndBackAsync(WithLabels("sad", "glad"), "insert into public.notes (id, title, size, mood) values (1, 'a', 1, 'sad')", "select mood from public.moods", "sad");
    }

    [Fact]
    public async Task A_view_of_every_column_shows_a_new_one()
    {
        string[] files = ["-- object: view public.all_notes\n-- needs: table public.notes\ncreate view public.all_notes as select * from public.notes"];
        SchemaModel before = Model(files);
        await using Walk walk = await Walk.FromAsync(before);
        SchemaModel after = before with
        {
            Tables = before.Tables.Select(table => table with { Columns = table.Columns.Append(new ColumnModel { Name = new("extra"), Type = PgType.Text, IsNullable = true }).ToEquatableArray() }).ToEquatableArray(),
        };

        await walk.ThereAndBackAsync(after, "insert into public.notes (id, title, size, extra) values (1, 'a', 1, 'x')", "select extra from public.all_notes", "x");
    }

    [Fact]
    public async Task Extensions_types_aggregates_operators_and_atomic_bodies_come_and_go()
    {
        SchemaModel model = Model(
            "-- object: extension citext\ncreate extension citext schema public",
            "-- object: type app.point\ncreate type app.point as (x integer, y integer)",
            "-- object: function app.sum_of(app.point)\n-- needs: type app.point\ncreate function app.sum_of(p app.point) returns integer language sql immutable return p.x + p.y",
            "-- object: function app.plus(integer, app.point)\n-- needs: function app.sum_of(app.point), type app.point\ncreate function app.plus(i integer, p app.point) returns integer language sql immutable begin atomic\n  select case when p is null then i else i + app.sum_of(p) end;\nend",
            "-- object: aggregate app.total(app.point)\n-- needs: type app.point, function app.plus(integer, app.point)\ncreate aggregate app.total(app.point) (sfunc = app.plus, stype = integer, initcond = '0')",
            "-- object: operator app.<+> (integer, app.point)\n-- needs: type app.point, function app.plus\ncreate operator app.<+> (leftarg = integer, rightarg = app.point, function = app.plus)",
            "-- object: cast (app.point as integer)\n-- needs: function app.sum_of(app.point), type app.point\ncreate cast (app.point as integer) with function app.sum_of(app.point)",
            "-- object: statistics public.of_notes\n-- needs: table public.notes\ncreate statistics public.of_notes on id, size from public.notes",
            "-- object: text search configuration app.plain\ncreate text search configuration app.plain (copy = pg_catalog.simple)",
            "-- object: procedure app.empty()\n-- mentions: table public.notes\ncreate procedure app.empty() language plpgsql as $$ begin delete from public.notes; end $$",
            "-- object: rule no_delete on public.notes\ncreate rule no_delete as on delete to public.notes where false do instead nothing",
            "-- object: other large_note\n-- needs: table public.notes\n-- drop: drop index public.large_notes\ncreate index large_notes on public.notes (size) where size > 100");
        model = WithColumn(model, "title", column => column with { Type = PgType.Raw("citext") });
        await using Walk walk = await Walk.FromAsync(SchemaModel.Empty with { Schemas = model.Schemas });

        await walk.ThereAndBackAsync(model, "insert into public.notes (id, title, size) values (1, 'a', 5)", "select app.total(row(id::integer, size)::app.point)::text from public.notes where title = 'A'", "6");
    }

    [Fact]
    public async Task Without_its_need_an_object_comes_too_early()
    {
        string reading = "-- object: function app.sizes()\n-- needs: table public.notes\ncreate function app.sizes() returns bigint language sql as $$ select sum(size) from public.notes $$";
        SchemaModel model = Model(reading);
        SchemaModel careless = Model(reading.Replace("-- needs", "-- mentions"));

        await using (Walk walk = await Walk.FromAsync(SchemaModel.Empty)) await walk.GoAsync(model);
        await using Walk other = await Walk.FromAsync(SchemaModel.Empty);
        (await Should.ThrowAsync<PlanFailedException>(() => other.GoAsync(careless))).Message.ShouldContain("42P01");
    }

    [Fact]
    public void Objects_that_need_each_other_are_named()
    {
        SchemaModel model = Model(View.Replace("needs: table public.notes", "needs: view public.titles"), ViewOnView);

        Should.Throw<StepCycleException>(() => MigrationPlanner.Plan(SchemaDiffer.Compare(SchemaModel.Empty, model)))
            .Members.ShouldBe(["view public.short_notes", "view public.titles"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_dropped_sequence_loses_is_said()
    {
        SchemaModel before = Model("-- object: sequence app.numbers\ncreate sequence app.numbers", View);
        await using Walk walk = await Walk.FromAsync(before);

        MigrationPlanner.Plan(SchemaDiffer.Compare(before, Model())).Steps.Select(step => (step.Statement as Statements.PgStatement.DropRaw)?.Loses).ShouldBe([null, "its value"], ignoreOrder: true);
    }

    private static TableModel Table() => new()
    {
        Name = Notes,
        Columns = EquatableArrays.Of(
            new ColumnModel { Name = new("id"), Type = PgType.BigInt, IsNullable = false },
            new ColumnModel { Name = new("title"), Type = PgType.Text, IsNullable = false },
            new ColumnModel { Name = new("size"), Type = PgType.Integer, IsNullable = false }),
        PrimaryKey = new(new("pk_notes"), EquatableArrays.Of(new Identifier("id"))),
    };

    private static TableModel WithCheck() => Table() with { Checks = EquatableArrays.Of(new CheckModel(new("ck_notes_size"), new("app.is_small(size)"))) };

    private static SchemaModel WithCode(SchemaModel model) => model with
    {
        Tables = model.Tables.Select(table => table with
        {
            Columns = table.Columns.Append(new ColumnModel { Name = new("code"), Type = PgType.Raw("app.code"), IsNullable = true, Default = new("'none'::app.code") }).ToEquatableArray(),
            Checks = EquatableArrays.Of(new CheckModel(new("ck_notes_code"), new("code <> 'x'::app.code"))),
        }).ToEquatableArray(),
    };

    private static SchemaModel WithColumn(SchemaModel model, string name, System.Func<ColumnModel, ColumnModel> change) => model with
    {
        Tables = model.Tables.Select(table => table with { Columns = table.Columns.Select(column => column.Name.Value == name ? change(column) : column).ToEquatableArray() }).ToEquatableArray(),
    };

    private static SchemaModel Model(params string[] files) => new()
    {
        Name = "Raw",
        Schemas = EquatableArrays.Of(new Identifier("app")),
        RawObjects = files.Select(Raw).OrderBy(item => item.Reference).ToEquatableArray(),
        Tables = EquatableArrays.Of(Table()),
    };

    private static RawObjectModel Raw(string file)
    {
        ObjectFileReading reading = ObjectFileReader.Read("db/objects/x.sql", file);
        reading.Faults.ShouldBeEmpty();
        return reading.Declaration!.Object;
    }

    /// <summary>A database on its way, and one beside it in which each model is made from nothing.</summary>
    private sealed class Walk : System.IAsyncDisposable
    {
        private readonly ScratchDatabase walked;
        private readonly NpgsqlConnection connection;
        private SchemaModel model;

        private Walk(ScratchDatabase walked, NpgsqlConnection connection, SchemaModel model) => (this.walked, this.connection, this.model) = (walked, connection, model);

        public static async Task<Walk> FromAsync(SchemaModel model)
        {
            ScratchDatabase database = await ScratchDatabase.CreateAsync(await EphemeralPostgres.SharedAsync(), model);
            Walk walk = new(database, await database.ConnectAsync(), SchemaModel.Empty);
            await walk.GoAsync(model);
            return walk;
        }

        public Task RunAsync(string sql) => PlanRun.ExecuteAsync(connection, sql);

        public Task<string> ReadAsync() => PlanRun.ReadAsync(connection);

        public async Task GoAsync(SchemaModel after)
        {
            await PlanRun.RunAsync(connection, MigrationPlanner.Plan(SchemaDiffer.Compare(model, after)));
            model = after;
        }

        /// <summary>On the way there something is done and asked; what <paramref name="clean"/> does makes the way back possible.</summary>
        public async Task ThereAndBackAsync(SchemaModel after, string done, string asked, string answer, string clean = "")
        {
            SchemaModel before = model;
            string had = await ReadAsync();
            await GoAsync(after);
            (await ReadAsync()).ShouldBe(await CreatedAsync(after));
            await RunAsync(done);
            await using (NpgsqlCommand command = new(asked, connection)) (await command.ExecuteScalarAsync()).ShouldBe(answer);
            if (clean.Length > 0) await RunAsync(clean);

            await PlanRun.RunAsync(connection, MigrationPlanner.Plan(SchemaDiffer.CompareBack(before, after)));
            (await ReadAsync()).ShouldBe(had);
        }

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            await walked.DisposeAsync();
        }

        private async Task<string> CreatedAsync(SchemaModel wanted)
        {
            await using ScratchDatabase created = await ScratchDatabase.CreateAsync(walked.Server, wanted);
            await using NpgsqlConnection other = await created.ConnectAsync();
            await PlanRun.ExecuteAsync(other, SqlScript.Create(wanted));
            return await PlanRun.ReadAsync(other);
        }
    }
}
