using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Commands;
using StudyHub.Schema.Documents;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Commands;

/// <summary>Commands are used again by whoever comes next, and by nobody at the same time.</summary>
public sealed class CommandPoolTests
{
    private const int Operations = 1_000_000;
    private const int Workers = 8;

    /// <summary>
    /// The checker marks each command with the worker that has it, and unmarks it before it goes back: a command in two hands is found
    /// at the second mark, values of somebody else at the look before it goes.
    /// </summary>
    [Fact]
    public async Task In_a_million_turns_no_command_is_in_two_hands()
    {
        Statement[] statements = [.. Enumerable.Range(0, 4).Select(i => new Statement("t", $"select {i}, $1, $2"))];
        Checker checker = new();

        await Task.WhenAll(Enumerable.Range(1, Workers).Select(worker => Task.Run(() =>
        {
            for (int turn = 0; turn < Operations / Workers; turn++) checker.Turn(statements[(turn + worker) % statements.Length], worker, turn);
        }, TestContext.Current.CancellationToken)));

        checker.Faults.ShouldBe(0);
        checker.Turns.ShouldBe(Operations);
        checker.Commands.ShouldBeLessThan(Operations / 10);
    }

    [Fact]
    public async Task A_pool_that_hands_out_a_command_twice_is_found_by_the_checker()
    {
        StatementCommand shared = new(new Statement("t", "select $1, $2"));
        Checker checker = new();

        await Task.WhenAll(Enumerable.Range(1, Workers).Select(worker => Task.Run(() =>
        {
            for (int turn = 0; turn < 20_000; turn++) checker.Hold(shared, worker);
        }, TestContext.Current.CancellationToken)));

        checker.Faults.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_command_that_is_used_a_second_time_says_so()
    {
        Statement statement = new("t", "select $1");
        StatementCommand command = statement.Rent().Take(JsonDocuments.DefaultOptions).Integer(1);

        Should.Throw<InvalidOperationException>(() => command.Take(JsonDocuments.DefaultOptions)).Message.ShouldContain("two callers");
        Should.Throw<InvalidOperationException>(command.Complete);
    }

    [Fact]
    public void What_a_command_was_given_is_not_kept_and_its_parameters_are()
    {
        Statement statement = new("t", "select $1, $2");
        StatementCommand first = statement.Rent().Take(JsonDocuments.DefaultOptions).Text("secret").Integer(7);
        Npgsql.NpgsqlParameter text = first.Parameters[0];
        using Npgsql.NpgsqlConnection connection = new();
        first.Send(connection, null, isPrepared: false);
        first.Complete();

        StatementCommand second = statement.Rent().Take(JsonDocuments.DefaultOptions);
        second.ShouldBeSameAs(first);
        text.Value.ShouldBeNull();
        second.Text("other").Integer(8).Parameters[0].ShouldBeSameAs(text);
    }

    /// <summary>Users, statements, failures and cancellations mixed, on few connections: each sees what it asked for and nothing else.</summary>
    [Fact]
    public async Task Whoever_shares_statements_gets_their_own_rows()
    {
        await using SchoolUnderTest school = await SchoolServer.OpenAsync(login => login.MaxPoolSize = 6);
        (Guid User, Student[] Rows)[] users = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            Guid user = Guid.NewGuid();
            Student[] rows = [.. Enumerable.Range(0, 20).Select(n => SchoolUnderTest.Student(user, $"{user}/{n}") with { Id = Guid.NewGuid() })];
            await school.Database.WriteAsync(SessionUser.Authenticated(user), (session, token) => session.Students.InsertManyAsync(rows, token));
            return (user, rows);
        }));
        int done = 0;

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async worker =>
        {
            Random random = new(worker);
            for (int turn = 0; turn < 250; turn++)
            {
                (Guid user, Student[] rows) = users[random.Next(users.Length)];
                Student wanted = rows[random.Next(rows.Length)];
                SessionUser who = SessionUser.Authenticated(user);
                switch (random.Next(5))
                {
                    case 0:
                        (await school.Database.ReadAsync(who, wanted.Id, static (session, id, token) => session.Students.GetAsync(id, token)))!.DisplayName.ShouldBe(wanted.DisplayName);
                        break;
                    case 1:
                        (await school.Database.ReadAsync(who, (session, token) => session.Students.ListAsync(cancellationToken: token)))
                            .Select(row => row.Id).ShouldBe(rows.Select(row => row.Id), ignoreOrder: true);
                        break;
                    case 2:
                        (await school.Database.WriteAsync(who, (session, token) => session.Students.UpdateAsync(wanted with { Mood = Mood.Calm }, token))).Id.ShouldBe(wanted.Id);
                        break;
                    case 3:
                        await Should.ThrowAsync<UniqueViolationException>(
                            () => school.Database.WriteAsync(who, (session, token) => session.Students.InsertAsync(wanted, token)));
                        break;
                    default:
                        using (CancellationTokenSource soon = new())
                        {
                            Task<IReadOnlyList<Student>> asked = school.Database.ReadAsync(
                                who, (session, token) => session.Students.ListAsync(cancellationToken: token), soon.Token);
                            await soon.CancelAsync();
                            try
                            {
                                (await asked).ShouldAllBe(row => row.UserId == user);
                            }
                            catch (OperationCanceledException)
                            {
                                // As asked.
                            }
                        }
                        break;
                }
                Interlocked.Increment(ref done);
            }
        }));

        done.ShouldBe(4_000);
    }

    private sealed class Checker
    {
        private readonly ConcurrentDictionary<StatementCommand, int[]> owners = new(ReferenceEqualityComparer.Instance);
        private int faults;
        private int turns;

        public int Faults => faults;

        public int Turns => turns;

        public int Commands => owners.Count;

        public void Turn(Statement statement, int worker, int turn)
        {
            StatementCommand command = statement.Rent().Take(JsonDocuments.DefaultOptions);
            int[] owner = Mark(command, worker);
            command.Integer(worker).Text("worker " + worker + " turn " + turn);
            if (turn % 64 == 0) Thread.Yield();
            bool isOwn = command.Parameters is [{ Value: int number }, { Value: string text }] && number == worker && text == "worker " + worker + " turn " + turn;
            if (!isOwn) Interlocked.Increment(ref faults);
            using Npgsql.NpgsqlConnection connection = new();
            command.Send(connection, null, isPrepared: false);
            Unmark(owner, worker);
            command.Complete();
            Interlocked.Increment(ref turns);
        }

        public void Hold(StatementCommand command, int worker)
        {
            int[] owner = Mark(command, worker);
            Thread.SpinWait(50);
            Unmark(owner, worker);
        }

        private int[] Mark(StatementCommand command, int worker)
        {
            int[] owner = owners.GetOrAdd(command, _ => new int[1]);
            if (Interlocked.CompareExchange(ref owner[0], worker, 0) != 0) Interlocked.Increment(ref faults);
            return owner;
        }

        private void Unmark(int[] owner, int worker)
        {
            if (Interlocked.CompareExchange(ref owner[0], 0, worker) != worker) Interlocked.Increment(ref faults);
        }
    }
}
