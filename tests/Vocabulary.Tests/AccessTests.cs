using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Library;
using Library.Access;
using Library.Frameworks;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>What the shorthands for policies let a user do, through the repositories.</summary>
public sealed class AccessTests(LibraryServer server)
{
    [Fact]
    public async Task An_owner_has_its_row_and_a_stranger_does_not()
    {
        (Guid branch, Guid author) = await MemberAsync();
        Review review = await AddReviewAsync(author, branch);

        await using LibrarySession owner = await AsAsync(author);
        (await owner.Reviews.UpdateAsync(review with { Text = "better" })).Text.ShouldBe("better");
        await owner.Reviews.DeleteAsync(review.Id);
        (await owner.Reviews.GetAsync(review.Id)).ShouldBeNull();

        await using LibrarySession stranger = await AsAsync(Guid.NewGuid());
        (await stranger.Reviews.GetAsync(review.Id)).ShouldBeNull();
        await Should.ThrowAsync<RowNotFoundException>(() => stranger.Reviews.UpdateAsync(review with { Text = "mine" }));
    }

    [Fact]
    public async Task A_member_of_the_branch_reads_and_does_not_write()
    {
        (Guid branch, Guid author) = await MemberAsync();
        Review review = await AddReviewAsync(author, branch);
        Guid colleague = await JoinAsync(branch);

        await using LibrarySession session = await AsAsync(colleague);
        (await session.Reviews.GetAsync(review.Id)).ShouldBe(review);
        await Should.ThrowAsync<RowNotFoundException>(() => session.Reviews.UpdateAsync(review with { Text = "mine" }));
    }

    [Fact]
    public async Task An_owner_writes_only_into_a_branch_that_it_belongs_to()
    {
        (_, Guid author) = await MemberAsync();
        (Guid other, _) = await MemberAsync();
        await using LibrarySession session = await AsAsync(author);

        await Should.ThrowAsync<RowSecurityViolationException>(() => session.Reviews.InsertAsync(new() { FrameworkId = other, AuthorId = author, Text = "?" }));
    }

    [Fact]
    public async Task An_owner_writes_in_its_own_name_alone()
    {
        (Guid branch, Guid author) = await MemberAsync();
        Guid colleague = await JoinAsync(branch);
        await using LibrarySession session = await AsAsync(author);

        await Should.ThrowAsync<RowSecurityViolationException>(() => session.Reviews.InsertAsync(new() { FrameworkId = branch, AuthorId = colleague, Text = "?" }));
    }

    [Fact]
    public async Task Storing_a_row_leaves_its_owner_as_it_is()
    {
        (Guid branch, Guid author) = await MemberAsync();
        Review review = await AddReviewAsync(author, branch);
        await using LibrarySession session = await AsAsync(author);

        (await session.Reviews.UpdateAsync(review with { AuthorId = Guid.NewGuid(), Text = "new" })).ShouldBe(review with { Text = "new" });
    }

    [Fact]
    public async Task A_user_sees_its_own_memberships_and_adds_none()
    {
        (Guid branch, Guid author) = await MemberAsync();
        await JoinAsync(branch);
        await using LibrarySession session = await AsAsync(author);

        (await session.Memberships.ListAsync()).Select(membership => membership.UserId).ShouldBe([author]);
        (Guid other, _) = await MemberAsync();
        await Should.ThrowAsync<RowSecurityViolationException>(() => session.Memberships.InsertAsync(new() { FrameworkId = other, UserId = author }));
    }

    [Fact]
    public async Task Everybody_reads_what_is_public_and_nobody_the_rest()
    {
        Poster hanging = await AddAsync(session => session.Posters.InsertAsync(new() { Title = "up", IsHanging = true }));
        Poster rolled = await AddAsync(session => session.Posters.InsertAsync(new() { Title = "rolled" }));
        foreach (SessionUser user in new[] { SessionUser.Anonymous, SessionUser.Authenticated(Guid.NewGuid()) })
        {
            await using LibrarySession session = await server.Database.OpenAsync(user);
            (await session.Posters.GetAsync(hanging.Id)).ShouldBe(hanging);
            (await session.Posters.GetAsync(rolled.Id)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task What_is_the_back_offices_is_refused_to_everybody_else()
    {
        Salary salary = await AddAsync(session => session.Salaries.InsertAsync(new() { Cents = 1 }));
        await using LibrarySession session = await AsAsync(Guid.NewGuid());

        await Should.ThrowAsync<RowSecurityViolationException>(() => session.Salaries.GetAsync(salary.Id));
    }

    [Fact]
    public async Task What_is_only_added_is_added_and_seen_by_the_back_office_alone()
    {
        Guid user = Guid.NewGuid();
        await using (LibrarySession session = await AsAsync(user))
        {
            await session.AccessEvents.InsertAsync(new() { UserId = user, What = "opened" });
            await session.CommitAsync();
        }

        await using LibrarySession desk = await server.AdminAsync();
        (await desk.AccessEvents.ListAsync()).Count(added => added.UserId == user && added.What == "opened").ShouldBe(1);
        await using LibrarySession again = await AsAsync(user);
        await Should.ThrowAsync<RowSecurityViolationException>(() => again.AccessEvents.ListAsync());
    }

    [Fact]
    public async Task What_is_only_added_is_added_in_ones_own_name()
    {
        await using LibrarySession session = await AsAsync(Guid.NewGuid());

        await Should.ThrowAsync<RowSecurityViolationException>(() => session.AccessEvents.InsertAsync(new() { UserId = Guid.NewGuid(), What = "opened" }));
    }

    [Fact]
    public void A_repository_of_what_is_only_added_has_no_method_that_changes_a_row()
        => typeof(AccessEventRepository).GetMethods().Select(method => method.Name)
            .ShouldNotContain(name => name.StartsWith("Update", StringComparison.Ordinal) || name.StartsWith("Upsert", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal));

    [Fact]
    public async Task A_role_changes_the_columns_that_its_rule_names_and_is_refused_the_whole_row()
    {
        Guid user = Guid.NewGuid();
        Card card = await AddAsync(session => session.Cards.InsertAsync(new() { UserId = user, Name = "a", Limit = 5 }));

        await using (LibrarySession session = await AsAsync(user))
            (await session.Cards.UpdateNamingAsync(card with { Name = "b", Limit = 500 })).ShouldBe(card with { Name = "b" });
        await using LibrarySession refused = await AsAsync(user);
        await Should.ThrowAsync<RowSecurityViolationException>(() => refused.Cards.UpdateAsync(card with { Limit = 500 }));
    }

    [Fact]
    public async Task The_back_office_does_what_it_has_been_given_and_no_more()
    {
        Card card = await AddAsync(session => session.Cards.InsertAsync(new() { UserId = Guid.NewGuid(), Name = "a" }));
        await using LibrarySession desk = await server.AdminAsync();
        (await desk.Cards.GetAsync(card.Id)).ShouldBe(card);

        await Should.ThrowAsync<RowSecurityViolationException>(() => desk.Cards.DeleteAsync(card.Id));
    }

    [Fact]
    public async Task The_list_of_a_members_branches_is_made_once_and_an_index_serves_its_own_rows()
    {
        (Guid branch, Guid author) = await MemberAsync();
        await AddReviewAsync(author, branch);
        string plan = await ExplainAsync(author, "select * from lib.reviews where author_id = (select app.user_id())");

        plan.ShouldContain("InitPlan");
        plan.ShouldNotContain("SubPlan");
    }

    private Task<LibrarySession> AsAsync(Guid user) => server.Database.OpenAsync(SessionUser.Authenticated(user));

    private async Task<T> AddAsync<T>(Func<LibrarySession, Task<T>> add)
    {
        await using LibrarySession desk = await server.AdminAsync();
        T added = await add(desk);
        await desk.CommitAsync();
        return added;
    }

    /// <summary>A branch, and somebody who belongs to it.</summary>
    private async Task<(Guid Branch, Guid User)> MemberAsync()
    {
        Branch branch = await AddAsync(session => session.Branches.InsertAsync(new() { Code = Guid.NewGuid().ToString() }));
        return (branch.Id, await JoinAsync(branch.Id));
    }

    private async Task<Guid> JoinAsync(Guid branch)
        => (await AddAsync(session => session.Memberships.InsertAsync(new() { FrameworkId = branch, UserId = Guid.NewGuid() }))).UserId;

    private async Task<Review> AddReviewAsync(Guid author, Guid branch)
    {
        await using LibrarySession session = await AsAsync(author);
        Review review = await session.Reviews.InsertAsync(new() { FrameworkId = branch, AuthorId = author, Text = "good" });
        await session.CommitAsync();
        return review;
    }

    private async Task<string> ExplainAsync(Guid user, string sql)
    {
        await using Npgsql.NpgsqlConnection connection = await server.Catalog.OpenConnectionAsync();
        await using Npgsql.NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        await using (Npgsql.NpgsqlCommand role = new($"set local role vocabulary_reader; set local app.user_id = '{user}'", connection)) await role.ExecuteNonQueryAsync();
        await using Npgsql.NpgsqlCommand explain = new("explain " + sql, connection);
        List<string> lines = [];
        await using (Npgsql.NpgsqlDataReader reader = await explain.ExecuteReaderAsync())
            while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return string.Join("\n", lines);
    }
}
