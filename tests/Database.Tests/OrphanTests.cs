using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Sql;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Database.Tests;

/// <summary>
/// PostgreSQL looks for orphans in what row security shows to whoever adds a foreign key. Where it is forced, that is nothing to the owner,
/// and the key is taken for valid. What we emit must not fall for it, whoever runs it.
/// </summary>
[Collection("roles of the server")]
public sealed class OrphanTests
{
    private const string Prefix = "sqltest4_";
    private const string Deployer = Prefix + "deployer";

    private static readonly QualifiedName Parents = new("public", "parents");
    private static readonly QualifiedName Kids = new("public", "kids");

    private static readonly ForeignKeyModel Key = new()
    {
        Name = new("fk_kids_parent_id"),
        Columns = EquatableArrays.Of(new Identifier("parent_id")),
        ReferencedTable = Parents,
        ReferencedColumns = EquatableArrays.Of(new Identifier("id")),
    };

    private static readonly SchemaModel Before = Schema();

    private static readonly SchemaModel After = Schema(Key);

    private static readonly PgStatement Validation = new PgStatement.ValidateConstraint(Kids, Key.Name);

    /// <summary>Each version by those who may run it: with BYPASSRLS, as a member of the owner, and as the owner itself.</summary>
    public static TheoryData<int, string> Runs => [.. Servers.Majors.SelectMany(major => new[] { "migrator", "deployer", "owner" }.Select(who => (major.Data, who)))];

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task An_orphan_is_refused_when_a_foreign_key_is_added_and_row_security_stays_forced(int major, string who)
    {
        await using Family family = await Family.OpenAsync(major, orphans: true);

        await family.RefusesAsync(SqlScript.Write(MigrationPlanner.Plan(SchemaDiffer.Compare(Before, After)).Steps), who);

        (await family.KeysAsync()).ShouldBeEmpty();
        (await family.ForcedAsync()).ShouldBe(["kids", "parents"]);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task An_orphan_is_refused_when_a_foreign_key_is_validated(int major, string who)
    {
        await using Family family = await Family.OpenAsync(major, orphans: true);
        await family.RunAsync(SqlWriter.Write(new PgStatement.AddForeignKey(Kids, Key, IsValid: false)), who);

        await family.RefusesAsync(SqlWriter.Write(new PgStatement.WithForceLifted(EquatableArrays.Of(Kids, Parents), Validation)), who);

        (await family.KeysAsync()).ShouldBe(["fk_kids_parent_id False"]);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task Without_orphans_the_key_is_valid_and_row_security_as_forced_as_before(int major, string who)
    {
        await using Family family = await Family.OpenAsync(major, orphans: false);

        await family.RunAsync(SqlScript.Write(MigrationPlanner.Plan(SchemaDiffer.Compare(Before, After)).Steps), who);

        (await family.KeysAsync()).ShouldBe(["fk_kids_parent_id True"]);
        (await family.ForcedAsync()).ShouldBe(["kids", "parents"]);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_plain_statements_would_let_the_orphan_in_without_BYPASSRLS(int major, string who)
    {
        await using Family family = await Family.OpenAsync(major, orphans: true);
        string add = SqlWriter.Write(new PgStatement.AddForeignKey(Kids, Key));
        string addLater = SqlWriter.Write(new PgStatement.AddForeignKey(Kids, Key, IsValid: false)) + ";" + SqlWriter.Write(Validation);

        if (who == "migrator")
        {
            await family.RefusesAsync(add, who);
            await family.RefusesAsync(addLater, who);
            return;
        }
        await family.RunAsync(add, who);
        (await family.KeysAsync()).ShouldBe(["fk_kids_parent_id True"]);
        await family.RunAsync("alter table public.kids drop constraint fk_kids_parent_id", who);
        await family.RunAsync(addLater, who);
        (await family.KeysAsync()).ShouldBe(["fk_kids_parent_id True"]);
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task An_orphan_among_the_seeds_of_a_creation_is_refused(int major, string who)
    {
        TableModel kids = After.Tables.Single(table => table.Name == Kids);
        SeedModel seed = new()
        {
            Name = "Orphan",
            ConflictColumns = EquatableArrays.Of(new Identifier("id")),
            Columns = EquatableArrays.Of(new Identifier("id"), new Identifier("parent_id")),
            Rows = EquatableArrays.Of(new SeedRow(EquatableArrays.Of(new SqlExpression("1"), new SqlExpression("99")))),
        };
        SchemaModel seeded = After with
        {
            Tables = After.Tables.Select(table => table.Name == Kids ? kids with { Seeds = EquatableArrays.Of(seed) } : table).ToEquatableArray(),
        };
        await using Family family = await Family.OpenAsync(major, orphans: false);
        await family.RunAsync("drop table public.kids; drop table public.parents", "migrator");
        string creation = SqlScript.Write(MigrationPlanner.Plan(SchemaDiffer.Compare(Before with { Tables = default }, seeded)).Steps);

        await family.RefusesAsync(creation, who);
    }

    [Theory]
    [MemberData(nameof(Servers.Majors), MemberType = typeof(Servers))]
    public async Task A_migrator_with_BYPASSRLS_locks_no_readers_out(int major)
    {
        await using Family family = await Family.OpenAsync(major, orphans: false);
        string script = SqlScript.Write(MigrationPlanner.Plan(SchemaDiffer.Compare(Before, After)).Steps);
        const string Locks = "; select mode from pg_locks where pid = pg_backend_pid() and relation = 'public.kids'::regclass and mode = 'AccessExclusiveLock'; commit";

        (await family.LinesAsync("begin; " + script + Locks, "migrator")).ShouldBeEmpty();
        await family.RunAsync("alter table public.kids drop constraint fk_kids_parent_id", "migrator");
        (await family.LinesAsync("begin; " + script + Locks, "deployer")).ShouldBe(["AccessExclusiveLock"]);
    }

    private static SchemaModel Schema(params ForeignKeyModel[] keys)
    {
        SchemaModel roles = RenamedRoles.Of(Prefix);
        Identifier admin = roles.Roles.Single(role => role.Purpose == RolePurpose.Admin).Name;
        TableModel Table(QualifiedName name, params string[] columns) => new()
        {
            Name = name,
            Columns = columns.Select(column => new ColumnModel { Name = new(column), Type = PgType.Integer, IsNullable = false }).ToEquatableArray(),
            PrimaryKey = new(new("pk_" + name.Name.Value), EquatableArrays.Of(new Identifier("id"))),
            HasRowSecurity = true,
            Policies = EquatableArrays.Of(new PolicyModel
            {
                Name = new(name.Name.Value + "_admin_all"), Command = PolicyCommand.All, Role = admin, Using = new("true"), WithCheck = new("true"),
            }),
        };
        return new SchemaModel
        {
            Name = "Family",
            Roles = roles.Roles,
            Tables = EquatableArrays.Of(Table(Kids, "id", "parent_id") with { ForeignKeys = keys.ToEquatableArray() }, Table(Parents, "id")),
        };
    }

    /// <summary>The two tables without a key between them, and somebody of each kind to add it.</summary>
    private sealed class Family(ScratchDatabase database) : IAsyncDisposable
    {
        public static async Task<Family> OpenAsync(int major, bool orphans)
        {
            ScratchDatabase database = await ScratchDatabase.CreateAsync(await Servers.OfAsync(major), Before);
            Family family = new(database);
            await database.RunAsync(SqlScript.Create(Before));
            await database.AdministerAsync($"create role {Deployer} login inherit; grant {Prefix}owner to {Deployer}");
            await database.RunAsync($"insert into parents values (1); insert into kids values (10, {(orphans ? 99 : 1)})");
            return family;
        }

        public Task RunAsync(string script, string who) => database.RunAsync(As(who) + script, LoginOf(who));

        public Task<List<string>> LinesAsync(string script, string who) => database.LinesAsync(As(who) + script, LoginOf(who));

        public async Task RefusesAsync(string script, string who)
            => (await Should.ThrowAsync<PostgresException>(() => RunAsync(script, who))).SqlState.ShouldBe(PostgresErrorCodes.ForeignKeyViolation);

        public Task<List<string>> KeysAsync() => database.LinesAsync(
            "select conname || ' ' || case when convalidated then 'True' else 'False' end from pg_constraint where conrelid = 'public.kids'::regclass and contype = 'f'");

        public Task<List<string>> ForcedAsync()
            => database.LinesAsync("select relname::text from pg_class where relrowsecurity and relforcerowsecurity order by 1");

        public async ValueTask DisposeAsync()
        {
            await database.DisposeAsync();
            await database.AdministerAsync($"drop role {Deployer}");
        }

        private static string As(string who) => who == "owner" ? $"set role {Prefix}owner; " : "";

        private static string LoginOf(string who) => who == "owner" ? Deployer : Prefix + who;
    }
}
