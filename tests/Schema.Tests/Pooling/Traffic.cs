using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Schema.Tests.School;
using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Schema.Tests.Pooling;

/// <summary>What a request does; all of them leave a connection behind for the next one.</summary>
internal enum RequestKind
{
    /// <summary>One statement.</summary>
    Read,

    /// <summary>Several statements, and a commit.</summary>
    Committed,

    RolledBack,

    /// <summary>PostgreSQL refuses a statement.</summary>
    Failing,

    /// <summary>Given up in the middle of a statement.</summary>
    Cancelled,

    /// <summary>A connection without a session: by whom it was used before must not be seen.</summary>
    Bare,
}

internal sealed record Request(SessionUser User, RequestKind Kind);

/// <summary>Who the database thought it was, and whose rows it showed.</summary>
internal sealed record Answer(Context Context, IReadOnlyList<Guid> Owners);

/// <summary>A way to ask the database as somebody.</summary>
internal interface IProtocol
{
    /// <summary>Null for a request that was given up before its answer.</summary>
    Task<Answer?> AskAsync(Request request, CancellationToken cancellationToken);
}

/// <summary>Many requests of different users, roles and frameworks at once over few connections; counts what is wrong with the answers.</summary>
internal sealed class Traffic(IProtocol protocol, string loginName)
{
    public const int RowsOfEach = 3;

    private const int Workers = 16;

    private int foreign, missing, misnamed, leftover;

    public static IReadOnlyList<Guid> Users { get; } = [.. Enumerable.Range(1, 8).Select(i => new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]))];

    /// <summary>Rows of somebody else.</summary>
    public int Foreign => foreign;

    /// <summary>Answers without the rows that the user has.</summary>
    public int Missing => missing;

    /// <summary>Answers as another role, user or framework than asked for.</summary>
    public int Misnamed => misnamed;

    /// <summary>Connections without a session on which one was still to be seen.</summary>
    public int Leftover => leftover;

    public ConcurrentDictionary<RequestKind, int> Done { get; } = new();

    public async Task RunAsync(int requests, CancellationToken cancellationToken)
    {
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(WorkAsync, cancellationToken)));

        async Task WorkAsync()
        {
            while (Interlocked.Increment(ref next) is var number && number < requests) await OneAsync(RequestOf(number), cancellationToken);
        }
    }

    /// <summary>Requests without a session alone.</summary>
    public async Task RunBareAsync(int requests, CancellationToken cancellationToken)
        => await Parallel.ForAsync(
            0, requests, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken },
            async (_, token) => await OneAsync(new Request(SessionUser.Anonymous, RequestKind.Bare), token));

    // Every combination comes in a fixed mix, the same in each run.
    private static Request RequestOf(int number)
    {
        Guid user = Users[number % Users.Count];
        SessionUser who = (number / Users.Count % 6) switch
        {
            0 => SessionUser.Anonymous,
            1 => SessionUser.Admin(),
            2 => SessionUser.Authenticated(user, Users[(number + 3) % Users.Count]),
            _ => SessionUser.Authenticated(user),
        };
        RequestKind kind = (number % 41) switch
        {
            < 16 => RequestKind.Read,
            < 30 => RequestKind.Committed,
            < 35 => RequestKind.RolledBack,
            < 38 => RequestKind.Failing,
            < 39 => RequestKind.Cancelled,
            _ => RequestKind.Bare,
        };
        return new Request(who, kind);
    }

    private async Task OneAsync(Request request, CancellationToken cancellationToken)
    {
        Answer? answer = await protocol.AskAsync(request, cancellationToken);
        Done.AddOrUpdate(request.Kind, 1, (_, count) => count + 1);
        if (answer is not null) Judge(request, answer);
    }

    private void Judge(Request request, Answer answer)
    {
        Context seen = answer.Context;
        if (request.Kind == RequestKind.Bare)
        {
            if (seen.Role != loginName || seen.UserId is { Length: > 0 } || seen.FrameworkId is { Length: > 0 }) Interlocked.Increment(ref leftover);
            return;
        }
        SessionUser user = request.User;
        string role = SchoolServer.Roles.NameOf(user.Role);
        if (seen.Role != role || seen.UserId != (user.UserId?.ToString() ?? "") || seen.FrameworkId != (user.FrameworkId?.ToString() ?? ""))
            Interlocked.Increment(ref misnamed);
        IEnumerable<Guid> expected = user.Role switch
        {
            Role.Admin => Users,
            Role.Authenticated => [user.UserId!.Value],
            _ => [],
        };
        Interlocked.Add(ref foreign, answer.Owners.Count(owner => !expected.Contains(owner)));
        if (answer.Owners.Count < expected.Count() * RowsOfEach) Interlocked.Increment(ref missing);
    }
}
