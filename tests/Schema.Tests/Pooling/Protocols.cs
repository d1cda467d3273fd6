using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Npgsql;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;
using StudyHub.School;

namespace StudyHub.Schema.Schema.Tests.Pooling;

/// <summary>As applications do it: by the library.</summary>
internal sealed class SessionProtocol(SchoolDatabase database) : IProtocol
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(5);

    public async Task<Answer?> AskAsync(Request request, CancellationToken cancellationToken)
    {
        switch (request.Kind)
        {
            case RequestKind.Read:
                return await database.ReadAsync(request.User, (session, token) => new AnswerRepository(session).GetAsync(token)!, cancellationToken);
            case RequestKind.Bare:
                await using (NpgsqlConnection connection = await database.SourceFor(Role.Authenticated).OpenConnectionAsync(false, cancellationToken))
                    return new Answer(await ContextRepository.OfAsync(connection), []);
        }
        await using SchoolSession session = await database.OpenAsync(request.User, cancellationToken);
        Context context = await new ContextRepository(session).GetAsync(cancellationToken);
        switch (request.Kind)
        {
            case RequestKind.Failing:
                await Should.ThrowAsync<InvalidValueException>(() => new ContextRepository(session).RunAsync("select 1 / 0", cancellationToken));
                return null;
            case RequestKind.Cancelled:
                using (CancellationTokenSource impatient = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
                {
                    impatient.CancelAfter(Patience);
                    await Should.ThrowAsync<OperationCanceledException>(() => new ContextRepository(session).SleepAsync(60, impatient.Token));
                    return null;
                }
        }
        IReadOnlyList<Student> rows = request.User.Role == Role.Anon ? [] : await session.Students.ListAsync(cancellationToken: cancellationToken);
        if (request.Kind == RequestKind.Committed) await session.CommitAsync(cancellationToken);
        return new Answer(context, [.. rows.Select(row => row.UserId)]);
    }

    /// <summary>Context and rows by one statement.</summary>
    private sealed class AnswerRepository(DatabaseSession session) : StudyHub.Schema.Repositories.Repository<Answer>(session, "public.students")
    {
        private const string Owners = ", array(select user_id from students)";

        private readonly bool isAnonymous = session.User.Role == Role.Anon;

        public Task<Answer?> GetAsync(CancellationToken cancellationToken)
            => QueryRowAsync(ContextRepository.Sql + (isAnonymous ? ", '{}'::uuid[]" : Owners), cancellationToken);

        protected override Answer Read(NpgsqlDataReader reader) => new(ContextRepository.ReadFrom(reader), reader.GetFieldValue<Guid[]>(4));
    }
}

/// <summary>As it must not be done: role and user are set on the connection, and then a query is sent. Shows that the traffic finds that out.</summary>
internal sealed class ConnectionProtocol(NpgsqlDataSource source) : IProtocol
{
    public async Task<Answer?> AskAsync(Request request, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        if (request.Kind == RequestKind.Bare) return new Answer(await ContextRepository.OfAsync(connection), []);
        SessionUser user = request.User;
        await using (NpgsqlCommand set = new("select set_config('role', $1, false), set_config('app.user_id', $2, false), set_config('app.framework_id', $3, false)", connection))
        {
            foreach (string value in new[] { SchoolServer.Roles.NameOf(user.Role), user.UserId?.ToString() ?? "", user.FrameworkId?.ToString() ?? "" })
                set.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
            await set.ExecuteNonQueryAsync(cancellationToken);
        }
        Context context = await ContextRepository.OfAsync(connection);
        if (user.Role == Role.Anon) return new Answer(context, []);
        try
        {
            await using NpgsqlCommand rows = new("select array(select user_id from students)", connection);
            return new Answer(context, (Guid[])(await rows.ExecuteScalarAsync(cancellationToken))!);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Somebody else's role by now; that one is seen in the context already or in the rows of others.
            return new Answer(context, []);
        }
    }
}
