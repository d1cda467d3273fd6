using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Threading.Tasks;
using Library;
using Library.Frameworks;
using Library.Shapes;
using Library.Types;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>What is written comes back exactly, through insert, get, update and list.</summary>
public sealed class RoundTripTests(LibraryServer server)
{
    private static readonly Scalar Smallest = new()
    {
        Flag = false, Small = short.MinValue, Whole = int.MinValue, Big = long.MinValue, Real = float.MinValue, Precise = double.Epsilon,
        Money = decimal.MinValue, Price = -99999999.99m, Text = "", Code = "", Other = Guid.Empty, Day = DateOnly.MinValue, Time = TimeOnly.MinValue,
        Span = new TimeSpan(-3, -4, -5, -6, -7), Instant = DateTimeOffset.MinValue, Local = DateTime.MinValue, Bytes = [], Address = IPAddress.IPv6Loopback,
        Mood = Mood.Sunny, Weather = Weather.Clear, Element = Json("null"), Raw = "[]", Texts = [], Ints = [],
        Moods = [], Weathers = [], Number = Mood.Sunny, Fine = -0.000000000000000001m,
    };

    private static readonly Scalar Largest = new()
    {
        Flag = true, Small = short.MaxValue, Whole = int.MaxValue, Big = long.MaxValue, Real = float.MaxValue, Precise = double.MaxValue,
        Money = decimal.MaxValue, Price = 99999999.99m, Text = "😀 é \t\r\n \\ ' \" $1 {0} \u2028", Code = "0123456789", Other = Guid.NewGuid(),
        Day = DateOnly.MaxValue, Time = new TimeOnly(23, 59, 59, 999, 999), Span = new TimeSpan(400, 23, 59, 59, 999, 999),
        Instant = new DateTimeOffset(2024, 6, 30, 23, 59, 59, 999, 999, TimeSpan.FromHours(14)), Local = new DateTime(9999, 12, 31, 23, 59, 59),
        Bytes = [0, 1, 127, 128, 255], Address = IPAddress.Parse("192.168.0.1"), Mood = Mood.VeryCold, Weather = Weather.HTTPStorm,
        Document = new Document
        {
            Title = "😀\"", Inner = new Inner { Mood = Mood.Rainy, Moods = [Mood.Rainy, Mood.VeryCold], Price = 79228162514264337593543950335m },
            Inners = [new Inner { Name = "a" }], Counts = new() { ["Some Key"] = 1 }, At = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)),
        },
        Raw = """{"b": [1, 2.50, null]}""", Element = Json("""{"x": [true, "😀"]}"""), Inners = [new Inner { Price = 1.10m }],
        Texts = ["", "a,b", "{}", "null", "NULL", "\"", "\\", "😀"], Codes = ["12345"], Ints = [int.MinValue, 0, int.MaxValue], Longs = [long.MinValue, long.MaxValue],
        Shorts = [short.MinValue], Ids = [Guid.Empty], Days = [DateOnly.MinValue, new DateOnly(2024, 2, 29)],
        Instants = [new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(-9.5)), DateTimeOffset.MaxValue, DateTimeOffset.MinValue], Decimals = [decimal.MaxValue, 1.10m, -0.0001m], Flags = [true, false],
        Doubles = [double.NaN, double.NegativeInfinity, 0.1], Reals = [float.NaN, float.Epsilon, -0f], Times = [TimeOnly.MinValue, new TimeOnly(23, 59, 59, 999, 999)],
        Spans = [TimeSpan.Zero, new TimeSpan(-1, 2, 3)], Addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback], Moods = [Mood.VeryCold, Mood.Rainy, Mood.VeryCold],
        Weathers = [Weather.HTTPStorm], Number = Mood.Rainy, Fine = 1234567890.123456789012345678m, Prices = [-99999999.9999m, 0.0001m], Short = "12345", Fixed = "xyz",
    };

    public static TheoryData<string> Rows => ["smallest", "largest", "as the record's initialisers have it"];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Every_type_comes_back_as_it_was_given(string which)
    {
        Scalar given = which switch
        {
            "smallest" => Smallest,
            "largest" => Largest,
            _ => new Scalar { Code = "c", Address = IPAddress.Loopback, Element = Json("{}") },
        };
        await using LibrarySession session = await server.AdminAsync();
        Scalar inserted = await session.Scalars.InsertAsync(given);
        inserted.Id.ShouldNotBe(Guid.Empty);
        given = given with { Id = inserted.Id };
        Differences(inserted, given).ShouldBeEmpty();
        Differences((await session.Scalars.GetAsync(given.Id)).ShouldNotBeNull(), given).ShouldBeEmpty();
        Differences((await session.Scalars.ListAsync()).ShouldHaveSingleItem(), given).ShouldBeEmpty();

        Scalar other = (which == "largest" ? Smallest : Largest) with { Id = given.Id };
        Differences(await session.Scalars.UpdateAsync(other), other).ShouldBeEmpty();
        Differences((await session.Scalars.GetAsync(given.Id)).ShouldNotBeNull(), other).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_rows_come_back_as_they_were_given()
    {
        await using LibrarySession session = await server.AdminAsync();
        IReadOnlyList<Scalar> stored = await session.Scalars.InsertManyReturningAsync([Smallest, Largest, Smallest]);
        Differences(stored[0], Smallest with { Id = stored[0].Id }).ShouldBeEmpty();
        Differences(stored[1], Largest with { Id = stored[1].Id }).ShouldBeEmpty();
        IReadOnlyList<NullableScalar> nulls = await session.NullableScalars.InsertManyReturningAsync([new(), new() { Moods = [Mood.Sunny], Number = Mood.VeryCold, Element = Json("null") }]);
        Differences(nulls[0], new NullableScalar { Id = nulls[0].Id }).ShouldBeEmpty();
        nulls[1].Moods.ShouldBe([Mood.Sunny]);
        nulls[1].Number.ShouldBe(Mood.VeryCold);
        nulls[1].Element!.Value.ValueKind.ShouldBe(JsonValueKind.Null);
    }

    /// <summary>A column's scale puts zeros behind a number; those that a decimal has no room for do not count.</summary>
    [Theory]
    [InlineData("99999999999.5")]
    [InlineData("-99999999999999999999")]
    [InlineData("99999999999.12345678901234568")]
    [InlineData("0")]
    [InlineData("0.000000000000000001")]
    [InlineData("1234567890.123456789012345678")]
    public async Task A_number_is_exact_as_long_as_a_decimal_can_be_it(string number)
    {
        decimal given = decimal.Parse(number, CultureInfo.InvariantCulture);
        await using LibrarySession session = await server.AdminAsync();
        Scalar inserted = await session.Scalars.InsertAsync(new Scalar { Code = "c", Address = IPAddress.Loopback, Element = Json("{}"), Fine = given });
        inserted.Fine.ShouldBe(given);
        (await session.Scalars.GetAsync(inserted.Id))!.Fine.ShouldBe(given);

        // The same number is where a page ends.
        await session.Scalars.InsertAsync(new Scalar { Code = "c", Address = IPAddress.Loopback, Element = Json("{}"), Fine = given });
        Page<Scalar> page = await session.Scalars.Coded("c").PageAsync(1);
        (await session.Scalars.Coded("c").PageAsync(1, page.Next)).Items.ShouldHaveSingleItem().Fine.ShouldBe(given);
    }

    [Fact]
    public async Task A_list_whose_items_may_be_null_has_them()
    {
        await using LibrarySession session = await server.AdminAsync();
        NullableScalar row = await session.NullableScalars.InsertAsync(new NullableScalar { Gaps = ["a", null] });
        row.Gaps.ShouldBe(["a", null]);
        (await session.NullableScalars.InsertManyReturningAsync([new NullableScalar { Gaps = [null, "b"] }]))[0].Gaps.ShouldBe([null, "b"]);
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("1.10")]
    [InlineData("1.00000000000000000000")]
    [InlineData("10000000000000000000000000000")]
    public async Task A_number_without_a_limit_keeps_its_digits_and_its_zeros(string number)
    {
        decimal given = decimal.Parse(number, CultureInfo.InvariantCulture);
        await using LibrarySession session = await server.AdminAsync();
        (await session.Scalars.InsertAsync(new Scalar { Code = "c", Address = IPAddress.Loopback, Element = Json("{}"), Money = given })).Money
            .ToString(CultureInfo.InvariantCulture).ShouldBe(number);
    }

    [Fact]
    public async Task Null_comes_back_as_null()
    {
        await using LibrarySession session = await server.AdminAsync();
        NullableScalar row = await session.NullableScalars.InsertAsync(new NullableScalar());
        Differences(row, new NullableScalar { Id = row.Id }).ShouldBeEmpty();
        NullableScalar full = new()
        {
            Id = row.Id, Flag = false, Small = 0, Whole = 0, Big = 0, Real = 0, Precise = 0, Money = 0, Text = "", Other = Guid.Empty, Day = new DateOnly(1, 1, 2),
            Time = default(TimeOnly), Span = TimeSpan.Zero, Instant = DateTimeOffset.UnixEpoch, Local = new DateTime(1970, 1, 1), Bytes = [],
            Address = IPAddress.Any, Mood = Mood.Sunny, Weather = Weather.Clear, Document = new Document(), Raw = "null", Element = Json("1"), Texts = [], Ints = [],
            Moods = [Mood.Sunny], Weathers = [], Instants = [DateTimeOffset.UnixEpoch], Number = Mood.VeryCold, Fine = 1.500000000000000000m, Inners = [],
        };
        Differences(await session.NullableScalars.UpdateAsync(full), full).ShouldBeEmpty();
        Differences(await session.NullableScalars.UpdateAsync(new NullableScalar { Id = row.Id }), row).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_database_gives_itself_is_there_after_the_insert()
    {
        await using LibrarySession session = await server.AdminAsync();
        Reserved first = await session.Reserveds.InsertAsync(new Reserved { From = 1, Order = 9, User = true, Where = "x", Tags = ["a"] });
        Reserved second = await session.Reserveds.InsertAsync(new Reserved { From = 2, Order = 10, User = true });
        second.Id.ShouldBe(first.Id + 1);
        second.Until.ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddDays(29));
        (await session.Reserveds.OpenAsync(1, "x", true, [])).ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        (await session.Reserveds.CountOpenAsync(1, null, true, [])).ShouldBe(1);

        Outer.Person person = await session.People.InsertAsync(new Outer.Person { Name = "Ada", Contact = "ada@example.org" });
        person.Loud.ShouldBe("ADA");
        person.ToString().ShouldNotContain("example.org");
        Outer.Person renamed = await session.People.UpdateAsync(person with { Name = "Bea" });
        renamed.Loud.ShouldBe("BEA");
        await session.People.DeleteAsync(person.Id);
        (await session.People.GetAsync(person.Id)).ShouldBeNull();
        (await session.People.RestoreAsync(person.Id)).DeletedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_composite_key_is_found_stored_over_and_deleted()
    {
        await using LibrarySession session = await server.AdminAsync();
        ShelfPlace place = await session.ShelfPlaces.InsertAsync(new ShelfPlace(1, 2));
        place.ShouldBe(new ShelfPlace(1, 2, "empty"));
        (await session.ShelfPlaces.UpsertAsync(place with { Remark = null })).Remark.ShouldBeNull();
        (await session.ShelfPlaces.GetAsync(1, 2)).ShouldBe(new ShelfPlace(1, 2, null));
        await session.ShelfPlaces.DeleteAsync(1, 2);
        (await session.ShelfPlaces.ListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Seeds_point_at_each_other()
    {
        await using LibrarySession session = await server.AdminAsync();
        Dictionary<string, Book> books = (await session.Books.ListAsync()).ToDictionary(book => book.Isbn);
        books["2"].SequelOf.ShouldBe(books["1"].Id);
        books["3"].SequelOf.ShouldBe(books["2"].Id);
        books["3"].CopyOf.ShouldBe("1");
        (await session.Loans.ListAsync()).ShouldHaveSingleItem().BookId.ShouldBe(books["1"].Id);
        IReadOnlyList<Room> rooms = await session.Rooms.ListAsync();
        rooms.Single(room => room.Name == "corner").ParentId.ShouldBe(rooms.Single(room => room.Name == "hall").Id);
    }

    [Fact]
    public async Task Rules_decide_in_the_database_as_in_memory()
    {
        await using LibrarySession session = await server.AdminAsync();
        Rules rules = await session.Rules.InsertAsync(new Rules { A = 1, Mood = Mood.Usual, From = new DateOnly(2024, 1, 1), Price = 3 });
        (await session.Rules.LikeAsync(Mood.Sunny, null, new DateOnly(2024, 1, 1), 3)).ShouldHaveSingleItem().Id.ShouldBe(rules.Id);
        (await session.Rules.LikeAsync(Mood.Sunny, null, null, 2)).ShouldBeEmpty();
        (await session.Rules.AnyLikeAsync(Mood.Sunny, Weather.Clear, null, 3)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_row_that_a_check_refuses_is_not_stored()
    {
        await using LibrarySession session = await server.AdminAsync();
        Failures.CheckViolationException refused = await Should.ThrowAsync<Failures.CheckViolationException>(() => session.Rules.InsertAsync(new Rules { A = 100 }));
        refused.Constraint.ShouldBe("ck_rules_numbers");
    }

    [Fact]
    public async Task A_reader_sees_what_no_policy_hides_and_writes_the_own()
    {
        await using LibrarySession session = await server.ReaderAsync();
        Book book = await session.Books.InsertAsync(new Book { Isbn = "own", OwnerId = server.User });
        (await session.Books.FindByIsbnAsync("own")).ShouldBe(book);
        Failures.RowSecurityViolationException refused = await Should.ThrowAsync<Failures.RowSecurityViolationException>(
            () => session.Books.InsertAsync(new Book { Isbn = "other" }));
        refused.Message.ShouldContain("none of those that are holds");
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>The properties that are not exactly as given. Moments are compared as moments, documents by their JSON.</summary>
    private static IEnumerable<string> Differences<T>(T actual, T given) => typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(property => (property.Name, Actual: Value(property.GetValue(actual)), Given: Value(property.GetValue(given))))
        .Where(property => property.Actual != property.Given)
        .Select(property => $"{property.Name} is {property.Actual} and was given as {property.Given}");

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text when text.StartsWith('{') || text.StartsWith('[') => Canonical(Json(text)),
        string text => text,
        DateTimeOffset moment => moment.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        JsonElement element => Canonical(element),
        Array list => "[" + string.Join(", ", list.Cast<object?>().Select(Value)) + "]",
        decimal or double or float or DateOnly or TimeOnly or DateTime or TimeSpan or Guid or Enum or bool or int or long or short or byte
            => value is DateOnly or TimeOnly or DateTime ? ((IFormattable)value).ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture)!,
        IPAddress address => address.ToString(),
        _ => Canonical(JsonSerializer.SerializeToElement(value)),
    };

    private static string Canonical(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(", ", element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => member.Name + ": " + Canonical(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(", ", element.EnumerateArray().Select(Canonical)) + "]",
        _ => element.GetRawText(),
    };
}
