using System;
using Library.Types;
using StudyHub.Schema;

// What rows are read as, beside their own records.
namespace Library.Projections;

/// <summary>How a volume is kept, the worst first.</summary>
[PostgresEnum("condition")]
public enum Condition
{
    Worn,
    Good,
    AsNew,
}

/// <summary>Referred to by a reference to a reference.</summary>
[Table]
public sealed record Town
{
    public Guid Id { get; init; }
    public required string Name { get; init; }

    [Policy(Command.Select)] static bool Everyone(Town row) => true;
    [Policy(Command.All, To = Role.Admin)] static bool All(Town row) => true;
}

/// <summary>Some are hidden from readers.</summary>
[Table]
public sealed record Publisher
{
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public bool IsListed { get; init; } = true;
    [References<Town>] public Guid? TownId { get; init; }

    [Policy(Command.Select)] static bool Listed(Publisher row) => row.IsListed;
    [Policy(Command.All, To = Role.Admin)] static bool All(Publisher row) => true;
}

/// <summary>May be deleted, while volumes refer to it.</summary>
[Table]
public sealed record Author : ISoftDeletable
{
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }

    [Policy(Command.Select)] static bool Everyone(Author row) => true;
    [Policy(Command.All, To = Role.Admin)] static bool All(Author row) => true;
}

/// <summary>The rows.</summary>
[Table]
[Index(nameof(AuthorId), nameof(Pages))]
[Order(nameof(Title))]
[Order(nameof(Condition), Descending = [nameof(Condition)])]
[Order(nameof(ReadOn), nameof(Pages), Descending = [nameof(Pages)])]
public sealed partial record Volume : ISoftDeletable
{
    public Guid Id { get; init; }
    public required string Title { get; init; }
    [References<Author>] public Guid AuthorId { get; init; }
    [References<Publisher>] public Guid PublisherId { get; init; }
    [References<Publisher>] public Guid? PrinterId { get; init; }
    public int Pages { get; init; }
    public short Copies { get; init; } = 1;
    public long Sold { get; init; }
    public decimal Price { get; init; }
    public double? Weight { get; init; }
    public DateOnly? ReadOn { get; init; }
    public Mood Mood { get; init; }
    public Condition Condition { get; init; }
    [Jsonb] public Document? About { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }

    [Policy(Command.Select)] static bool Everyone(Volume row) => true;
    [Policy(Command.All, To = Role.Admin)] static bool All(Volume row) => true;

    /// <summary>Volumes by what is known of them.</summary>
    [Query(OrderBy = [nameof(Title)])]
    static bool Search(Volume row, int atLeast, Guid? authorId = null, Condition? condition = null, Guid[]? publishers = null)
        => row.Pages >= atLeast && (authorId == null || row.AuthorId == authorId) && (condition is not { } wanted || row.Condition == wanted)
            && (publishers is null || publishers.Contains(row.PublisherId));

    /// <summary>All, or those of one title.</summary>
    [Query]
    static bool Named(Volume row, string? title = null) => row.Title == (title ?? row.Title);

    [Query(OrderBy = [nameof(Title)])]
    static bool Thick(Volume row, Guid? authorId = null, int atLeast = 5, Condition condition = Condition.Good)
        => row.Pages >= atLeast && (authorId == null || row.AuthorId == authorId) && row.Condition == condition;
}

/// <summary>Columns of the rows themselves, by a constructor and by properties.</summary>
[Projection<Volume>]
public sealed partial record VolumeTitle(Guid Id, string Title)
{
    public Mood Mood { get; init; }
    public Condition? Condition { get; init; }
    public Document? About { get; init; }
}

/// <summary>Columns over references.</summary>
[Projection<Volume>]
public sealed partial record Listing
{
    public required string Title { get; init; }

    [Over(nameof(Volume.AuthorId), nameof(Projections.Author.Name))] public string? Author { get; init; }

    [Over(nameof(Volume.PublisherId), nameof(Projections.Publisher.Name))] public required string Publisher { get; init; }

    [Over(nameof(Volume.PrinterId), nameof(Projections.Publisher.Name))] public string? Printer { get; init; }

    [Over(nameof(Volume.PublisherId), nameof(Projections.Publisher.TownId), nameof(Projections.Town.Name))] public string? Town { get; init; }
}

/// <summary>The same where a publisher may be hidden.</summary>
[Projection<Volume>]
public sealed partial record PublicListing(string Title, [Over(nameof(Volume.PublisherId), nameof(Publisher.Name))] string? PublisherName);

/// <summary>Every figure by group.</summary>
[Projection<Volume>]
public sealed partial record AuthorFigures
{
    [Over(nameof(Volume.AuthorId), nameof(Projections.Author.Name))] public string? Author { get; init; }
    [Count] public long Volumes { get; init; }
    [Sum(nameof(Volume.Pages))] public long Pages { get; init; }
    [Sum(nameof(Volume.Copies))] public long Copies { get; init; }
    [Sum(nameof(Volume.Sold))] public decimal Sold { get; init; }
    [Sum(nameof(Volume.Price))] public decimal Price { get; init; }
    [Sum(nameof(Volume.Weight))] public double? Weight { get; init; }
    [Average(nameof(Volume.Pages))] public decimal MeanPages { get; init; }
    [Average(nameof(Volume.Price))] public decimal MeanPrice { get; init; }
    [Average(nameof(Volume.Weight))] public double? MeanWeight { get; init; }
    [Min(nameof(Volume.ReadOn))] public DateOnly? FirstRead { get; init; }
    [Max(nameof(Volume.Title))] public required string LastTitle { get; init; }
    [Min(nameof(Volume.Condition))] public Condition Worst { get; init; }
    [Max(nameof(Volume.PublisherId), nameof(Publisher.Name))] public string? LastPublisher { get; init; }
}

/// <summary>Grouped by columns of the rows themselves.</summary>
[Projection<Volume>]
public sealed partial record Shelf(Condition Condition, Mood Mood, [Count] long Volumes);

/// <summary>Of all rows at once.</summary>
[Projection<Volume>]
public sealed partial record Totals([Count] long Volumes, [Sum(nameof(Volume.Pages))] long? Pages, [Max(nameof(Volume.Title))] string? LastTitle);
