using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema;

// Rules that look into other tables.
namespace Library.Lookups;

/// <summary>Who reads together. A user sees its own rows, and so do the rules of other tables.</summary>
[Table, OwnedBy(nameof(UserId), Commands = Command.Select)]
[Unique(nameof(UserId), nameof(CircleId))]
public sealed record Reader
{
    public Guid Id { get; init; }
    public Guid UserId { get; init; }
    [Index] public Guid CircleId { get; init; }
    [Default("now()")] public DateTimeOffset Since { get; init; }
    public bool MayWrite { get; init; }
}

/// <summary>What every table of a circle asks.</summary>
internal static class Circles
{
    public static IEnumerable<Guid> Of(Session session, IEnumerable<Reader> readers)
        => readers.Where(r => r.UserId == session.UserId).Select(r => r.CircleId);

    public static bool MayWrite(Guid circleId, Session session, IEnumerable<Reader> readers)
        => readers.Any(r => r.CircleId == circleId && r.UserId == session.UserId && r.MayWrite);
}

/// <summary>Seen by its circle, written by those of it who may.</summary>
[Table]
public sealed partial record Letter
{
    public Guid Id { get; init; }
    [Index] public Guid CircleId { get; init; }
    public required string Text { get; init; }
    public string[] Topics { get; init; } = [];

    [Policy(Command.Select)]
    static bool OfCircle(Letter row, Session session, IEnumerable<Reader> readers) => Circles.Of(session, readers).Contains(row.CircleId);

    [Policy(Command.Insert | Command.Update)]
    static bool ByWriter(Letter row, Session session, IEnumerable<Reader> readers) => Circles.MayWrite(row.CircleId, session, readers);

    /// <summary>Those about a topic, in circles that somebody belongs to since a moment.</summary>
    [Query]
    static bool About(Letter row, string topic, Guid[] circles, IEnumerable<Reader> readers, Guid user, DateTimeOffset until)
        => row.Topics.Contains(topic) && circles.Contains(row.CircleId) && readers.Any(r => r.CircleId == row.CircleId && r.UserId == user && r.Since <= until);
}

/// <summary>On a letter, and seen by who sees it: the letters' own policy decides, since PostgreSQL asks it too.</summary>
[Table]
public sealed partial record Answer
{
    public Guid Id { get; init; }
    [References<Letter>(OnDelete = OnDelete.Cascade)] public Guid LetterId { get; init; }
    public required string Text { get; init; }

    [Policy(Command.Select | Command.Insert)]
    static bool ToVisibleLetter(Answer row, IEnumerable<Letter> letters) => letters.Any(l => l.Id == row.LetterId);
}
