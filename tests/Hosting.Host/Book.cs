using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using StudyHub.Schema;

[assembly: Database("Library", AnonRole = "library_anon", AuthenticatedRole = "library_reader", AdminRole = "library_admin", AdminAccess = true, Json = typeof(StudyHub.Library.LibraryJson))]

namespace StudyHub.Library;

/// <summary>Kept as an enum of PostgreSQL.</summary>
[PostgresEnum]
public enum Binding
{
    Hardback,
    Paperback,
    SpiralBound,
}

/// <summary>Kept as text with a check.</summary>
public enum Genre
{
    Fiction,
    Reference,
}

/// <summary>A book of somebody.</summary>
[Table, OwnedBy(nameof(OwnerId))]
public sealed partial record Book : ITimestamped, ISoftDeletable
{
    public Guid Id { get; init; }

    [Index] public Guid OwnerId { get; init; }

    [Length(100)] public required string Title { get; init; }

    [Unique, Length(20)] public required string Isbn { get; init; }

    public Binding Binding { get; init; } = Binding.Paperback;

    public Genre Genre { get; init; } = Genre.Fiction;

    public string[] Keywords { get; init; } = [];

    [Jsonb] public Imprint Imprint { get; init; } = new();

    [Numeric(8, 2)] public decimal? Price { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }

    [Check] static bool PriceIsNotNegative(Book row) => row.Price >= 0;

    [Query(OrderBy = [nameof(Title)])] static bool Published(Book row, Guid ownerId, DateOnly before) => row.OwnerId == ownerId && row.PublishedOn < before;
}

/// <summary>Who made the book: a document.</summary>
public sealed record Imprint
{
    public string Publisher { get; init; } = "";

    public int? Year { get; init; }

    public IReadOnlyList<string> Places { get; init; } = [];
}

/// <summary>A book that was lent.</summary>
[Table, OwnedBy(nameof(ReaderId))]
public sealed partial record Loan
{
    public Guid Id { get; init; }

    [References<Book>(OnDelete = OnDelete.Cascade)] public Guid BookId { get; init; }

    [Index] public Guid ReaderId { get; init; }

    public DateTimeOffset LentAt { get; init; }

    public TimeOnly? PickUpAt { get; init; }
}

/// <summary>Documents without reflection. What it leaves out tells a document that was written by it from one that was not.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Imprint))]
internal sealed partial class LibraryJson : JsonSerializerContext;
