using System;
using System.Threading;

namespace StudyHub.Schema.Sessions;

/// <summary>Lets one operation in at a time, and none after the end; says why.</summary>
internal struct SessionGate
{
    // 0: not opened yet.
    private const int Idle = 1;
    private const int Busy = 2;
    private const int Committed = 3;
    private const int Failed = 4;
    private const int Closed = 5;
    private const int Spent = 6;

    private int state;
    private int next;
    private string? failure;

    /// <param name="isForOneStatement">After the first operation none is let in.</param>
    public void Open(bool isForOneStatement)
    {
        next = isForOneStatement ? Spent : Idle;
        Volatile.Write(ref state, Idle);
    }

    /// <exception cref="InvalidOperationException">Another operation is running, or the session has ended.</exception>
    /// <exception cref="ObjectDisposedException">The session was disposed.</exception>
    public void Enter()
    {
        switch (Interlocked.CompareExchange(ref state, Busy, Idle))
        {
            case Idle: return;
            case Busy:
                throw new InvalidOperationException(
                    "Another operation of this session is still running. A session is one transaction on one connection: await each call "
                    + "before the next, or open a session for each task.");
            case Committed:
                throw new InvalidOperationException("The session was committed, which ends it. Open another one with OpenAsync.");
            case Failed when next == Spent:
                throw new InvalidOperationException(
                    $"The one statement of this session failed ({failure}), which ends it. Its exception says what is stored; run another statement in a session of its own.");
            case Failed:
                throw new InvalidOperationException(
                    $"An earlier statement of this session failed ({failure}) and everything in it was rolled back. Open another one with OpenAsync.");
            case Spent:
                throw new InvalidOperationException(
                    "ReadAsync and WriteAsync are for one statement, which is a transaction by itself. Use RunAsync, or OpenAsync, for several in one.");
            case Closed: throw new ObjectDisposedException(nameof(DatabaseSession));
            default: throw new InvalidOperationException("The session was not opened. Take one from the database's OpenAsync.");
        }
    }

    public void Leave() => Interlocked.CompareExchange(ref state, next, Busy);

    public void Commit() => Interlocked.CompareExchange(ref state, Committed, Busy);

    /// <summary>Only the type's name is kept: a message may hold values.</summary>
    public void Fail(Exception exception)
    {
        failure = exception.GetType().Name;
        Interlocked.CompareExchange(ref state, Failed, Busy);
    }

    /// <returns>Whether an operation is still running, which nobody waited for.</returns>
    public bool Close() => Interlocked.Exchange(ref state, Closed) == Busy;
}
