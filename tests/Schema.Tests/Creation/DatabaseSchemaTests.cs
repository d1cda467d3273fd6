using System;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Creation;
using StudyHub.Schema.Manifest;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing;

namespace StudyHub.Schema.Schema.Tests.Creation;

public sealed class DatabaseSchemaTests
{
    private static readonly SchemaModel Model = new()
    {
        Name = "Notes",
        Roles = EquatableArrays.Of(new RoleModel { Name = new Identifier("notes_schema_owner"), Purpose = RolePurpose.Owner }),
        Tables = EquatableArrays.Of(new TableModel
        {
            Name = new QualifiedName("public", "notes"),
            Columns = EquatableArrays.Of(new ColumnModel { Name = new Identifier("id"), Type = PgType.Uuid, IsNullable = false }),
        }),
    };

    private static readonly DatabaseSchema Notes = DatabaseSchema.Of(new SchemaManifestAttribute(1, ManifestWriter.Write(Model)));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void It_is_what_the_manifest_says()
    {
        Notes.Fingerprint.ShouldBe(SchemaFingerprint.Of(Model));
        Notes.Roles.ShouldBe(["notes_schema_owner"]);
        Notes.RolesSql.ShouldContain("notes_schema_owner");
        Notes.RolesSql.ShouldNotContain("create table", Case.Insensitive);
    }

    [Fact]
    public void An_assembly_without_a_manifest_is_named()
        => Should.Throw<InvalidOperationException>(() => DatabaseSchema.Of(typeof(DatabaseSchemaTests).Assembly).Fingerprint)
            .Message.ShouldContain("StudyHub.Schema.Schema.Tests holds no schema");

    [Fact]
    public async Task It_is_applied_whole_and_dropped_whole()
    {
        await using EphemeralDatabase database = await EmptyAsync();
        await using NpgsqlConnection connection = await OpenAsync(database);

        await Notes.ApplyAsync(connection, Token);
        (await ExistsAsync(connection)).ShouldBeTrue();

        await Notes.DropAsync(connection, Token);
        (await ExistsAsync(connection)).ShouldBeFalse();
        await Notes.ApplyAsync(connection, Token);
    }

    [Fact]
    public async Task A_database_that_has_one_of_the_tables_is_left_as_it_is()
    {
        await using EphemeralDatabase database = await EmptyAsync();
        await using NpgsqlConnection connection = await OpenAsync(database);
        await Notes.ApplyAsync(connection, Token);

        InvalidOperationException refused = await Should.ThrowAsync<InvalidOperationException>(() => Notes.ApplyAsync(connection, Token));

        refused.Message.ShouldStartWith($"The table public.notes is in {database.Name} already");
        (await ExistsAsync(connection)).ShouldBeTrue();
    }

    private static async Task<EphemeralDatabase> EmptyAsync()
    {
        EphemeralPostgres server = await EphemeralPostgres.SharedAsync(Token);
        await server.TrackRolesAsync(Notes.Roles, Token);
        return await server.CreateDatabaseAsync(Token);
    }

    private static async Task<NpgsqlConnection> OpenAsync(EphemeralDatabase database)
    {
        NpgsqlConnection connection = new(database.ConnectionString);
        await connection.OpenAsync(Token);
        return connection;
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection)
    {
        await using NpgsqlCommand command = new("select to_regclass('public.notes') is not null", connection);
        return (bool)(await command.ExecuteScalarAsync(Token))!;
    }
}
