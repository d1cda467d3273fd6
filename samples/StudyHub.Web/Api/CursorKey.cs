namespace StudyHub.Web.Api;

/// <summary>
/// The secret that cursors of pages are sealed with, so that nobody makes places of their own in a list. Row security decides what a page shows
/// either way.
/// </summary>
internal static class CursorKey
{
    /// <summary>Every instance of the application has the same one: a cursor of one is read by another.</summary>
    public static readonly SecretSetting Setting = new("StudyHub:CursorKey", ShortestLength: 32);
}
