using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Library;
using Library.Projections;
using Npgsql;
using StudyHub.Schema.Repositories;

namespace StudyHub.Schema.Vocabulary.Tests;

/// <summary>A query's optional parameters: what is left out is not asked, and each choice of those that are given is a statement of its own.</summary>
public sealed class OptionalParameterTests(LibraryServer server)
{
    [Fact]
    public async Task What_is_left_out_is_not_asked_and_what_is_given_is()
    {
        await using LibrarySession session = await server.AdminAsync();

        // What other tests have committed is out of sight until this one is rolled back.
        foreach (Volume before in await session.Volumes.ListAsync()) await session.Volumes.DeleteAsync(before.Id);
        Publisher first = await session.Publishers.InsertAsync(new Publisher { Name = "first" });
        Publisher second = await session.Publishers.InsertAsync(new Publisher { Name = "second" });
        Author author = await session.Authors.InsertAsync(new Author { Name = "author" });
        Author other = await session.Authors.InsertAsync(new Author { Name = "other" });
        Volume volume = new() { Title = "a", AuthorId = author.Id, PublisherId = first.Id, Pages = 10, Condition = Condition.Good };
        foreach (Volume row in new[]
        {
            volume, volume with { Title = "b", Condition = Condition.Worn }, volume with { Title = "c", PublisherId = second.Id }, volume with { Title = "d", AuthorId = other.Id },
            volume with { Title = "e", Pages = 1 },
        })
            await session.Volumes.InsertAsync(row);

        (await Titles(session.Volumes.Search(2))).ShouldBe("a b c d");
        (await Titles(session.Volumes.Search(0, author.Id))).ShouldBe("a b c e");
        (await Titles(session.Volumes.Search(2, condition: Condition.Good))).ShouldBe("a c d");
        (await Titles(session.Volumes.Search(2, publishers: [second.Id]))).ShouldBe("c");
        (await Titles(session.Volumes.Search(2, author.Id, Condition.Good))).ShouldBe("a c");
        (await Titles(session.Volumes.Search(2, author.Id, Condition.Good, [first.Id]))).ShouldBe("a");
        (await Titles(session.Volumes.Search(2, publishers: []))).ShouldBe("");
        (await session.Volumes.SearchAsync(2, author.Id, limit: 1)).ShouldHaveSingleItem().Title.ShouldBe("a");
        (await session.Volumes.CountSearchAsync(2, condition: Condition.Worn)).ShouldBe(1);
        (await session.Volumes.AnySearchAsync(2, Guid.NewGuid())).ShouldBeFalse();
        (await Titles(session.Volumes.Named("a"))).ShouldBe("a");
        (await session.Volumes.CountNamedAsync()).ShouldBe(5);

        // Behind an optional one stand values with defaults of their own.
        (await Titles(session.Volumes.Thick())).ShouldBe("a c d");
        (await Titles(session.Volumes.Thick(author.Id))).ShouldBe("a c");
        (await Titles(session.Volumes.Thick(author.Id, 0))).ShouldBe("a c e");
        (await Titles(session.Volumes.Thick(atLeast: 0, condition: Condition.Worn))).ShouldBe("b");
        (await session.Volumes.CountThickAsync(atLeast: 1)).ShouldBe(4);
    }

    [Fact]
    public void No_statement_asks_whether_a_parameter_is_null()
    {
        string[] texts = [.. Enumerable.Range(0, 8).Select(Text)];
        texts.Distinct().Count().ShouldBe(8);
        texts.ShouldAllBe(text => !text.Contains(" is null or ", StringComparison.Ordinal));
        texts[0].ShouldContain("where (pages >= $1) and deleted_at is null order by title, id limit $2");
        texts[4].ShouldContain("where (pages >= $1 and publisher_id = any ($2)) and deleted_at is null order by title, id limit $3");
        texts[7].ShouldContain("where (pages >= $1 and author_id = $2 and condition = $3::lib.condition and publisher_id = any ($4)) and");
    }

    [Fact]
    public async Task A_parameter_that_is_given_is_found_by_its_index_and_one_text_for_both_would_not_be()
    {
        await using NpgsqlConnection connection = await server.Catalog.OpenConnectionAsync();
        string text = Text(1);

        (await PlanAsync(connection, text)).ShouldContain("Index Cond: ((author_id = $2) AND (pages >= $1))");
        (await PlanAsync(connection, text.Replace("author_id = $2", "($2 is null or author_id = $2)", StringComparison.Ordinal))).ShouldNotContain("author_id = $2) AND (pages");
    }

    private static async Task<string> PlanAsync(NpgsqlConnection connection, string text)
    {
        await using NpgsqlCommand command = new(
            "set plan_cache_mode = force_generic_plan; set enable_seqscan = off; prepare volumes_of (integer, uuid, integer) as " + text
            + "; explain (costs off) execute volumes_of (1, '00000000-0000-0000-0000-000000000000', 20)", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        string plan = "";
        while (await reader.ReadAsync()) plan += reader.GetString(0) + "\n";
        await reader.DisposeAsync();
        await using NpgsqlCommand end = new("deallocate volumes_of", connection);
        await end.ExecuteNonQueryAsync();
        return plan;
    }

    /// <summary>What the repository sends for a choice of optional parameters, by their bits.</summary>
    private static string Text(int given)
    {
        RowQuery[] queries = (RowQuery[])typeof(VolumeRepository).GetField("QuerySearch", BindingFlags.Static | BindingFlags.NonPublic)!.GetValue(null)!;
        MethodInfo text = typeof(RowQuery).GetMethod("Text", BindingFlags.Instance | BindingFlags.NonPublic)!;
        return (string)text.Invoke(queries[given], [Activator.CreateInstance(text.GetParameters()[0].ParameterType)])!;
    }

    private static async Task<string> Titles(Rows<Volume> rows) => string.Join(" ", (await rows.ListAsync()).Select(volume => volume.Title));
}
