using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests;

/// <summary>
/// A schema with everything a model can hold: every kind of column, constraint and index, tables that point to each other, words of SQL
/// and odd characters as names. The names of the roles begin with <c>sqltest_</c>, since roles are shared by a whole server.
/// </summary>
internal static class RichSchema
{
    private static readonly Identifier Owner = new("sqltest_owner");
    private static readonly Identifier Anon = new("sqltest_anon");
    private static readonly Identifier Authenticated = new("sqltest_authenticated");
    private static readonly Identifier Admin = new("sqltest_admin");
    private static readonly Identifier Helper = new("sqltest_helper");

    private static readonly QualifiedName UserId = new("app", "user_id");
    private static readonly QualifiedName SetUpdatedAt = new("app", "set_updated_at");
    private static readonly QualifiedName Users = new("public", "user");
    private static readonly QualifiedName Teams = new("public", "teams");
    private static readonly QualifiedName Orders = new("study", "order");
    private static readonly QualifiedName Odd = new("study", "it's \"odd\" 🎓");
    private static readonly QualifiedName Kinds = new("study", "kinds");
    private static readonly QualifiedName Mood = new("study", "Mood");

    public static SchemaModel Model { get; } = new()
    {
        Name = "Rich",
        Schemas = Names("app", "study"),
        Roles = Roles(),
        Enums = EquatableArrays.Of(new EnumModel
        {
            Name = Mood,
            Labels = EquatableArrays.Of("glad", "so-so", "it's bad"),
            Comment = "How it went",
            FormerLabels = EquatableArrays.Of(new FormerLabel("so-so", "it's \"meh\" 🎓")),
        }),
        Functions = EquatableArrays.Of(
            new FunctionModel
            {
                Name = new("app", "leads"),
                Definition = "returns boolean\nlanguage sql stable security definer\nset search_path = ''\nas $$ select exists (select from public.teams t where t.lead_id is not null) $$",
                IsCallableByRequests = true,
                Owner = Helper,
                Reads = EquatableArrays.Of(Teams),
            },
            new FunctionModel
            {
                Name = SetUpdatedAt,
                Definition = "returns trigger\nlanguage plpgsql\nset search_path = ''\nas $$\nbegin\n    new.updated_at := pg_catalog.now();\n    return new;\nend\n$$",
            },
            new FunctionModel
            {
                Name = UserId,
                Definition = "returns uuid\nlanguage sql stable parallel safe\nset search_path = ''\nas $$ select nullif(pg_catalog.current_setting('app.user_id', true), '')::uuid $$",
                Comment = "Request user; null outside a session.",
                IsCallableByRequests = true,
            }),
        RawObjects = RawObjects(),
        Tables = new[] { TeamsTable(), UsersTable(), KindsTable(), OddTable(), OrdersTable() }.OrderBy(t => t.Name).ToEquatableArray(),
    };

    private static EquatableArray<RawObjectModel> RawObjects() => new[]
    {
        Raw("domain", "short_code", "create domain study.short_code as text check (length(value) < 10)"),
        Raw("sequence", "numbers", "create sequence study.numbers"),
        Raw("function", "is_small(integer)", "create or replace function study.is_small(integer) returns boolean language sql immutable return $1 < 1000"),
        Raw("function", "some_code()", "create function study.some_code() returns study.short_code language sql stable as $$ select 'none'::study.short_code $$", new RawReference("domain", "study.short_code")),
        Raw("function", "check_note()", "create function study.check_note() returns trigger language plpgsql as $$ begin return new; end $$"),
        Raw(
            "trigger", "order_check on study.\"order\"", "create trigger order_check before insert on study.\"order\" for each row execute function study.check_note()",
            RawReference.Table(Orders), new RawReference("function", "study.check_note()")) with { Schema = null },
        Raw(
            "view",
            "order_notes",
            "create view study.order_notes with (security_invoker = true) as\n  select framework_id, id, note from study.\"order\" where note is not null;\ngrant select on study.order_notes to sqltest_authenticated",
            RawReference.Table(Orders)),
        Raw(
            "materialized view", "note_counts", "create materialized view study.note_counts as select framework_id, count(*) as notes from study.order_notes group by framework_id",
            new RawReference("view", "study.order_notes")),
    }.OrderBy(item => item.Reference).ToEquatableArray();

    private static RawObjectModel Raw(string kind, string name, string sql, params RawReference[] needs)
    {
        RawObjectModel item = new() { Kind = kind, Schema = new("study"), Name = name, Sql = sql, Drop = "", Needs = needs.Order().ToEquatableArray() };
        return item with { Drop = $"drop {kind} {(kind == "trigger" ? name : item.FullName)}" };
    }

    private static EquatableArray<RoleModel> Roles() => new RoleModel[]
    {
        new() { Name = Owner, Purpose = RolePurpose.Owner },
        new() { Name = Anon, Purpose = RolePurpose.Anon },
        new() { Name = Authenticated, Purpose = RolePurpose.Authenticated },
        new() { Name = Admin, Purpose = RolePurpose.Admin },
        new() { Name = Helper, Purpose = RolePurpose.Helper },
        new()
        {
            Name = new("sqltest_web"),
            Purpose = RolePurpose.Web,
            CanLogin = true,
            MemberOf = EquatableArrays.Of(Anon, Authenticated),
            Settings = EquatableArrays.Of(new RoleSetting("row_security", "on"), new RoleSetting("search_path", ""), new RoleSetting("statement_timeout", "5s")),
        },
        new()
        {
            Name = new("sqltest_backoffice"),
            Purpose = RolePurpose.Backoffice,
            CanLogin = true,
            MemberOf = EquatableArrays.Of(Admin),
            Settings = EquatableArrays.Of(new RoleSetting("search_path", "app, public")),
        },
        new()
        {
            Name = new("sqltest_migrator"),
            Purpose = RolePurpose.Migrator,
            CanLogin = true,
            Inherits = true,
            BypassesRowSecurity = true,
            MemberOf = EquatableArrays.Of(Helper, Owner),
            Settings = EquatableArrays.Of(new RoleSetting("row_security", "off")),
        },
    }.OrderBy(role => role.Name).ToEquatableArray();

    private static TableModel UsersTable() => new()
    {
        Name = Users,
        Comment = "People;\nit's a reserved word",
        Columns = EquatableArrays.Of(
            Column("id", PgType.Uuid) with { Default = new("gen_random_uuid()") },
            Column("email", PgType.Varchar(200)) with { Comment = "PII: contact; 📧" },
            Column("team_id", PgType.Uuid) with { IsNullable = true },
            Column("select", PgType.Boolean) with { Default = new("false") },
            Column("updated_at", PgType.TimestampTz) with { Default = new("now()") }),
        PrimaryKey = new(new("pk_user"), Names("id")),
        Uniques = EquatableArrays.Of(new UniqueModel(new("uq_user_email"), Names("email"))),
        ForeignKeys = EquatableArrays.Of(new ForeignKeyModel
        {
            Name = new("fk_user_team_id"),
            Columns = Names("team_id"),
            ReferencedTable = Teams,
            ReferencedColumns = Names("id"),
            OnDelete = ReferentialAction.SetNull,
        }),
        Indexes = EquatableArrays.Of(Index("idx_user_team_id", Key("team_id"))),
        Triggers = EquatableArrays.Of(new TriggerModel(new("user_set_updated_at"), "before update", SetUpdatedAt)),
        HasRowSecurity = true,
        Policies = EquatableArrays.Of(
            Policy("user_admin_all", PolicyCommand.All, Admin, "true", "true"),
            Policy("user_authenticated_insert", PolicyCommand.Insert, Authenticated, null, "id = (select app.user_id())"),
            Policy("user_authenticated_select", PolicyCommand.Select, Authenticated, "id = (select app.user_id())", null),
            Policy("user_authenticated_update", PolicyCommand.Update, Authenticated, "id = (select app.user_id())", "id = (select app.user_id())"),
            Policy("user_not_hidden", PolicyCommand.Delete, Authenticated, "not \"select\" -- hidden", null) with { IsRestrictive = true }),
        Grants = EquatableArrays.Of(
            Grant(TablePrivilege.Select, Admin),
            Grant(TablePrivilege.Insert, Admin),
            Grant(TablePrivilege.Update, Admin),
            Grant(TablePrivilege.Delete, Admin),
            Grant(TablePrivilege.Select, Authenticated, "id", "email"),
            Grant(TablePrivilege.Update, Authenticated, "email")),
        Seeds = EquatableArrays.Of(new SeedModel
        {
            Name = "System",
            ConflictColumns = Names("email"),
            Columns = Names("email", "select", "team_id"),
            Rows = EquatableArrays.Of(
                Row("'system@example.org'", "true", "(select id from public.teams where name = 'Core 🎓')"),
                Row("'o''hara@example.org'", "default", "null")),
            DependsOn = EquatableArrays.Of(Teams),
        }),
    };

    private static TableModel TeamsTable() => new()
    {
        Name = Teams,
        Columns = EquatableArrays.Of(
            Column("id", PgType.Uuid) with { Default = new("gen_random_uuid()") },
            Column("name", PgType.Text),
            Column("lead_id", PgType.Uuid) with { IsNullable = true },
            Column("parent_id", PgType.Uuid) with { IsNullable = true }),
        PrimaryKey = new(new("pk_teams"), Names("id")),
        ForeignKeys = EquatableArrays.Of(
            new ForeignKeyModel
            {
                Name = new("fk_teams_lead_id"),
                Columns = Names("lead_id"),
                ReferencedTable = Users,
                ReferencedColumns = Names("id"),
                OnUpdate = ReferentialAction.Cascade,
                OnDelete = ReferentialAction.Restrict,
            },
            new ForeignKeyModel { Name = new("fk_teams_parent_id"), Columns = Names("parent_id"), ReferencedTable = Teams, ReferencedColumns = Names("id") }),
        Indexes = EquatableArrays.Of(Index("uq_teams_name", Key("name")) with { IsUnique = true }),
        HasRowSecurity = true,
        Policies = EquatableArrays.Of(
            Policy("teams_authenticated_select", PolicyCommand.Select, Authenticated, "lead_id in (select u.id from public.\"user\" u)", null)),
        Grants = EquatableArrays.Of(Grant(TablePrivilege.Select, Authenticated)),
        Seeds = EquatableArrays.Of(
            new SeedModel
            {
                Name = "Core",
                ConflictColumns = Names("name"),
                Columns = Names("name"),
                Rows = EquatableArrays.Of(Row("'Core 🎓'"), Row("'Guests'")),
            }),
    };

    private static TableModel OrdersTable() => new()
    {
        Name = Orders,
        Columns = EquatableArrays.Of(
            Column("framework_id", PgType.Uuid),
            Column("id", PgType.BigInt) with { Identity = IdentityKind.Always },
            Column("team_name", PgType.Text) with { IsNullable = true },
            Column("parent_id", PgType.BigInt) with { IsNullable = true },
            Column("quantity", PgType.Integer) with { Default = new("1 -- one") },
            Column("note", PgType.Text) with { IsNullable = true }),
        PrimaryKey = new(new("pk_order"), Names("framework_id", "id")),
        Uniques = EquatableArrays.Of(new UniqueModel(new("uq_order_note"), Names("framework_id", "note"), NullsNotDistinct: true)),
        Checks = EquatableArrays.Of(
            new CheckModel(new("ck_order_quantity"), new("quantity between 1 and 100")),
            new CheckModel(new("ck_order_team"), new("team_name <> '' -- not empty"))),
        ForeignKeys = EquatableArrays.Of(
            new ForeignKeyModel
            {
                Name = new("fk_order_framework_id_parent_id"),
                Columns = Names("framework_id", "parent_id"),
                ReferencedTable = Orders,
                ReferencedColumns = Names("framework_id", "id"),
                OnDelete = ReferentialAction.SetNull,
                OnDeleteColumns = Names("parent_id"),
            },
            new ForeignKeyModel
            {
                Name = new("fk_order_team_name"),
                Columns = Names("team_name"),
                ReferencedTable = Teams,
                ReferencedColumns = Names("name"),
                OnDelete = ReferentialAction.SetDefault,
            }),
    };

    private static TableModel KindsTable() => new()
    {
        Name = Kinds,
        Columns = EquatableArrays.Of(
            Column("id", PgType.Integer) with { Identity = IdentityKind.ByDefault },
            Column("a_smallint", PgType.SmallInt),
            Column("a_real", PgType.Real),
            Column("a_double", PgType.DoublePrecision) with { Default = new("0") },
            Column("a_numeric", PgType.Numeric(4, 2)) with { Default = new("2.5") },
            Column("a_date", PgType.Date),
            Column("a_time", PgType.Time),
            Column("a_timestamp", PgType.TimestampTz) with { IsNullable = true },
            Column("an_interval", PgType.Interval),
            Column("a_jsonb", PgType.Jsonb) with { Default = new("'{}'::jsonb") },
            Column("a_bytea", PgType.Bytea),
            Column("texts", PgType.Text.ArrayOf()) with { Default = new("'{}'::text[]") },
            Column("varchars", PgType.Varchar(20).ArrayOf()) with { IsNullable = true },
            Column("mood", PgType.Enum(Mood)) with { Default = new("'glad'::study.\"Mood\"") },
            Column("moods", PgType.Enum(Mood).ArrayOf()) with { IsNullable = true },
            Column("an_inet", PgType.Raw("inet")) with { IsNullable = true },
            Column("a_code", PgType.Raw("study.short_code")) with { IsNullable = true, Default = new("study.some_code()") },
            Column("a_number", PgType.BigInt) with { Default = new("nextval('study.numbers')") },
            Column("doubled", PgType.Integer) with { IsNullable = true, Generated = new("a_smallint * 2") }),
        PrimaryKey = new(new("pk_kinds"), Names("id")),
        Checks = EquatableArrays.Of(new CheckModel(new("ck_kinds_small"), new("study.is_small(a_smallint)"))),
        Indexes = new[]
        {
            Index("idx_kinds_a_jsonb", Key("a_jsonb") with { OperatorClass = "jsonb_path_ops" }) with { Method = "gin" },
            Index("idx_kinds_a_date_a_time", Key("a_date") with { IsDescending = true }, Key("a_time") with { NullsFirst = true }),
            Index("idx_kinds_a_timestamp", Key("a_timestamp") with { IsDescending = true, NullsFirst = false }),
            Index("idx_kinds_brin", Key("a_timestamp")) with { Method = "brin" },
            Index("idx_kinds_path", new IndexKey { Expression = new("a_jsonb ->> 'title'"), OperatorClass = "text_pattern_ops" }) with
            {
                Include = Names("a_date", "id"),
                Predicate = new("a_date > '2020-01-01' -- recent"),
            },
            Index("uq_kinds_real", Key("a_real"), Key("a_timestamp")) with { IsUnique = true, NullsNotDistinct = true },
        }.OrderBy(index => index.Name).ToEquatableArray(),
    };

    private static TableModel OddTable() => new()
    {
        Name = Odd,
        Columns = EquatableArrays.Of(
            Column("Ünï \"code\"", PgType.Text) with { Default = new("'it''s'") },
            Column("2nd.column", PgType.Integer) with { IsNullable = true, Comment = "back\\slash" }),
        PrimaryKey = new(new("pk 'odd'"), Names("Ünï \"code\"")),
        HasRowSecurity = true,
        Grants = EquatableArrays.Of(Grant(TablePrivilege.Select, Anon, "Ünï \"code\"")),
        Policies = EquatableArrays.Of(Policy("für \"alle\"", PolicyCommand.Select, Anon, "\"2nd.column\" > 0", null)),
        Seeds = EquatableArrays.Of(new SeedModel
        {
            Name = "Odd",
            ConflictColumns = Names("Ünï \"code\""),
            Columns = Names("Ünï \"code\"", "2nd.column"),
            Rows = EquatableArrays.Of(Row("'a'", "1"), Row("'b'", "null")),
        }),
    };

    private static ColumnModel Column(string name, PgType type) => new() { Name = new(name), Type = type, IsNullable = false };

    private static IndexModel Index(string name, params IndexKey[] keys) => new() { Name = new(name), Keys = keys.ToEquatableArray() };

    private static IndexKey Key(string column) => new() { Column = new(column) };

    private static PolicyModel Policy(string name, PolicyCommand command, Identifier role, string? condition, string? check) => new()
    {
        Name = new(name),
        Command = command,
        Role = role,
        Using = condition is null ? null : new(condition),
        WithCheck = check is null ? null : new(check),
    };

    private static GrantModel Grant(TablePrivilege privilege, Identifier role, params string[] columns) => new(privilege, role, Names(columns));

    private static SeedRow Row(params string[] values) => new(values.Select(value => new SqlExpression(value)).ToEquatableArray());

    private static EquatableArray<Identifier> Names(params string[] names) => names.Select(name => new Identifier(name)).ToEquatableArray();
}
