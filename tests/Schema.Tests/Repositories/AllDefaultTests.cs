using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Repositories;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Repositories;

/// <summary>Rows that leave every column to its DEFAULT: PostgreSQL has no array of such.</summary>
public sealed class AllDefaultTests
{
    private const string Table = """
        create table ticks (id uuid primary key default gen_random_uuid(), place uuid unique default gen_random_uuid(), lot uuid default gen_random_uuid());
        grant all on ticks to schema_tests_authenticated;
        """;

    [Fact]
    public async Task Each_of_them_is_stored_and_comes_back()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync(Table);
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        TickRepository ticks = new(session);
        Guid place = Guid.NewGuid();

        (await ticks.InsertManyAsync([new(), new(), new()])).ShouldBe(3);
        IReadOnlyList<Tick> stored = await ticks.InsertManyReturningAsync([new(), new(place), new(), new()]);

        stored.ShouldAllBe(tick => tick.Id != Guid.Empty);
        stored.Select(tick => tick.Id).Distinct().Count().ShouldBe(4);
        stored[1].Place.ShouldBe(place);
        (await ticks.All().CountAsync()).ShouldBe(7);
    }

    [Fact]
    public async Task One_that_meets_a_row_with_its_default_is_stored_over_it()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync(Table + "alter table ticks alter place set default '11111111-1111-1111-1111-111111111111';");
        await using SchoolSession session = await school.AsAsync(SchoolUnderTest.Alice);
        TickRepository ticks = new(session);

        IReadOnlyList<Tick> stored = await ticks.UpsertManyAsync([new(), new()]);

        stored.Count.ShouldBe(2);
        (stored[1].Id, stored[1].Place).ShouldBe((stored[0].Id, stored[0].Place));
        stored[1].Lot.ShouldNotBe(stored[0].Lot);
        (await ticks.All().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task In_one_round_trip_it_is_said_that_there_is_a_statement_for_each()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync();
        await school.ChangeAsync(Table);
        SessionUser alice = SessionUser.Authenticated(SchoolUnderTest.Alice);

        (await school.Database.WriteAsync(alice, (session, token) => new TickRepository(session).InsertManyAsync([new()], token))).ShouldBe(1);
        (await Should.ThrowAsync<InvalidOperationException>(() => school.Database.WriteAsync(alice, (session, token) => new TickRepository(session).InsertManyAsync([new(), new()], token))))
            .Message.ShouldContain("RunAsync");
        (await school.AskAsync<long>("select count(*) from ticks")).ShouldBe(1);
    }

    private sealed record Tick(Guid Place = default)
    {
        public Guid Id { get; init; }

        public Guid Lot { get; init; }
    }

    /// <summary>As it would be emitted.</summary>
    private sealed class TickRepository(DatabaseSession session) : TableRepository<Tick>(session, Sql)
    {
        private static readonly TableSql Sql = new("public.ticks", "public.ticks", ["id", "place", "lot"], optional: 3, inserted: 3, key: [0], kept: [0]);
        private static readonly RowKey ByPlace = Sql.Unique(1);

        public Task<int> InsertManyAsync(IReadOnlyCollection<Tick> rows, CancellationToken cancellationToken = default) => InsertRowsAsync(rows, cancellationToken);

        public Task<IReadOnlyList<Tick>> InsertManyReturningAsync(IReadOnlyCollection<Tick> rows) => InsertRowsReturningAsync(rows, CancellationToken.None);

        public Task<IReadOnlyList<Tick>> UpsertManyAsync(IReadOnlyCollection<Tick> rows) => UpsertRowsAsync(ByPlace, rows, CancellationToken.None);

        protected override StatementCommand Fill(StatementCommand values, Tick row) => values.Uuid(row.Id).Uuid(row.Place).Uuid(row.Lot);

        protected override long Left(Tick row) => (row.Id == default ? 1 : 0) | (row.Place == default ? 2 : 0) | (row.Lot == default ? 4 : 0);

        protected override Tick Read(NpgsqlDataReader reader) => new(reader.GetGuid(1)) { Id = reader.GetGuid(0), Lot = reader.GetGuid(2) };
    }
}
