using StudyHub.Schema.Generators.Tests.Harness;

namespace StudyHub.Schema.Generators.Tests.Rules;

public sealed class SHS401Tests
{
    private const string Sql = "[Query(Sql = \"select id, name as text from public.students\")] ";

    [Theory]
    [InlineData("public static Task<IReadOnlyList<Name>> RunAsync(DatabaseSession session) => null!;", "RunAsync", "its body is generated")]
    [InlineData("public partial Task<IReadOnlyList<Name>> RunAsync(DatabaseSession session);", "RunAsync", "must be static")]
    [InlineData("public static partial Task<IReadOnlyList<T>> RunAsync<T>(DatabaseSession session);", "RunAsync", "must not be generic")]
    [InlineData("public static partial Task<IReadOnlyList<Name>> RunAsync();", "RunAsync", "first parameter must be the session")]
    [InlineData("public static partial Task<IReadOnlyList<Name>> RunAsync(Guid id);", "Guid id", "first parameter must be the session")]
    [InlineData("public static partial Task<List<Name>> RunAsync(DatabaseSession session);", "Task<List<Name>>", "return Task<IReadOnlyList<T>>")]
    [InlineData("public static partial IReadOnlyList<Name> RunAsync(DatabaseSession session);", "IReadOnlyList<Name>", "return Task<IReadOnlyList<T>>")]
    [InlineData("public static partial void RunAsync(DatabaseSession session);", "void", "return Task<IReadOnlyList<T>>")]
    [InlineData("public static partial Task<IReadOnlyList<object>> RunAsync(DatabaseSession session);", "Task<IReadOnlyList<object>>", "rows cannot become object")]
    [InlineData("public static partial Task<IReadOnlyList<(Guid Id, string Text)>> RunAsync(DatabaseSession session);", "Task<IReadOnlyList<(Guid Id, string Text)>>", "rows cannot become")]
    [InlineData("public static partial Task<IReadOnlyList<IDisposable>> RunAsync(DatabaseSession session);", "Task<IReadOnlyList<IDisposable>>", "rows cannot become IDisposable")]
    [InlineData("private sealed record Own(Guid Id, string Text); QUERY private static partial Task<IReadOnlyList<Own>> RunAsync(DatabaseSession session);", "Task<IReadOnlyList<Own>>", "'Own' is private")]
    [InlineData("public sealed record Odd(Guid Id, object Text); QUERY public static partial Task<IReadOnlyList<Odd>> RunAsync(DatabaseSession session);", "Task<IReadOnlyList<Odd>>", "Odd.Text has the type object")]
    public void A_method_that_cannot_be_the_other_half_is_reported(string method, string place, string reason)
        => SqlCheck.Reports("SHS401", Class(method), place, "'RunAsync' cannot run SQL", reason);

    [Fact]
    public void A_value_that_no_column_has_is_reported()
        => SqlCheck.Reports("SHS401", SqlCheck.Names("select id, name as text from public.students where name = @o", "object o"), "object o", "the parameter 'o' has the type object");

    [Fact]
    public void A_parameter_by_reference_is_reported()
        => SqlCheck.Reports("SHS401", SqlCheck.Names("select id, name as text from public.students where id = @id", "in Guid id"), "in Guid id", "passed by value");

    [Fact]
    public void A_class_that_is_not_partial_is_reported()
        => SqlCheck.Reports("SHS401", $"public static class Reports {{ {Sql} public static partial Task<int> RunAsync(DatabaseSession session); }}", "RunAsync", "'Reports' must be partial");

    [Fact]
    public void An_order_beside_the_SQL_is_reported()
        => SqlCheck.Reports("SHS401", Class("public static partial Task<IReadOnlyList<Name>> RunAsync(DatabaseSession session);").Replace("Sql =", "OrderBy = [\"Id\"], Sql ="), "RunAsync", "OrderBy");

    [Theory]
    [InlineData("public static partial Task<IReadOnlyList<Name>> RunAsync(this DatabaseSession session, CancellationToken cancellationToken = default);")]
    [InlineData("internal static partial IAsyncEnumerable<Name> RunAsync(SchoolSession session);")]
    [InlineData("public static partial Task<Name?> RunAsync(this Demo.SchoolSession @class, CancellationToken stop);")]
    [InlineData("public static partial Task<Name> RunAsync(this DatabaseSession session);")]
    [InlineData("internal record struct Own(Guid Id) { public string? Text { get; set; } } QUERY internal static partial Task<Own?> RunAsync(this DatabaseSession session);")]
    [InlineData("internal class Own { public required Guid Id { get; init; } [Column(\"text\")] public required string Other { get; init; } [NotMapped] public int Length { get; set; } public bool IsShort => Length < 3; } QUERY internal static partial Task<IReadOnlyList<Own>> RunAsync(DatabaseSession session);")]
    [InlineData("public abstract record Base { public Guid Id { get; init; } } public sealed record Derived(string Text) : Base; QUERY internal static partial Task<IReadOnlyList<Derived>> RunAsync(DatabaseSession session);")]
    public void Other_shapes_are_accepted(string method) => SqlCheck.Accepts(Class(method));

    [Theory]
    [InlineData("SchoolSession")]
    [InlineData("global::Demo.SchoolSession")]
    public void A_users_own_part_of_the_generated_session_is_the_session(string session)
        => SqlCheck.Accepts(Class($"public static partial Task<IReadOnlyList<Name>> RunAsync(this {session} session);") + " public sealed partial class SchoolSession { public int X => 1; }");

    [Fact]
    public void A_users_own_part_is_the_session_also_where_the_namespace_follows_from_the_records()
    {
        GeneratorRun run = GeneratorRun.Of(SqlCheck.Head.Replace(", Namespace = \"Demo\"", "", System.StringComparison.Ordinal)
            + Class("public static partial Task<IReadOnlyList<Name>> RunAsync(this SchoolSession session);") + " public partial class SchoolSession { public int X => 1; }");
        run.Diagnostics.ShouldBeEmpty();
        SqlCheck.Compiles(run);
    }

    [Fact]
    public void Another_type_of_the_sessions_name_is_none()
        => SqlCheck.Reports("SHS401", Class("public static partial Task<IReadOnlyList<Name>> RunAsync(Other.SchoolSession session);") + " public static class Other { public sealed partial class SchoolSession; }",
            "Other.SchoolSession session", "first parameter must be the session");

    [Fact]
    public void A_type_of_another_namespace_than_the_databases_is_not_its_session()
        => GeneratorRun.Of(SqlCheck.Head + Class("public static partial Task<IReadOnlyList<Name>> RunAsync(Away.SchoolSession session);"), "namespace Demo.Away; public sealed partial class SchoolSession;")
            .Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("SHS401");

    [Fact]
    public void A_required_member_that_is_no_column_is_reported()
        => SqlCheck.Reports("SHS401", Class("public sealed record Own(Guid Id, string Text) { [NotMapped] public required string Note { get; init; } } QUERY public static partial Task<IReadOnlyList<Own>> RunAsync(DatabaseSession session);"),
            "Task<IReadOnlyList<Own>>", "'Note' is required, yet [NotMapped] keeps it out of the row");

    [Fact]
    public void A_constructor_that_sets_the_required_member_is_enough()
        => SqlCheck.Accepts(Class("public sealed class Own { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Own(Guid id, string text) => (Id, Text, Note) = (id, text, text); public Guid Id { get; } public string Text { get; } [NotMapped] public required string Note { get; init; } } QUERY public static partial Task<IReadOnlyList<Own>> RunAsync(DatabaseSession session);"));

    [Theory]
    [InlineData("[Column(Type = \"inet\")] public System.Net.IPAddress? Text { get; init; }", "select id, '10.0.0.1'::inet as text from public.students", "reader.GetFieldValue<global::System.Net.IPAddress>(1)")]
    [InlineData("[Column(Type = \"timestamp\")] public DateTime Text { get; init; }", "select id, localtimestamp as text from public.students", "reader.GetFieldValue<global::System.DateTime>(1)")]
    [InlineData("[Column(Type = \"integer\")] public Level Text { get; init; }", "select id, 1 as text from public.students", "(global::Demo.Level)reader.GetFieldValue<int>(1)")]
    [InlineData("[Column(Type = \"smallint\")] public Level? Text { get; init; }", "select id, 1::smallint as text from public.students", "reader.IsDBNull(1) ? null : (global::Demo.Level)reader.GetFieldValue<short>(1)")]
    [InlineData("[Column(Type = \"citext\")] public string Text { get; init; } = \"\";", "select id, name as text from public.students", "reader.GetString(1)")]
    [InlineData("[RowVersion] public uint Text { get; init; }", "select id, xmin from public.students", "reader.GetFieldValue<uint>(1)")]
    public void A_row_is_read_by_the_rules_of_its_table(string member, string sql, string read)
        => SqlCheck.Accepts(SqlCheck.Reports($"public sealed record Own {{ public Guid Id {{ get; init; }} {member} }} [Query(Sql = \"{sql}\")] public static partial Task<IReadOnlyList<Own>> RunAsync(DatabaseSession session);"))
            .Generated("Demo.Reports.Queries.g.cs").ShouldContain(read);

    [Theory]
    [InlineData("public System.Net.IPAddress? Text { get; init; }", "[Column(Type = \"inet\")]")]
    [InlineData("public DateTime Text { get; init; }", "[Column(Type = \"timestamp\")]")]
    [InlineData("[RowVersion] public long Text { get; init; }", "write uint Text { get; init; }")]
    [InlineData("[Column(Type = \"integer[]\")] public Level[] Text { get; init; } = [];", "leave Type away")]
    public void A_member_that_no_column_could_fill_is_told_with_the_next_step(string member, string step)
        => SqlCheck.Reports("SHS401", Class($"public sealed record Own {{ public Guid Id {{ get; init; }} {member} }} QUERY public static partial Task<IReadOnlyList<Own>> RunAsync(DatabaseSession session);"), "Task<IReadOnlyList<Own>>", step);

    [Fact]
    public void A_version_that_the_SQL_does_not_name_is_asked_for()
        => SqlCheck.Reports("SHS405", Class("public sealed record Own(Guid Id, string Text) { [RowVersion] public uint Version { get; init; } } QUERY public static partial Task<IReadOnlyList<Own>> RunAsync(DatabaseSession session);"),
            "Task<IReadOnlyList<Own>>", "gives no column xmin for 'Version'");

    [Fact]
    public void Overloads_and_types_in_types_are_accepted()
        => SqlCheck.Accepts("public partial class Outer { public static partial class Reports { "
            + Sql + "public static partial Task<IReadOnlyList<Name>> RunAsync(DatabaseSession session); "
            + Sql + "public static partial IAsyncEnumerable<Name> RunAsync(DatabaseSession session, CancellationToken token); } }");

    [Fact]
    public void A_query_in_a_record_is_no_rule_of_it()
        => SqlCheck.Accepts("[Table] public sealed partial record Thing { public Guid Id { get; init; } [Query(Sql = \"select id from public.things\")] public static partial Task<IReadOnlyList<Guid>> IdsAsync(DatabaseSession session); }");

    [Fact]
    public void Half_written_methods_are_no_fault_of_ours()
    {
        foreach (string method in new[] { "[Query(Sql = )] public static partial Task", "[Query(Sql = \"select", "[Query(Sql = \"select @\")] static partial X Y(Z)", "[Query(Sql = \"select 1 as a\")] public static partial Task<Missing> RunAsync(DatabaseSession session);" })
            Should.NotThrow(() => GeneratorRun.Of(SqlCheck.Head + SqlCheck.Reports(method))).Diagnostics.ShouldNotContain(diagnostic => diagnostic.Id == "SHS999");
    }

    private static string Class(string method)
        => method.Contains("QUERY", System.StringComparison.Ordinal) ? $"public static partial class Reports {{ {method.Replace("QUERY", Sql, System.StringComparison.Ordinal)} }}"
            : method.Contains("static", System.StringComparison.Ordinal) ? $"public static partial class Reports {{ {Sql}{method} }}" : $"public partial class Reports {{ {Sql}{method} }}";
}
