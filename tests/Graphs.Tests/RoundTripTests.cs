using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Campus;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>Counted on the wire.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public async Task A_graph_takes_one_round_trip_whatever_the_number_of_its_rows()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        await Term.Of(500, 1).StoreAsync(campus);
        await using CountingProxy proxy = new(campus.Login);
        await using CampusDatabase database = CampusDatabase.Create(proxy.ConnectionString);
        await LoadAsync(1);

        (int, int)[] counted = [await CountedAsync(1), await CountedAsync(50), await CountedAsync(500)];

        counted.ShouldBe([(1, 1), (1, 50), (1, 500)]);

        // The proxy counts: row by row it would be hundreds.
        int before = proxy.RoundTrips;
        await using CampusSession session = await database.OpenAsync(SessionUser.Admin());
        await Naive.PupilsAsync(session, await session.Pupils.ListAsync(50));
        (proxy.RoundTrips - before).ShouldBeGreaterThan(100);

        Task<IReadOnlyList<PupilGraph>> LoadAsync(int pupils)
            => database.ReadAsync(SessionUser.Admin(), (session, _) => session.Pupils.All().ListAsync<PupilGraph>(pupils));

        async Task<(int RoundTrips, int Pupils)> CountedAsync(int pupils)
        {
            int start = proxy.RoundTrips;
            IReadOnlyList<PupilGraph> graphs = await LoadAsync(pupils);
            graphs.Sum(graph => graph.Enrolments.Count).ShouldBeGreaterThanOrEqualTo(pupils / 2);
            return (proxy.RoundTrips - start, graphs.Count);
        }
    }

    [Fact]
    public async Task So_does_one_with_links_and_one_by_its_key()
    {
        await using CampusServer campus = await CampusServer.OpenAsync();
        Term term = Term.Of(20, 2);
        await term.StoreAsync(campus);
        await using CountingProxy proxy = new(campus.Login);
        await using CampusDatabase database = CampusDatabase.Create(proxy.ConnectionString);
        await database.ReadAsync(SessionUser.Admin(), (session, _) => session.Pupils.AnyOfYearAsync(1));
        int start = proxy.RoundTrips;

        await database.ReadAsync(SessionUser.Admin(), (session, _) => session.Courses.All().ListAsync<CourseGraph>());
        (proxy.RoundTrips - start).ShouldBe(1);
        await database.ReadAsync(SessionUser.Admin(), (session, _) => session.Pupils.GetAsync<MentorGraph>(term.Pupils[0].Id));
        (proxy.RoundTrips - start).ShouldBe(2);
    }
}
