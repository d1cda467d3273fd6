using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Library;
using Library.Documents;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>One value of a document is stored, and nothing else of it changes.</summary>
public sealed class PathUpdateTests(LibraryServer server)
{
    [Fact]
    public async Task The_rest_of_the_document_stays_as_it_was_also_what_the_type_does_not_know()
    {
        Guid id = await StoredAsync("""{"level": 3, "theme": "dark", "tutor": {"style": "step_by_step", "voice": "loud", "from a newer version": [1, 2.50, null]}, "unknown": {"b": 1}}""");
        await using (LibrarySession session = await server.ReaderAsync())
        {
            (await session.Desks.UpdateSetupTutorStyleAsync(id, Style.Socratic2Way)).Setup.Tutor.ShouldBe(new Tutor { Style = Style.Socratic2Way, Voice = "loud" });
            (await session.Desks.UpdateSetupLevelAsync(id, 4)).Setup.Level.ShouldBe(4);
            (await session.Desks.UpdateSetupThemeAsync(id, null)).Setup.Theme.ShouldBeNull();
            (await session.Desks.UpdateSetupContactAsync(id, new Contact { Name = "Ada" })).Setup.Contact.ShouldBe(new Contact { Name = "Ada" });
            await session.CommitAsync();
        }
        (await SetupAsync(id)).ShouldBe(
            await TextAsync("""{"level": 4, "theme": null, "tutor": {"style": "socratic2_way", "voice": "loud", "from a newer version": [1, 2.50, null]}, "unknown": {"b": 1}, "contact": {"name": "Ada", "phone": null}}"""));
    }

    [Theory]
    // Missing, and null: what C# reads there is what the value is put into.
    [InlineData("{}", """{"tutor": {"style": "step_by_step", "voice": "calm", "max-turns": null}}""")]
    [InlineData("""{"tutor": null}""", """{"tutor": {"style": "step_by_step", "voice": "calm", "max-turns": null}}""")]
    [InlineData("""{"tutor": {}}""", """{"tutor": {"style": "step_by_step"}}""")]
    [InlineData("null", """{"tutor": {"style": "step_by_step", "voice": "calm", "max-turns": null}}""")]
    public async Task A_parent_that_is_missing_is_made(string before, string after)
    {
        Guid id = await StoredAsync(before);
        await using (LibrarySession session = await server.ReaderAsync())
        {
            (await session.Desks.UpdateSetupTutorStyleAsync(id, Style.StepByStep)).Setup.Tutor.ShouldBe(new Tutor { Style = Style.StepByStep });
            await session.CommitAsync();
        }
        (await SetupAsync(id)).ShouldBe(await TextAsync(after));
    }

    [Fact]
    public async Task A_document_that_is_NULL_is_made()
    {
        Guid id = await StoredAsync("{}");
        await using LibrarySession session = await server.ReaderAsync();
        Desk desk = await session.Desks.UpdateOtherTutorVoiceAsync(id, "low");
        desk.Other.ShouldNotBeNull().Tutor.ShouldBe(new Tutor { Voice = "low" });
        desk.Other.Level.ShouldBe(1);
        (await session.Desks.UpdateSetupSecondMaxTurnsAsync(id, 7)).Setup.Second.ShouldBe(new Tutor { MaxTurns = 7 });
        (await session.Desks.UpdateSetupSecondMaxTurnsAsync(id, null)).Setup.Second.ShouldBe(new Tutor());
    }

    /// <summary>Not a path, but the same documents: the JSON context knows the struct, and not Nullable of it.</summary>
    [Fact]
    public async Task A_document_that_is_a_struct_may_be_missing()
    {
        await using LibrarySession session = await server.ReaderAsync();
        Desk desk = await session.Desks.InsertAsync(new Desk { UserId = server.User, Corner = new Corner(1, 2) });
        (await session.Desks.GetAsync(desk.Id)).ShouldNotBeNull().Corner.ShouldBe(new Corner(1, 2));
        (await session.Desks.UpdateAsync(desk with { Corner = null })).Corner.ShouldBeNull();
        IReadOnlyList<Desk> many = await session.Desks.InsertManyReturningAsync([new Desk { UserId = server.User }, new Desk { UserId = server.User, Corner = new Corner(3, 4) }]);
        many.Select(row => row.Corner).ShouldBe([null, new Corner(3, 4)]);
    }

    [Fact]
    public async Task A_row_that_is_deleted_or_somebody_elses_is_not_changed()
    {
        Guid own = await StoredAsync("{}"), others = await StoredAsync("{}", Guid.NewGuid());
        await using LibrarySession session = await server.ReaderAsync();
        (await Should.ThrowAsync<RowNotFoundException>(() => session.Desks.UpdateSetupLevelAsync(others, 9))).Table.ShouldBe("lib.desks");
        await session.Desks.DeleteAsync(own);
        await Should.ThrowAsync<RowNotFoundException>(() => session.Desks.UpdateSetupLevelAsync(own, 9));
        (await SetupAsync(others)).ShouldBe("{}");
        await using LibrarySession admin = await server.AdminAsync();
        (await admin.Desks.UpdateSetupLevelAsync(others, 9)).Setup.Level.ShouldBe(9);
    }

    /// <summary>The second waits for the first and is applied to what that has stored.</summary>
    [Fact]
    public async Task Two_who_change_different_paths_at_the_same_time_both_win()
    {
        Guid id = await StoredAsync("""{"level": 1}""");
        await using LibrarySession first = await server.ReaderAsync(), second = await server.ReaderAsync();
        await first.Desks.UpdateSetupLevelAsync(id, 8);
        Task<Desk> waiting = second.Desks.UpdateSetupTutorStyleAsync(id, Style.StepByStep);
        await UntilWaitingAsync();
        waiting.IsCompleted.ShouldBeFalse();
        await first.CommitAsync();
        Desk stored = await waiting;
        (stored.Setup.Level, stored.Setup.Tutor.Style).ShouldBe((8, Style.StepByStep));
        await second.CommitAsync();
        (await SetupAsync(id)).ShouldContain("\"level\": 8");
    }

    /// <summary>The other direction: written as a whole, the first one's change is lost.</summary>
    [Fact]
    public async Task Two_who_store_the_whole_document_do_not()
    {
        Guid id = await StoredAsync("""{"level": 1}""");
        await using LibrarySession first = await server.ReaderAsync(), second = await server.ReaderAsync();
        Desk one = (await first.Desks.GetAsync(id))!, two = (await second.Desks.GetAsync(id))!;
        await first.Desks.UpdateAsync(one with { Setup = one.Setup with { Level = 8 } });
        await first.CommitAsync();
        await second.Desks.UpdateAsync(two with { Setup = two.Setup with { Theme = "dark" } });
        await second.CommitAsync();
        (await SetupAsync(id)).ShouldContain("\"level\": 1");
    }

    [Theory]
    [InlineData("""{"tutor": "secret"}""")]
    [InlineData("""{"tutor": ["secret"]}""")]
    [InlineData("[\"secret\"]")]
    public async Task A_document_of_another_shape_is_refused_and_not_overwritten(string before)
    {
        Guid id = await StoredAsync(before);
        await using LibrarySession session = await server.ReaderAsync();
        InvalidValueException refused = await Should.ThrowAsync<InvalidValueException>(() => session.Desks.UpdateSetupTutorStyleAsync(id, Style.StepByStep));
        (refused.Table, refused.Column).ShouldBe(("lib.desks", "setup"));
        refused.ToString().ShouldNotContain("secret");
        (await SetupAsync(id)).ShouldBe(before);
    }

    [Fact]
    public async Task A_query_by_a_path_finds_it_where_the_key_is_missing_too()
    {
        Guid user = Guid.NewGuid();
        Guid missing = await StoredAsync("{}", user), given = await StoredAsync("""{"level": 1}""", user), other = await StoredAsync("""{"level": 2}""", user);
        await using LibrarySession session = await server.Database.OpenAsync(SessionUser.Authenticated(user));
        (await session.Desks.AtLevelAsync(1)).ShouldAllBe(desk => desk.Id == missing || desk.Id == given);
        (await session.Desks.CountAtLevelAsync(1)).ShouldBe(2);
        (await session.Desks.AtLevelsAsync([2, 3])).ShouldHaveSingleItem().Id.ShouldBe(other);
        (await session.Desks.CountInStyleAsync(Style.Socratic2Way)).ShouldBe(3);
        (await session.Desks.CountInStyleAsync(Style.StepByStep)).ShouldBe(0);
        (await session.Desks.CountThemedAsync(null)).ShouldBe(3);
    }

    private async Task<Guid> StoredAsync(string setup, Guid? user = null)
    {
        await using NpgsqlCommand insert = server.Catalog.CreateCommand("insert into lib.desks (user_id, setup) values ($1, $2::jsonb) returning id");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = user ?? server.User });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = setup });
        return (Guid)(await insert.ExecuteScalarAsync())!;
    }

    private async Task<string> SetupAsync(Guid id)
    {
        await using NpgsqlCommand command = server.Catalog.CreateCommand("select setup::text from lib.desks where id = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>As PostgreSQL prints it.</summary>
    private async Task<string> TextAsync(string json)
    {
        await using NpgsqlCommand command = server.Catalog.CreateCommand("select $1::jsonb::text");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = json });
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task UntilWaitingAsync()
    {
        const string Waits = "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like 'update lib.desks%')";
        for (int tries = 0; tries < 200; tries++)
        {
            await using NpgsqlCommand command = server.Catalog.CreateCommand(Waits);
            if ((bool)(await command.ExecuteScalarAsync())!) return;
            await Task.Delay(25);
        }
        Assert.Fail("The second update does not wait for the first.");
    }
}
