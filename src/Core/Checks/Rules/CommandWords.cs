using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>Commands as messages name them.</summary>
internal static class CommandWords
{
    public static string Of(PolicyCommand command) => command switch
    {
        PolicyCommand.Select => "SELECT",
        PolicyCommand.Insert => "INSERT",
        PolicyCommand.Update => "UPDATE",
        PolicyCommand.Delete => "DELETE",
        _ => "ALL",
    };
}
