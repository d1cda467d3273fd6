using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Database.Tests.Planning;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;

namespace StudyHub.Schema.Database.Tests;

/// <summary>
/// Seeds and labels in tables whose row security is forced. The owner sees no row of them: an upsert would be refused, a DELETE would
/// delete nothing and be content, and a look for rows would find none. What we emit must do its work, whoever runs it.
/// </summary>
[Collection("roles of the server")]
public sealed class ForcedRowsTests
{
    private const string Prefix = "sqltest6_";
    private const string Deployer = Prefix + "deployer";

    private static readonly QualifiedName Mood = new("public", "mood");
    private static readonly QualifiedName Subjects = new("public", "subjects");
    private static readonly QualifiedName Topics = new("public", "topics");

    public static TheoryData<int, string> Runs => [.. Servers.Majors.SelectMany(major => new[] { "migrator", "deployer", "owner" }.Select(who => (major.Data, who)))];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Seeds_come_change_and_go_where_row_security_is_forced(int major, string who)
    {
        SchemaModel none = Schema();
        SchemaModel first = Schema(["1", "'Maths'"], ["2", "'Art'"]);
        SchemaModel second = Schema(["1", "'Mathematics'"]);
        await using Forced forced = await Forced.OpenAsync(major, none);

        await forced.MigrateAsync(none, first, who);
        (await forced.RowsAsync()).ShouldBe(["Art", "Maths", "topic of Art", "topic of Maths"]);
        await forced.MigrateAsync(first, second, who);
        (await forced.RowsAsync()).ShouldBe(["Mathematics", "topic of Mathematics"]);
        await forced.MigrateAsync(second, none, who);
        (await forced.RowsAsync()).ShouldBeEmpty();
        (await forced.ForcedAsync()).ShouldBe(["subjects", "topics"]);
    }

    [Theory]
    [InlineData("deployer")]
    [InlineData("owner")]
    public async Task The_plain_statements_would_be_refused_or_delete_nothing_without_BYPASSRLS(string who)
    {
        SchemaModel first = Schema(["1", "'Maths'"]);
        SeedModel seed = first.Tables.Single(table => table.Name == Subjects).Seeds[0];
        int major = (await Testing.EphemeralPostgres.SharedAsync()).Version.Major;
        await using Forced forced = await Forced.OpenAsync(major, Schema());
        string upsert = SqlWriter.Write(new Statements.PgStatement.UpsertSeed(Subjects, seed));

        (await Should.ThrowAsync<PostgresException>(() => forced.RunAsync(upsert, who))).SqlState.ShouldBe("42501");
        await forced.RunAsync(upsert, "migrator");
        await forced.RunAsync(SqlWriter.Write(new Statements.PgStatement.DeleteSeed(Subjects, seed)), who);
        (await forced.RowsAsync()).ShouldBe(["Maths"]);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_label_that_rows_hold_is_not_lost_and_the_rows_are_counted(int major, string who)
    {
        SchemaModel before = Schema();
        SchemaModel after = before with { Enums = EquatableArrays.Of(before.Enums[0] with { Labels = EquatableArrays.Of("glad") }) };
        await using Forced forced = await Forced.OpenAsync(major, before);
        await forced.RunAsync("insert into subjects (id, name, mood, moods) values (1, 'a', 'sad', '{sad,glad}'), (2, 'b', 'sad', '{glad}'), (3, 'c', 'it''s bad', '{}')", "migrator");

        PostgresException failure = await Should.ThrowAsync<PostgresException>(() => forced.MigrateAsync(before, after, who));

        failure.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
        failure.MessageText.ShouldBe(
            "type public.mood cannot lose labels that rows hold: 1 row has 'it''s bad' in public.subjects.mood; 2 rows have 'sad' in public.subjects.mood; "
            + "1 row has 'sad' in public.subjects.moods");
        (await forced.ForcedAsync()).ShouldBe(["subjects", "topics"]);
        (await forced.LabelsAsync()).ShouldBe(["glad", "sad", "it's bad"]);

        await forced.RunAsync("update subjects set mood = 'glad', moods = '{}'", "migrator");
        await forced.MigrateAsync(before, after, who);
        (await forced.LabelsAsync()).ShouldBe(["glad"]);
    }

    [Fact]
    public async Task A_seed_lets_go_of_a_label_before_it_is_lost()
    {
        SchemaModel before = WithMood("'sad'", "glad", "sad");
        SchemaModel after = WithMood("'glad'", "glad");
        int major = (await Testing.EphemeralPostgres.SharedAsync()).Version.Major;
        await using Forced forced = await Forced.OpenAsync(major, Schema());
        await forced.MigrateAsync(Schema(), before, "owner");

        await forced.MigrateAsync(before, after, "owner");
        (await forced.LabelsAsync()).ShouldBe(["glad"]);
        await forced.MigrateBackAsync(before, after, "owner");
        (await forced.LabelsAsync()).ShouldBe(["glad", "sad"]);
    }

    [Fact]
    public async Task A_label_that_is_renamed_keeps_its_rows_and_all_that_names_it()
    {
        SchemaModel before = Named("sad", null);
        SchemaModel after = Named("blue", "sad");
        int major = (await Testing.EphemeralPostgres.SharedAsync()).Version.Major;
        await using Forced forced = await Forced.OpenAsync(major, before);
        await using Forced fresh = await Forced.OpenAsync(major, after);
        await forced.RunAsync("insert into subjects (id, name, mood) values (1, 'a', 'sad'), (2, 'b', 'glad'); insert into subjects (id, name) values (3, 'c')", "migrator");
        string had = await forced.ReadAsync();

        await forced.MigrateAsync(before, after, "owner");
        (await forced.ReadAsync()).ShouldBe(await fresh.ReadAsync());
        (await forced.MoodsAsync()).ShouldBe(["blue", "glad", "blue"]);
        await forced.MigrateBackAsync(before, after, "owner");
        (await forced.ReadAsync()).ShouldBe(had);
        (await forced.MoodsAsync()).ShouldBe(["sad", "glad", "sad"]);
    }

    private static SchemaModel Named(string label, string? former)
    {
        SchemaModel model = Schema();
        SqlExpression isSad = new($"mood = '{label}'");
        return model with
        {
            Enums = EquatableArrays.Of(model.Enums[0] with
            {
                Labels = EquatableArrays.Of("glad", label),
                FormerLabels = former is null ? default : EquatableArrays.Of(new FormerLabel(label, former)),
            }),
            Tables = model.Tables.Select(table => table.Name != Subjects ? table : table with
            {
                Columns = table.Columns.Select(column => column.Name.Value == "mood" ? column with { Default = new($"'{label}'") } : column)
                    .Append(new ColumnModel { Name = new("is_sad"), Type = PgType.Boolean, IsNullable = true, Generated = isSad }).ToEquatableArray(),
                Checks = EquatableArrays.Of(new CheckModel(new("ck_sad"), new($"mood = '{label}' or mood in ('glad', '{label}')"))),
                Indexes = EquatableArrays.Of(new IndexModel { Name = new("idx_sad"), Keys = EquatableArrays.Of(new IndexKey { Column = new("name") }), Predicate = isSad }),
                Policies = table.Policies.With(new PolicyModel { Name = new("subjects_sad"), Command = PolicyCommand.Select, Role = table.Policies[0].Role, Using = isSad }),
            }).ToEquatableArray(),
        };
    }

    private static SchemaModel WithMood(string mood, params string[] labels)
    {
        SchemaModel model = Schema();
        SeedModel seed = new()
        {
            Name = "Rows",
            ConflictColumns = EquatableArrays.Of(new Identifier("id")),
            Columns = EquatableArrays.Of(new Identifier("id"), new Identifier("name"), new Identifier("mood")),
            Rows = EquatableArrays.Of(new SeedRow(EquatableArrays.Of(new SqlExpression("1"), new SqlExpression("'a'"), new SqlExpression(mood)))),
        };
        return model with
        {
            Enums = EquatableArrays.Of(model.Enums[0] with { Labels = labels.ToEquatableArray() }),
            Tables = model.Tables.Select(table => table.Name == Subjects ? table with { Seeds = EquatableArrays.Of(seed) } : table).ToEquatableArray(),
        };
    }

    /// <summary>Subjects with the rows as a seed, and a seed of topics that refers to them by name.</summary>
    private static SchemaModel Schema(params string[][] subjects)
    {
        SchemaModel roles = RenamedRoles.Of(Prefix);
        Identifier admin = roles.Roles.Single(role => role.Purpose == RolePurpose.Admin).Name;
        TableModel Table(QualifiedName name, params ColumnModel[] columns) => new()
        {
            Name = name,
            Columns = columns.Prepend(new ColumnModel { Name = new("id"), Type = PgType.Integer, IsNullable = false }).ToEquatableArray(),
            PrimaryKey = new(new("pk_" + name.Name.Value), EquatableArrays.Of(new Identifier("id"))),
            HasRowSecurity = true,
            Policies = EquatableArrays.Of(new PolicyModel { Name = new(name.Name.Value + "_admin_all"), Command = PolicyCommand.All, Role = admin, Using = new("true"), WithCheck = new("true") }),
        };
        TableModel subjectsTable = Table(
            Subjects,
            new ColumnModel { Name = new("name"), Type = PgType.Text, IsNullable = false },
            new ColumnModel { Name = new("mood"), Type = PgType.Enum(Mood), IsNullable = true },
            new ColumnModel { Name = new("moods"), Type = PgType.Enum(Mood).ArrayOf(), IsNullable = true }) with { Seeds = Seeds(["id", "name"], subjects) };
        TableModel topics = Table(Topics, new ColumnModel { Name = new("subject_id"), Type = PgType.Integer, IsNullable = false }) with
        {
            ForeignKeys = EquatableArrays.Of(new ForeignKeyModel
            {
                Name = new("fk_topics_subject_id"),
                Columns = EquatableArrays.Of(new Identifier("subject_id")),
                ReferencedTable = Subjects,
                ReferencedColumns = EquatableArrays.Of(new Identifier("id")),
                OnDelete = ReferentialAction.Cascade,
            }),
            Seeds = Seeds(["id", "subject_id"], [.. subjects.Select(row => new[] { row[0], $"(select id from public.subjects where name = {row[1]})" })], Subjects),
        };
        return new SchemaModel
        {
            Name = "Forced",
            Roles = roles.Roles,
            Enums = EquatableArrays.Of(new EnumModel { Name = Mood, Labels = EquatableArrays.Of("glad", "sad", "it's bad") }),
            Tables = EquatableArrays.Of(subjectsTable, topics),
        };
    }

    private static EquatableArray<SeedModel> Seeds(string[] columns, string[][] rows, params QualifiedName[] dependsOn) => rows.Length == 0 ? default : EquatableArrays.Of(new SeedModel
    {
        Name = "Rows",
        ConflictColumns = EquatableArrays.Of(new Identifier("id")),
        Columns = columns.Select(column => new Identifier(column)).ToEquatableArray(),
        Rows = rows.Select(row => new SeedRow(row.Select(value => new SqlExpression(value)).ToEquatableArray())).ToEquatableArray(),
        DependsOn = dependsOn.ToEquatableArray(),
    });

    /// <summary>A database with a model, and somebody of each kind to change it.</summary>
    private sealed class Forced(ScratchDatabase database) : IAsyncDisposable
    {
        public static async Task<Forced> OpenAsync(int major, SchemaModel model)
        {
            ScratchDatabase database = await ScratchDatabase.CreateAsync(await Servers.OfAsync(major), model);
            await database.RunAsync(SqlScript.Create(model));
            await database.AdministerAsync(
                $"do $$ begin if not exists (select from pg_roles where rolname = '{Deployer}') then create role {Deployer} login inherit; end if; end $$; grant {Prefix}owner to {Deployer}");
            return new Forced(database);
        }

        public Task MigrateAsync(SchemaModel before, SchemaModel after, string who) => RunAsync(SchemaDiffer.Compare(before, after), who);

        public Task MigrateBackAsync(SchemaModel before, SchemaModel after, string who) => RunAsync(SchemaDiffer.CompareBack(before, after), who);

        public Task RunAsync(string script, string who) => database.RunAsync(As(who) + script, LoginOf(who));

        public async Task<List<string>> RowsAsync()
            => await database.LinesAsync("select name from subjects union all select 'topic of ' || s.name from topics t join subjects s on s.id = t.subject_id order by 1");

        public Task<List<string>> MoodsAsync() => database.LinesAsync("select mood::text from subjects order by id");

        public Task<List<string>> LabelsAsync() => database.LinesAsync("select enumlabel from pg_enum where enumtypid = 'public.mood'::regtype order by enumsortorder");

        public Task<List<string>> ForcedAsync() => database.LinesAsync("select relname::text from pg_class where relrowsecurity and relforcerowsecurity order by 1");

        public async Task<string> ReadAsync()
        {
            await using NpgsqlConnection connection = await database.ConnectAsync();
            return await PlanRun.ReadAsync(connection);
        }

        public async ValueTask DisposeAsync()
        {
            await database.DisposeAsync();
            await database.AdministerAsync($"drop role if exists {Deployer}");
        }

        /// <summary>As one transaction where the plan has nothing that must stand alone.</summary>
        private async Task RunAsync(SchemaDifference difference, string who)
        {
            MigrationPlan plan = MigrationPlanner.Plan(difference);
            string script = string.Concat(plan.Steps.Select(step => SqlWriter.Write(step.Statement) + ";\n"));
            if (plan.Steps.All(step => step.Run == StepRun.Together)) await RunAsync(script, who);
            else foreach (MigrationStep step in plan.Steps) await RunAsync(SqlWriter.Write(step.Statement), who);
        }

        private static string As(string who) => who == "owner" ? $"set role {Prefix}owner; " : "";

        private static string LoginOf(string who) => who == "owner" ? Deployer : Prefix + who;
    }
}
