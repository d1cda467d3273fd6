using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CfiPros;
using Npgsql;
using StudyHub.Schema.Catalog;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Golden;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.RowSecurity.Tests.Mutation;

/// <summary>
/// Proves that the proof can fail: every fault that row security can be given is put into a database, and must be found there, by what
/// the catalog says, and where anybody can do anything else because of it, by what can be done.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_fault_in_the_row_security_of_CfiPros_is_found() => await RunAsync(CfiProsDatabase.Schema.Model, atLeast: 40);

    [Fact]
    public async Task Every_fault_in_the_row_security_of_StudyHub_is_found() => await RunAsync(StudyHub.StudyHubDatabase.Schema.Model, atLeast: 150);

    [Fact]
    public async Task Every_fault_in_restrictive_policies_is_found()
    {
        Mutants.Of(RestrictedSchema.Model).Count(mutant => mutant.Kind == MutantKind.WidenedRestrictive).ShouldBe(5);
        await RunAsync(RestrictedSchema.Model, atLeast: 20);
    }

    private async Task RunAsync(SchemaModel model, int atLeast)
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(Token);
        await server.TrackRolesAsync(model.Roles.Select(role => role.Name.Value), Token);
        (CatalogReading expected, CatalogScope scope) = await ExpectAsync(server, model);
        await using EphemeralDatabase first = await MadeAsync(server, model);
        await using EphemeralDatabase second = await MadeAsync(server, model);
        Mutant[] all = [.. Mutants.Of(model)];
        all.Length.ShouldBeGreaterThanOrEqualTo(atLeast);
        Mutant[] mutants = Sample.Of(all);
        Finding[][] halves = await Task.WhenAll(
            FindAsync(model, first, expected, scope, [.. mutants.Where((_, i) => i % 2 == 0)]),
            FindAsync(model, second, expected, scope, [.. mutants.Where((_, i) => i % 2 == 1)]));
        Finding[] findings = [.. halves.SelectMany(half => half)];
        Report(model, findings);
        findings.Where(finding => !finding.ByCatalog).Select(finding => finding.Mutant).ShouldBeEmpty();
        findings.Where(finding => !finding.ByTrial && finding.Mutant.WhyHarmless is null).Select(finding => finding.Mutant).ShouldBeEmpty();
        findings.Length.ShouldBe(mutants.Length);
    }

    private static async Task<(CatalogReading Expected, CatalogScope Scope)> ExpectAsync(EphemeralPostgres server, SchemaModel model)
    {
        await using EphemeralDatabase scratch = await server.CreateDatabaseAsync(Token);
        await using NpgsqlConnection connection = new(scratch.ConnectionString);
        await connection.OpenAsync(Token);
        CatalogScope scope = CatalogScope.Of(model);
        // Other tests' logins on this server are no faults of this schema; some may come only now.
        await using NpgsqlCommand logins = new("select coalesce(array_agg(rolname::text order by rolname), '{}') from pg_catalog.pg_roles where rolname <> all ($1)", connection)
        {
            Parameters = { new() { Value = scope.Roles.Select(role => role.Value).ToArray() } },
        };
        string[] known = (string[])(await logins.ExecuteScalarAsync(Token))!;
        return (await CatalogComparison.ExpectAsync(model, connection, Token), scope with { KnownMembers = known.Concat(CfiProsDatabase.Schema.Roles).Concat(StudyHub.StudyHubDatabase.Schema.Roles).Select(name => new Identifier(name))
            .Distinct().Except(scope.Roles).ToEquatableArray() });
    }

    private static async Task<EphemeralDatabase> MadeAsync(EphemeralPostgres server, SchemaModel model)
    {
        EphemeralDatabase database = await server.CreateDatabaseAsync(Token);
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(Token);
        await ScratchSchema.CreateAsync(model, connection, Token);
        return database;
    }

    private static async Task<Finding[]> FindAsync(
        SchemaModel model, EphemeralDatabase database, CatalogReading expected, CatalogScope scope, Mutant[] mutants)
    {
        await using NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Token);
        MatrixTrial trial = await MatrixTrial.PrepareAsync(model, connection, "", Token);
        QualifiedName[] all = [.. trial.Tables.Select(table => table.Name)];
        (await trial.FirstDifferenceAsync(all, Token)).ShouldBeNull("Without a fault nothing may differ.");
        CatalogComparison.Compare(expected, await CatalogReader.ReadAsync(transaction, scope, Token)).ShouldBeEmpty("Without a fault nothing may differ.");
        List<Finding> findings = [];
        foreach (Mutant mutant in mutants)
        {
            await transaction.SaveAsync("mutant", Token);
            await RunSqlAsync(connection, mutant.Sql);
            bool byCatalog = !CatalogComparison.Compare(expected, await CatalogReader.ReadAsync(transaction, scope, Token)).IsEmpty;
            IEnumerable<QualifiedName> tables = mutant.Table is { } table
                ? all.Where(trial.AffectedBy(table).Contains).OrderByDescending(name => name == table)
                : all;
            findings.Add(new Finding(mutant, await trial.FirstDifferenceAsync(tables, Token) is not null, byCatalog));
            await transaction.RollbackAsync("mutant", Token);
        }
        return [.. findings];
    }

    private void Report(SchemaModel model, Finding[] findings)
    {
        StringBuilder report = new();
        report.Append(CultureInfo.InvariantCulture, $"{model.Name}: {findings.Length} faults, {findings.Count(finding => finding.ByTrial)} found by what can be done, the rest by the catalog.\n");
        foreach (IGrouping<MutantKind, Finding> kind in findings.GroupBy(finding => finding.Mutant.Kind).OrderBy(kind => kind.Key))
            report.Append(CultureInfo.InvariantCulture, $"  {kind.Key}: {kind.Count()}, of them by the catalog alone {kind.Count(finding => !finding.ByTrial)}\n");
        foreach (Finding finding in findings.Where(finding => !finding.ByTrial)) report.Append(CultureInfo.InvariantCulture, $"  {finding.Mutant}: {finding.Mutant.WhyHarmless ?? "OVERLOOKED"}\n");
        output.WriteLine(report.ToString());
    }

    private static async Task RunSqlAsync(NpgsqlConnection connection, string sql)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }

    private sealed record Finding(Mutant Mutant, bool ByTrial, bool ByCatalog);
}
