namespace StudyHub.Web.Api;

/// <summary>The part of a list that is asked for.</summary>
/// <param name="Limit">1 to 100; 20 where it is left out.</param>
/// <param name="Cursor">Where to go on, as the page before gave it; the first page without.</param>
internal readonly record struct PageRequest(int? Limit, string? Cursor)
{
    public const int LongestPage = 100;
    private const int UsualPage = 20;

    /// <exception cref="UnfitRequestException">Out of range.</exception>
    public int Rows => Limit switch
    {
        null => UsualPage,
        >= 1 and <= LongestPage => Limit.Value,
        _ => throw new UnfitRequestException($"A page has 1 to {LongestPage} items."),
    };
}
