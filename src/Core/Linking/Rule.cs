namespace StudyHub.Schema.Linking;

/// <summary>A rule of this room. All are errors: what they find would fail, or be lost, on the server.</summary>
/// <param name="Id">SHS1 and two digits; its page is docs/rules/{Id}.md.</param>
/// <param name="MessageFormat">With {0}, {1} … for a finding's arguments.</param>
/// <param name="Description">Why it is a fault, in a sentence or two.</param>
public sealed record Rule(string Id, string Title, string MessageFormat, string Description);
