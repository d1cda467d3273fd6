using System;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Library;
using Library.Types;
using Npgsql;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>What the database holds and C# cannot is told by table and column, and never by the value; the next session works.</summary>
public sealed class UnreadableTests : IAsyncLifetime
{
    // A database of its own: its columns are changed.
    private readonly LibraryServer server = new();

    public async ValueTask InitializeAsync() => await server.InitializeAsync();

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Theory]
    // More digits than a decimal has, and no number at all.
    [InlineData("money", "money = 123456789012345678901234567890123456789", "28 digits")]
    [InlineData("money", "money = 'NaN'", "28 digits")]
    [InlineData("money", "money = 0.12345678901234567890123456789012345", "28 digits")]
    [InlineData("money", "money = 79228162514264337593543950335.4", "28 digits")]
    [InlineData("money", "money = 1e300", "28 digits")]
    [InlineData("fine", "fine = 12345678901234567890.123456789012345678", "28 digits")]
    // Moments that no calendar of .NET's has.
    [InlineData("day", "day = '10000-01-01'", "years 1 to 9999")]
    [InlineData("day", "day = '0044-03-15 BC'", "years 1 to 9999")]
    [InlineData("instant", "instant = '10000-01-01'", "years 1 to 9999")]
    [InlineData("local", "local = '10000-01-01'", "years 1 to 9999")]
    [InlineData("time", "\"time\" = '24:00'", "24:00")]
    [InlineData("span", "span = '1 month'", "months")]
    // NULL where there is always a value.
    [InlineData("code", "code = null", "NULL")]
    [InlineData("whole", "whole = null", "NULL")]
    [InlineData("other", "other = null", "NULL")]
    [InlineData("mood", "mood = null", "NULL")]
    [InlineData("document", "document = null", "NULL")]
    [InlineData("ints", "ints = array[1, null]", "list")]
    [InlineData("texts", "texts = null", "NULL")]
    [InlineData("texts", "texts = array['secret', null]", "list")]
    [InlineData("codes", "codes = array[null]", "list")]
    [InlineData("addresses", "addresses = array['10.0.0.1', null]::inet[]", "list")]
    // Another type than the record was compiled for.
    [InlineData("flag", "small = 1", "type macaddr", "alter table lib.scalars alter flag drop default, alter flag type macaddr using '00:00:5e:00:53:01'")]
    public async Task A_value_that_the_property_cannot_hold_names_its_column(string column, string change, string held, string? alter = null)
    {
        Guid id = await StoredAsync(alter ?? $"alter table lib.scalars alter \"{column}\" drop not null", change);

        UnreadableValueException refused = await Should.ThrowAsync<UnreadableValueException>(() => ReadAsync(id));

        (refused.Table, refused.Column).ShouldBe(("lib.scalars", column));
        refused.Held.ShouldContain(held);
        refused.Message.ShouldContain($"lib.scalars.{column}");
        foreach (string value in new[] { "1234567890", "10000", "0044", "secret", "2024" }) refused.ToString().ShouldNotContain(value);
        refused.InnerException.ShouldBeNull();
        // In a list and in what an insert returns as in a get, and nothing is wrong with what comes after.
        await using (LibrarySession session = await server.AdminAsync()) await Should.ThrowAsync<UnreadableValueException>(() => session.Scalars.ListAsync());
        await using (LibrarySession session = await server.AdminAsync()) (await session.NullableScalars.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("mood", "mood = 'secret'", "Mood", "alter table lib.scalars drop constraint ck_scalars_mood")]
    [InlineData("moods", "moods = array['sunny', 'secret']", "Mood", "alter table lib.scalars drop constraint ck_scalars_moods")]
    [InlineData("weather", "weather = 'secret'", "Weather", "alter type lib.\"weather kind\" add value 'secret'")]
    [InlineData("weathers", "weathers = array['secret']::lib.\"weather kind\"[]", "Weather", "alter type lib.\"weather kind\" add value 'secret'")]
    public async Task A_label_that_the_enum_does_not_know_names_its_column(string column, string change, string type, string alter)
    {
        Guid id = await StoredAsync(alter, change);

        UnknownLabelException refused = await Should.ThrowAsync<UnknownLabelException>(() => ReadAsync(id));

        (refused.Table, refused.Column).ShouldBe(("lib.scalars", column));
        refused.Message.ShouldContain(type);
        refused.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("document", """document = '{"title": 5}'""", "$.title", "String")]
    [InlineData("document", """document = '{"inner": {"the-mood": "secret"}}'""", "$.inner.the-mood", "Mood")]
    [InlineData("document", """document = '{"inner": {"moods": ["sunny", "secret"]}}'""", "$.inner.moods[1]", "Mood")]
    [InlineData("document", """document = '{"inners": [{}, {"price": "secret"}]}'""", "$.inners[1].price", "Decimal")]
    [InlineData("document", """document = '{"counts": {"secret.key": "x"}}'""", "$.counts.*", "Int32")]
    [InlineData("document", """document = '{"counts": {"secret]''key": "x"}}'""", "$.counts.*", "Int32")]
    [InlineData("document", """document = '{"inner": null}'""", "$.inner", "null in place of Inner")]
    [InlineData("document", """document = '["secret"]'""", "$", "Document")]
    [InlineData("document", """document = 'null'""", "$", "null")]
    [InlineData("document", """document = ('{"inners": ' || repeat('[', 100) || '"secret"' || repeat(']', 100) || '}')::jsonb""", "$", "nested deeper")]
    [InlineData("document", """document = ('{"secret": ' || repeat('[', 64) || repeat(']', 64) || '}')::jsonb""", "$", "nested deeper")]
    [InlineData("inners", """inners = '{"secret": 1}'""", "$", "a list")]
    public async Task A_document_of_another_shape_names_its_column_and_the_place_in_it(string column, string change, string path, string expected)
    {
        Guid id = await StoredAsync("select 1", change);

        DocumentShapeException refused = await Should.ThrowAsync<DocumentShapeException>(() => ReadAsync(id));

        (refused.Table, refused.Column, refused.Path).ShouldBe(("lib.scalars", column, path));
        refused.Message.ShouldContain(expected);
        refused.Message.ShouldContain("revision");
        refused.ToString().ShouldNotContain("secret");
        refused.InnerException.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"contact": {}}""", "$.contact", "name is missing")]
    [InlineData("""{"contact": {"phone": "secret"}}""", "$.contact", "name is missing")]
    public async Task What_is_required_and_missing_is_named(string document, string path, string why)
    {
        await using (NpgsqlCommand insert = server.Catalog.CreateCommand("insert into lib.desks (user_id, setup) values (gen_random_uuid(), $1::jsonb)"))
        {
            insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = document });
            await insert.ExecuteNonQueryAsync();
        }
        await using LibrarySession session = await server.AdminAsync();
        DocumentShapeException refused = await Should.ThrowAsync<DocumentShapeException>(() => session.Desks.ListAsync());
        (refused.Table, refused.Column, refused.Path).ShouldBe(("lib.desks", "setup", path));
        refused.Message.ShouldContain(why);
        refused.ToString().ShouldNotContain("secret");
    }

    [Fact]
    public async Task What_is_read_by_a_nullable_property_may_be_null_in_the_document_too()
    {
        await using LibrarySession session = await server.AdminAsync();
        NullableScalar stored = await session.NullableScalars.InsertAsync(new NullableScalar { Inners = [new Inner()] });
        await session.CommitAsync();
        await ExecuteAsync("update lib.nullable_scalars set document = 'null', inners = 'null', element = 'null'");
        await using LibrarySession reading = await server.AdminAsync();
        NullableScalar read = (await reading.NullableScalars.GetAsync(stored.Id)).ShouldNotBeNull();
        (read.Document, read.Inners).ShouldBe((null, null));
        read.Element!.Value.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private async Task<Guid> StoredAsync(string alter, string change)
    {
        Guid id;
        await using (LibrarySession session = await server.AdminAsync())
        {
            id = (await session.Scalars.InsertAsync(new Scalar { Code = "c", Address = IPAddress.Loopback, Element = JsonDocument.Parse("{}").RootElement })).Id;
            await session.CommitAsync();
        }
        await ExecuteAsync(alter);
        await ExecuteAsync($"update lib.scalars set {change}");
        return id;
    }

    private async Task<Scalar?> ReadAsync(Guid id)
    {
        await using LibrarySession session = await server.AdminAsync();
        return await session.Scalars.GetAsync(id);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlCommand command = server.Catalog.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
