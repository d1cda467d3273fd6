using System;
using System.Linq;
using System.Threading.Tasks;
using Library;
using Library.Lookups;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>What rules that look into other tables let a user do, through the repositories.</summary>
public sealed class LookupTests(LibraryServer server)
{
    [Fact]
    public async Task A_reader_of_the_circle_sees_its_letters_and_a_stranger_does_not()
    {
        (Guid circle, Guid writer) = await JoinAsync(mayWrite: true);
        Letter letter = await WriteAsync(writer, circle);
        (_, Guid reader) = await JoinAsync(mayWrite: false, circle);

        await using LibrarySession session = await AsAsync(reader);
        (await session.Letters.GetAsync(letter.Id)).ShouldNotBeNull().Text.ShouldBe("hello");
        await using LibrarySession stranger = await AsAsync(Guid.NewGuid());
        (await stranger.Letters.GetAsync(letter.Id)).ShouldBeNull();
    }

    [Fact]
    public async Task Only_who_may_write_writes()
    {
        (Guid circle, Guid reader) = await JoinAsync(mayWrite: false);

        await using LibrarySession session = await AsAsync(reader);
        await Should.ThrowAsync<RowSecurityViolationException>(() => session.Letters.InsertAsync(new Letter { CircleId = circle, Text = "?" }));
    }

    [Fact]
    public async Task A_writer_cannot_move_a_letter_into_a_circle_of_others()
    {
        (Guid circle, Guid writer) = await JoinAsync(mayWrite: true);
        (Guid other, _) = await JoinAsync(mayWrite: true);
        Letter letter = await WriteAsync(writer, circle);

        await using LibrarySession session = await AsAsync(writer);
        await Should.ThrowAsync<RowSecurityViolationException>(() => session.Letters.UpdateAsync(letter with { CircleId = other }));
    }

    [Fact]
    public async Task The_policies_of_the_table_that_is_looked_into_hold_inside_of_a_policy()
    {
        (Guid circle, Guid writer) = await JoinAsync(mayWrite: true);
        Letter letter = await WriteAsync(writer, circle);
        await using (LibrarySession session = await AsAsync(writer))
        {
            await session.Answers.InsertAsync(new Answer { LetterId = letter.Id, Text = "hi" });
            await session.CommitAsync();
        }

        await using LibrarySession stranger = await AsAsync(Guid.NewGuid());
        (await stranger.Answers.ListAsync()).ShouldBeEmpty();
        await Should.ThrowAsync<RowSecurityViolationException>(() => stranger.Answers.InsertAsync(new Answer { LetterId = letter.Id, Text = "hi" }));
        await using LibrarySession again = await AsAsync(writer);
        (await again.Answers.ListAsync()).Count(answer => answer.LetterId == letter.Id).ShouldBe(1);
    }

    [Fact]
    public async Task A_query_looks_into_another_table_and_takes_an_array()
    {
        (Guid circle, Guid writer) = await JoinAsync(mayWrite: true);
        Letter letter = await WriteAsync(writer, circle);
        DateTimeOffset later = DateTimeOffset.UtcNow.AddDays(1);

        await using LibrarySession session = await AsAsync(writer);
        (await session.Letters.AboutAsync("books", [Guid.NewGuid(), circle], writer, later)).ShouldHaveSingleItem().Id.ShouldBe(letter.Id);
        (await session.Letters.CountAboutAsync("books", [Guid.NewGuid()], writer, later)).ShouldBe(0);
        (await session.Letters.AnyAboutAsync("stars", [circle], writer, later)).ShouldBeFalse();
        (await session.Letters.AnyAboutAsync("books", [circle], writer, DateTimeOffset.UnixEpoch)).ShouldBeFalse();
    }

    private Task<LibrarySession> AsAsync(Guid user) => server.Database.OpenAsync(SessionUser.Authenticated(user));

    private async Task<(Guid Circle, Guid User)> JoinAsync(bool mayWrite, Guid? circle = null)
    {
        await using LibrarySession desk = await server.AdminAsync();
        Reader reader = await desk.Readers.InsertAsync(new Reader { UserId = Guid.NewGuid(), CircleId = circle ?? Guid.NewGuid(), MayWrite = mayWrite });
        await desk.CommitAsync();
        return (reader.CircleId, reader.UserId);
    }

    private async Task<Letter> WriteAsync(Guid writer, Guid circle)
    {
        await using LibrarySession session = await AsAsync(writer);
        Letter letter = await session.Letters.InsertAsync(new Letter { CircleId = circle, Text = "hello", Topics = ["books"] });
        await session.CommitAsync();
        return letter;
    }
}
