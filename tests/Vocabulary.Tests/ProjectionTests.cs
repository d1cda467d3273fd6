using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Library;
using Library.Projections;
using Library.Types;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>What rows are read as: columns, columns over references, figures by group; under row security and soft delete.</summary>
public sealed class ProjectionTests(LibraryServer server)
{
    [Fact]
    public async Task Columns_are_read_as_the_repository_reads_them()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        Rows<Volume> rows = session.Volumes.ByAuthorId(scene.Author.Id);

        IReadOnlyList<VolumeTitle> titles = await rows.OrderedBy(VolumeRepository.OrderByTitle).ListAsync<VolumeTitle>();
        titles.Select(title => (title.Id, title.Title, title.Mood, title.Condition)).ShouldBe(
            scene.Volumes.Select(volume => (volume.Id, volume.Title, volume.Mood, (Condition?)volume.Condition)));
        titles[0].About.ShouldNotBeNull().Title.ShouldBe("about a");
        titles[1].About.ShouldBeNull();
        (await rows.OrderedBy(VolumeRepository.OrderByTitle).ListAsync<VolumeTitle>(limit: 1)).ShouldHaveSingleItem().Title.ShouldBe("a");
        (await rows.OrderedBy(VolumeRepository.OrderByTitle).Reversed().FirstAsync<VolumeTitle>()).ShouldNotBeNull().Title.ShouldBe("c");
        (await session.Volumes.ByAuthorId(Guid.NewGuid()).FirstAsync<VolumeTitle>()).ShouldBeNull();
    }

    [Fact]
    public async Task Columns_of_referred_rows_come_over_one_two_and_empty_references()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);

        IReadOnlyList<Listing> listed = await session.Volumes.ByAuthorId(scene.Author.Id).OrderedBy(VolumeRepository.OrderByTitle).ListAsync<Listing>(limit: 2);
        listed.ShouldBe(
        [
            new Listing { Title = "a", Author = scene.Author.Name, Publisher = scene.Open.Name, Printer = null, Town = "Oslo" },
            new Listing { Title = "b", Author = scene.Author.Name, Publisher = scene.Hidden.Name, Printer = scene.Open.Name, Town = null },
        ]);
    }

    [Fact]
    public async Task A_deleted_row_that_is_referred_to_is_hidden_and_its_volumes_stay()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        await session.Authors.DeleteAsync(scene.Author.Id);
        Rows<Volume> rows = session.Volumes.ByAuthorId(scene.Author.Id);

        (await rows.ListAsync<Listing>()).Select(listing => listing.Author).ShouldBe([null, null, null]);
        (await rows.IncludeDeleted().ListAsync<Listing>()).Select(listing => listing.Author).Distinct().ShouldBe([scene.Author.Name]);
    }

    [Fact]
    public async Task Deleted_rows_are_neither_read_nor_counted_unless_they_are_asked_for()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        await session.Volumes.DeleteAsync(scene.Volumes[0].Id);
        Rows<Volume> rows = session.Volumes.ByAuthorId(scene.Author.Id);

        (await rows.ListAsync<Listing>()).Count.ShouldBe(2);
        (await rows.FirstAsync<Totals>()).ShouldNotBeNull().Volumes.ShouldBe(2);
        (await rows.FirstAsync<AuthorFigures>()).ShouldNotBeNull().Volumes.ShouldBe(2);
        (await rows.IncludeDeleted().FirstAsync<AuthorFigures>()).ShouldNotBeNull().Volumes.ShouldBe(3);
    }

    [Fact]
    public async Task A_referred_row_that_row_security_hides_is_null_or_a_typed_failure_and_never_a_row_less()
    {
        Scene scene = await CommittedAsync();
        await using (LibrarySession reader = await server.ReaderAsync())
        {
            (await reader.Volumes.ByAuthorId(scene.Author.Id).OrderedBy(VolumeRepository.OrderByTitle).ListAsync<PublicListing>()).ShouldBe(
                [new PublicListing("a", scene.Open.Name), new PublicListing("b", null), new PublicListing("c", scene.Open.Name)]);
        }
        await using (LibrarySession reader = await server.ReaderAsync())
        {
            HiddenRowException failure = await Should.ThrowAsync<HiddenRowException>(() => reader.Volumes.ByAuthorId(scene.Author.Id).ListAsync<Listing>());
            (failure.Table, failure.Column).ShouldBe(("lib.volumes", "publisher_id.name"));
            failure.Message.ShouldContain("lib.volumes.publisher_id.name of Listing");
        }
        await using (LibrarySession reader = await server.ReaderAsync())
        {
            await Should.ThrowAsync<HiddenRowException>(async () =>
            {
                await foreach (Listing _ in reader.Volumes.ByAuthorId(scene.Author.Id).StreamAsync<Listing>()) continue;
            });
        }
    }

    [Fact]
    public async Task Figures_are_exact_and_by_group()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);

        AuthorFigures figures = (await session.Volumes.ByAuthorId(scene.Author.Id).ListAsync<AuthorFigures>()).ShouldHaveSingleItem();
        figures.Author.ShouldBe(scene.Author.Name);
        figures.Volumes.ShouldBe(3);
        figures.Pages.ShouldBe(int.MaxValue + 300L);
        figures.Copies.ShouldBe(short.MaxValue + 2L);
        figures.Sold.ShouldBe(2m * long.MaxValue);
        figures.Price.ShouldBe(0.30m);
        figures.Weight.ShouldBe(1.5);
        figures.MeanPages.ShouldBe((int.MaxValue + 300L) / 3m, 0.0000001m);
        figures.MeanPrice.ShouldBe(0.10m);
        figures.MeanWeight.ShouldBe(1.5);
        figures.FirstRead.ShouldBe(new DateOnly(2026, 1, 2));
        figures.LastTitle.ShouldBe("c");
        figures.Worst.ShouldBe(Condition.Worn);
        figures.LastPublisher.ShouldBe(new[] { scene.Open.Name, scene.Hidden.Name }.Max(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Groups_come_in_their_order_with_a_limit_of_groups()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        Rows<Volume> rows = session.Volumes.ByAuthorId(scene.Author.Id);

        Shelf worn = new(Condition.Worn, Mood.Sunny, 2), fine = new(Condition.AsNew, Mood.Rainy, 1);
        (await rows.ListAsync<Shelf>()).ShouldBe([worn, fine]);
        (await rows.ListAsync<Shelf>(limit: 1)).ShouldBe([worn]);
        (await rows.Reversed().ListAsync<Shelf>()).ShouldBe([fine, worn]);
        (await session.Volumes.ByAuthorId(Guid.NewGuid()).ListAsync<Shelf>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Figures_of_no_rows_are_none_and_null()
    {
        await using LibrarySession session = await server.AdminAsync();
        (await session.Volumes.ByAuthorId(Guid.NewGuid()).FirstAsync<Totals>()).ShouldBe(new Totals(0, null, null));
    }

    [Fact]
    public async Task Projections_are_paged_and_streamed_as_their_rows_are()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        Rows<Volume> rows = session.Volumes.ByAuthorId(scene.Author.Id).OrderedBy(VolumeRepository.OrderByReadOnAndPagesDescending);
        string[] expected = [.. (await rows.ListAsync()).Select(volume => volume.Title)];
        expected.ShouldBe(["b", "c", "a"]);

        List<string> streamed = [];
        await foreach (Listing listing in rows.StreamAsync<Listing>()) streamed.Add(listing.Title);
        streamed.ShouldBe(expected);

        List<string> paged = [];
        Page<Listing>? page = null;
        do
        {
            page = await rows.PageAsync<Listing>(1, page?.Next);
            paged.AddRange(page.Items.Select(listing => listing.Title));
        }
        while (page.Next is not null);
        paged.ShouldBe(expected);
        (await rows.PageAsync<PublicListing>(5, page.Previous)).Items.Select(listing => listing.Title).ShouldBe(expected[..2]);

        // A cursor is of one order.
        string next = (await rows.PageAsync(1)).Next.ShouldNotBeNull();
        Rows<Volume> other = session.Volumes.ByAuthorId(scene.Author.Id).OrderedBy(VolumeRepository.OrderByTitle);
        await Should.ThrowAsync<InvalidCursorException>(() => other.PageAsync(1, next));
    }

    [Fact]
    public async Task An_enum_of_PostgreSQL_is_ordered_by_its_members_and_paged_so()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        Rows<Volume> rows = session.Volumes.ByAuthorId(scene.Author.Id).OrderedBy(VolumeRepository.OrderByConditionDescending);

        (await rows.ListAsync()).Select(volume => volume.Condition).ShouldBe([Condition.AsNew, Condition.Worn, Condition.Worn]);
        (await rows.ListAsync<PublicListing>()).Select(listing => listing.Title).ShouldBe((await rows.ListAsync()).Select(volume => volume.Title));
        Page<Volume> first = await rows.PageAsync(1);
        Page<Volume> second = await rows.PageAsync(1, first.Next);
        Page<Volume> third = await rows.PageAsync(1, second.Next);
        new[] { first, second, third }.SelectMany(page => page.Items).Select(volume => volume.Id).ShouldBe((await rows.ListAsync()).Select(volume => volume.Id));
        third.Next.ShouldBeNull();
    }

    [Fact]
    public async Task Rows_are_locked_where_columns_are_joined_to_them()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        (await session.Volumes.ByAuthorId(scene.Author.Id).ForUpdate().ListAsync<Listing>()).Count.ShouldBe(3);
        (await session.Volumes.ByAuthorId(scene.Author.Id).ForUpdate().ListAsync<VolumeTitle>()).Count.ShouldBe(3);
        (await session.Volumes.ByAuthorId(scene.Author.Id).ForUpdate().FirstAsync<Totals>()).ShouldNotBeNull().Volumes.ShouldBe(3);
    }

    private async Task<Scene> CommittedAsync()
    {
        await using LibrarySession session = await server.AdminAsync();
        Scene scene = await Scene.MakeAsync(session);
        await session.CommitAsync();
        return scene;
    }

    /// <summary>Three volumes of one author: a and c of a publisher that everybody sees, b of one that readers do not.</summary>
    private sealed record Scene(Author Author, Publisher Open, Publisher Hidden, IReadOnlyList<Volume> Volumes)
    {
        public static async Task<Scene> MakeAsync(LibrarySession session)
        {
            string mark = Guid.NewGuid().ToString("N");
            Town town = await session.Towns.InsertAsync(new Town { Name = "Oslo" });
            Publisher open = await session.Publishers.InsertAsync(new Publisher { Name = "open " + mark, TownId = town.Id });
            Publisher hidden = await session.Publishers.InsertAsync(new Publisher { Name = "hidden " + mark, IsListed = false });
            Author author = await session.Authors.InsertAsync(new Author { Name = "author " + mark });
            Volume first = new() { Title = "a", AuthorId = author.Id, PublisherId = open.Id, Pages = int.MaxValue, Copies = short.MaxValue, Sold = long.MaxValue, Price = 0.10m, About = new Document { Title = "about a" } };
            Volume[] volumes =
            [
                first,
                first with { Title = "b", PublisherId = hidden.Id, PrinterId = open.Id, Pages = 100, Copies = 1, Weight = 1.5, ReadOn = new DateOnly(2026, 1, 2), About = null },
                first with { Title = "c", Pages = 200, Copies = 1, Sold = 0, ReadOn = new DateOnly(2026, 1, 3), Condition = Condition.AsNew, Mood = Mood.Rainy },
            ];
            List<Volume> stored = [];
            foreach (Volume volume in volumes) stored.Add(await session.Volumes.InsertAsync(volume));
            return new Scene(author, open, hidden, stored);
        }
    }
}
