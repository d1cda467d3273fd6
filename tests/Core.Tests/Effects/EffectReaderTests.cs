using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Effects;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;

namespace StudyHub.Schema.Core.Tests.Effects;

/// <summary>What PostgreSQL can show is proven on servers in Database.Tests; here is who sees more, and what is left out.</summary>
public sealed class EffectReaderTests
{
    private static readonly Identifier Reader = new("authenticated");

    private static readonly PolicyModel Own = new() { Name = new("notes_own"), Command = PolicyCommand.Select, Role = Reader, Using = new("owner = app.user_id()") };
    private static readonly PolicyModel Limit = Own with { Name = new("notes_limit"), IsRestrictive = true, Using = new("not hidden") };

    private static readonly TableModel Notes = new()
    {
        Name = new("public", "notes"),
        Columns = EquatableArrays.Of(Column("id"), Column("owner"), Column("hidden", PgType.Boolean), Column("body")),
        HasRowSecurity = true,
        Policies = EquatableArrays.Of(Limit, Own),
        Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Select, Reader, Names("id", "owner"))),
    };

    private static readonly FunctionModel UserId = new() { Name = new("app", "user_id"), Definition = "returns text language sql stable as $$ select 'x' $$", IsCallableByRequests = true };
    private static readonly FunctionModel Count = new() { Name = new("app", "count"), Definition = "returns text language sql security definer as $$ select 'x' $$" };

    private static readonly SchemaModel Before = new()
    {
        Name = "Notes",
        Schemas = EquatableArrays.Of(new Identifier("app")),
        Roles = EquatableArrays.Of(
            new RoleModel { Name = new("anon"), Purpose = RolePurpose.Anon },
            new RoleModel { Name = Reader, Purpose = RolePurpose.Authenticated },
            new RoleModel { Name = new("web"), Purpose = RolePurpose.Web, CanLogin = true, MemberOf = Names("anon") }),
        Functions = EquatableArrays.Of(Count, UserId),
        Tables = EquatableArrays.Of(Notes),
    };

    [Fact]
    public void A_schema_that_is_new_widens_nothing_and_loses_nothing_and_locks_nobody_out()
    {
        PlanEffects effects = Effects(SchemaModel.Empty, RichSchema.Model);

        effects.Widenings.ShouldBeEmpty();
        effects.Losses.ShouldBeEmpty();
        effects.Obstacles.ShouldBeEmpty();
        effects.Steps.SelectMany(step => step.Locks).Where(taken => taken.Table != new QualifiedName("auth", "users")).ShouldBeEmpty();
        effects.Reversibility.ShouldBe(Reversibility.Reversible);
    }

    [Fact]
    public void Nothing_to_do_has_no_effects() => Effects(Before, Before).ShouldBe(new PlanEffects(default));

    [Fact]
    public void There_are_effects_for_every_step_of_a_plan()
    {
        SchemaDifference difference = SchemaDiffer.Compare(RichSchema.Model, SchemaModel.Empty);
        MigrationPlan plan = MigrationPlanner.Plan(difference);

        EffectReader.Of(plan, difference).Steps.Select(step => step.Step).ShouldBe(plan.Steps);
    }

    public static TheoryData<string, string> Wider => new()
    {
        { "policy added", "policy notes_other on public.notes is new" },
        { "policy altered", "policy notes_own on public.notes is another" },
        { "policy for another role", "policy notes_own on public.notes is another" },
        { "policy made permissive", "policy notes_limit on public.notes is restrictive and goes; policy notes_limit on public.notes is new" },
        { "restrictive policy dropped", "policy notes_limit on public.notes is restrictive and goes" },
        { "restrictive policy altered", "policy notes_limit on public.notes is another" },
        { "row security off", "policy notes_limit on public.notes is restrictive and goes; row security of public.notes is switched off" },
        { "grant on the table", "authenticated may SELECT on public.notes" },
        { "grant of one more column", "authenticated may SELECT (body) on public.notes" },
        { "grant to another role", "anon may SELECT on public.notes" },
        { "grant of another privilege", "authenticated may DELETE on public.notes" },
        { "function that policies ask", "function app.user_id() is asked by policies and has another body" },
        { "function becomes definer", "function app.user_id() runs with the rights of its owner now" },
        { "definer gets another body", "function app.count() runs with the rights of its owner and has another body" },
        { "function made callable", "function app.count() may be called by anon, authenticated" },
        { "new definer for requests", "function app.peek() may be called by anon, authenticated and runs with the rights of its owner" },
        { "membership", "web becomes a member of authenticated" },
        { "new member", "app2 becomes a member of authenticated" },
        { "another role of requests", "function app.user_id() may be called by admin; admin may use schema app; admin may use schema public" },
    };

    [Theory]
    [MemberData(nameof(Wider))]
    public void What_makes_more_visible_is_said(string change, string sentences)
        => Effects(Before, Changed(change)).Widenings.Select(widening => widening.Sentence.Replace("makes more visible: ", "")).Order(StringComparer.Ordinal)
            .ShouldBe(sentences.Split("; ").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("policy added, restrictive")]
    [InlineData("policy dropped")]
    [InlineData("policy closed")]
    [InlineData("policy for one command less")]
    [InlineData("policy written otherwise")]
    [InlineData("policy renamed")]
    [InlineData("policies come back as they were")]
    [InlineData("grant of fewer columns")]
    [InlineData("grant of a column that is new")]
    [InlineData("new function of the caller")]
    [InlineData("function taken from requests")]
    [InlineData("table added")]
    [InlineData("table dropped")]
    public void What_makes_nothing_more_visible_is_not(string change)
    {
        SchemaModel after = Changed(change);
        after.ShouldNotBe(Before);

        Effects(Before, after).Widenings.ShouldBeEmpty();
    }

    [Fact]
    public void Row_security_that_comes_makes_its_policies_no_widening()
    {
        SchemaModel open = With(table => table with { HasRowSecurity = false, Policies = default });

        Effects(open, Before).Widenings.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_lost_is_said_in_a_sentence_each()
    {
        SchemaModel after = With(table => table with { Columns = table.Columns.Where(column => column.Name.Value != "body").ToEquatableArray() });
        PlanEffects effects = Effects(Before, after);

        effects.Losses.ShouldHaveSingleItem().Sentence.ShouldBe("loses the values of column public.notes.body");
        effects.Reversibility.ShouldBe(Reversibility.SchemaOnly);
        Effects(Before, Before with { Tables = default }).Losses.ShouldHaveSingleItem().Sentence.ShouldBe("loses the rows of table public.notes");
    }

    [Fact]
    public void Locks_read_as_in_the_manual_of_PostgreSQL()
        => Effects(Before, With(table => table with { Columns = table.Columns.With(Column("c")) })).Steps.ShouldHaveSingleItem()
            .Locks.ShouldHaveSingleItem().ToString().ShouldBe("ACCESS EXCLUSIVE on public.notes");

    private static SchemaModel Changed(string change) => change switch
    {
        "policy added" => WithPolicies(Limit, Own, Own with { Name = new("notes_other") }),
        "policy altered" => WithPolicies(Limit, Own with { Using = new("true") }),
        "policy for another role" => WithPolicies(Limit, Own with { Role = new("anon") }),
        "policy made permissive" => WithPolicies(Limit with { IsRestrictive = false }, Own),
        "restrictive policy dropped" => WithPolicies(Own),
        "restrictive policy altered" => WithPolicies(Limit with { Using = new("true") }, Own),
        "row security off" => With(table => table with { HasRowSecurity = false, Policies = default }),
        "grant on the table" => WithGrant(new GrantModel(TablePrivilege.Select, Reader, default)),
        "grant of one more column" => WithGrant(new GrantModel(TablePrivilege.Select, Reader, Names("id", "owner", "body"))),
        "grant to another role" => With(table => table with { Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Select, new("anon"), default), table.Grants[0]) }),
        "grant of another privilege" => With(table => table with { Grants = table.Grants.With(new GrantModel(TablePrivilege.Delete, Reader, default)) }),
        "function that policies ask" => WithFunctions(Count, UserId with { Definition = UserId.Definition.Replace("'x'", "'y'") }),
        "function becomes definer" => WithFunctions(Count, UserId with { Definition = UserId.Definition.Replace("stable", "stable security definer") }),
        "definer gets another body" => WithFunctions(Count with { Definition = Count.Definition.Replace("'x'", "'y'") }, UserId),
        "function made callable" => WithFunctions(Count with { IsCallableByRequests = true }, UserId),
        "new definer for requests" => WithFunctions(Count, Count with { Name = new("app", "peek"), IsCallableByRequests = true }, UserId),
        "membership" => WithRoles(role => role.Name.Value == "web" ? role with { MemberOf = Names("anon", "authenticated") } : role),
        "new member" => Before with { Roles = Before.Roles.With(new RoleModel { Name = new("app2"), Purpose = RolePurpose.Web, MemberOf = EquatableArrays.Of(Reader) }) },
        "another role of requests" => Before with { Roles = Before.Roles.With(new RoleModel { Name = new("admin"), Purpose = RolePurpose.Admin }) },

        "policy added, restrictive" => WithPolicies(Limit, Own, Limit with { Name = new("notes_other") }),
        "policy dropped" => WithPolicies(Limit),
        "policy closed" => WithPolicies(Limit, Own with { Using = new("false") }),
        "policy for one command less" => WithPolicies(Limit with { Command = PolicyCommand.All }, Own),
        "policy written otherwise" => WithPolicies(Limit, Own with { Using = new("owner  = app.user_id() -- mine") }),
        "policy renamed" => WithPolicies(Limit, Own with { Name = new("notes_zz") }),
        "policies come back as they were" => With(table => table with
        {
            Columns = table.Columns.Select(column => column.Name.Value is "owner" or "hidden" ? column with { Type = PgType.Varchar(40) } : column).ToEquatableArray(),
        }),
        "grant of fewer columns" => WithGrant(new GrantModel(TablePrivilege.Select, Reader, Names("id"))),
        "grant of a column that is new" => With(table => table with
        {
            Columns = table.Columns.With(Column("fresh")),
            Grants = EquatableArrays.Of(new GrantModel(TablePrivilege.Select, Reader, Names("id", "owner", "fresh"))),
        }),
        "new function of the caller" => WithFunctions(Count, UserId, UserId with { Name = new("app", "user_name") }),
        "function taken from requests" => WithFunctions(Count, UserId with { IsCallableByRequests = false }),
        "table added" => Before with { Tables = Before.Tables.With(Notes with { Name = new("public", "papers") }) },
        "table dropped" => Before with { Tables = default },
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
    };

    private static SchemaModel WithPolicies(params PolicyModel[] policies) => With(table => table with { Policies = policies.OrderBy(policy => policy.Name).ToEquatableArray() });

    private static SchemaModel WithGrant(GrantModel grant) => With(table => table with { Grants = EquatableArrays.Of(grant) });

    private static SchemaModel WithFunctions(params FunctionModel[] functions) => Before with { Functions = functions.ToEquatableArray() };

    private static SchemaModel WithRoles(Func<RoleModel, RoleModel> change) => Before with { Roles = Before.Roles.Select(change).ToEquatableArray() };

    private static SchemaModel With(Func<TableModel, TableModel> change) => Before with { Tables = Before.Tables.Select(change).ToEquatableArray() };

    private static ColumnModel Column(string name, PgType? type = null) => new() { Name = new(name), Type = type ?? PgType.Text, IsNullable = true };

    private static EquatableArray<Identifier> Names(params IEnumerable<string> names) => names.Select(name => new Identifier(name)).ToEquatableArray();

    private static PlanEffects Effects(SchemaModel before, SchemaModel after)
    {
        SchemaDifference difference = SchemaDiffer.Compare(before, after);
        return EffectReader.Of(MigrationPlanner.Plan(difference), difference);
    }
}
