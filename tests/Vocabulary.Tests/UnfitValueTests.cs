using System;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Library;
using Library.Types;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>What C# gives and a column cannot hold is refused by table and column; PostgreSQL itself names neither.</summary>
public sealed class UnfitValueTests(LibraryServer server)
{
    private const string Secret = "secret value";

    public static TheoryData<string, string> Faults => new()
    {
        { "code", "22001" }, { "codes", "22001" }, { "short", "22001" }, { "fixed", "22001" }, { "price", "22003" }, { "price rounded", "22003" }, { "prices", "22003" }, { "fine", "22003" },
        { "text", "22021" }, { "texts", "22021" }, { "document", "22P05" }, { "raw", "22P02" }, { "element", "22P05" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_value_that_does_not_fit_names_its_column(string fault, string code)
    {
        Scalar good = Good();
        foreach (string way in new[] { "insert", "update", "change", "many" })
        {
            // Of many rows an array of lists is sent as text, of which nothing can be said.
            if (way == "many" && fault is "codes" or "prices" or "texts") continue;
            await using LibrarySession session = await server.AdminAsync();
            if (way is "update" or "change") good = await session.Scalars.InsertAsync(Good());
            Scalar bad = Spoilt(good, fault);

            InvalidValueException refused = await Should.ThrowAsync<InvalidValueException>(() => way switch
            {
                "insert" => session.Scalars.InsertAsync(bad),
                "update" => session.Scalars.UpdateAsync(bad),
                "change" => session.Scalars.UpdateAsync(good.Id, Changed(bad, fault)),
                _ => session.Scalars.InsertManyAsync([Good(), bad, Good()]),
            });

            (refused.Table, refused.Column, refused.SqlState).ShouldBe(("lib.scalars", fault.Split(' ')[0], code), way);
            refused.Message.ShouldContain($"lib.scalars.{fault.Split(' ')[0]}");
            refused.ToString().ShouldNotContain(Secret);
            await Should.ThrowAsync<InvalidOperationException>(() => session.CommitAsync());
        }
    }

    /// <summary>The limits themselves are none: what just fits is stored.</summary>
    [Fact]
    public async Task What_just_fits_is_stored()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scalar stored = await session.Scalars.InsertAsync(Good() with
        {
            Code = "😀😀😀😀😀😀😀😀😀😀", Price = 99999999.994m, Short = "12345   ", Codes = ["12345"], Fine = 99999999999999999999m, Prices = [99999999.99994m],
        });

        stored.Code.ShouldBe("😀😀😀😀😀😀😀😀😀😀");
        stored.Price.ShouldBe(99999999.99m);
        // As SQL wants it, spaces behind the last character that fits are cut off.
        stored.Short.ShouldBe("12345");
        stored.Fine.ShouldBe(99999999999999999999m);
    }

    [Fact]
    public async Task A_null_where_none_may_be_names_its_column()
    {
        await using LibrarySession session = await server.AdminAsync();
        (await Should.ThrowAsync<NotNullViolationException>(() => session.Scalars.InsertAsync(Good() with { Text = null! }))).Constraint.ShouldBe("text");
        await using LibrarySession other = await server.AdminAsync();
        (await Should.ThrowAsync<NotNullViolationException>(() => other.Scalars.InsertAsync(Good() with { Document = null! }))).Constraint.ShouldBe("document");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("not a number")]
    public async Task A_document_that_cannot_be_written_names_its_column_and_leaves_the_session_alone(string what)
    {
        await using LibrarySession session = await server.AdminAsync();
        Scalar bad = Good() with { Document = new Document { Title = what == "null" ? null! : "t", Ratio = what == "null" ? 0 : double.NaN } };

        InvalidValueException refused = await Should.ThrowAsync<InvalidValueException>(() => session.Scalars.InsertAsync(bad));

        (refused.Table, refused.Column, refused.SqlState).ShouldBe(("lib.scalars", "document", "22032"));
        (await Should.ThrowAsync<InvalidValueException>(() => session.Scalars.InsertManyAsync([Good(), bad]))).Column.ShouldBe("document");
        // Nothing was sent.
        (await session.Scalars.InsertAsync(Good())).Id.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task A_member_that_the_enum_does_not_have_is_not_stored()
    {
        await using LibrarySession session = await server.AdminAsync();
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => session.Scalars.InsertAsync(Good() with { Mood = (Mood)99 }))).Message.ShouldContain("Mood");
        (await session.Scalars.InsertAsync(Good())).Id.ShouldNotBe(Guid.Empty);
    }

    private static Scalar Good() => new() { Code = "c", Address = IPAddress.Loopback, Element = JsonDocument.Parse("{}").RootElement };

    /// <summary>The columns behind one that fits.</summary>
    private static ScalarRepository.Change Changed(Scalar row, string fault) => fault.Split(' ')[0] switch
    {
        "code" => new() { Whole = 1, Code = row.Code },
        "codes" => new() { Whole = 1, Codes = row.Codes },
        "short" => new() { Whole = 1, Short = row.Short },
        "fixed" => new() { Whole = 1, Fixed = row.Fixed },
        "price" => new() { Whole = 1, Price = row.Price },
        "prices" => new() { Whole = 1, Prices = row.Prices },
        "fine" => new() { Whole = 1, Fine = row.Fine },
        "text" => new() { Whole = 1, Text = row.Text },
        "texts" => new() { Whole = 1, Texts = row.Texts },
        "document" => new() { Whole = 1, Document = row.Document },
        "raw" => new() { Whole = 1, Raw = row.Raw },
        _ => new() { Whole = 1, Element = row.Element },
    };

    private static Scalar Spoilt(Scalar row, string fault) => fault switch
    {
        "code" => row with { Code = Secret },
        "codes" => row with { Codes = ["a", Secret] },
        "short" => row with { Short = Secret },
        "fixed" => row with { Fixed = Secret },
        "price" => row with { Price = 123456789m },
        "price rounded" => row with { Price = 99999999.995m },
        "prices" => row with { Prices = [1, 123456789m] },
        "fine" => row with { Fine = 123456789012345678901m },
        "text" => row with { Text = Secret + "\0" },
        "texts" => row with { Texts = ["a", Secret + "\uD800"] },
        "document" => row with { Document = new Document { Title = Secret + "\0" } },
        "raw" => row with { Raw = Secret },
        _ => row with { Element = JsonSerializer.SerializeToElement(Secret + "\0") },
    };
}
