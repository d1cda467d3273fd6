using System.Linq;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Effects;

/// <summary>Whether one policy certainly lets nobody see or do what another did not.</summary>
internal static class PolicyBreadth
{
    /// <summary>Both permissive or both restrictive. A restrictive one is within another if it denies no less.</summary>
    public static bool IsWithin(PolicyModel policy, PolicyModel old)
    {
        // A permissive one may be for fewer commands, a restrictive one for more.
        PolicyModel wider = policy.IsRestrictive ? policy : old;
        PolicyModel narrower = policy.IsRestrictive ? old : policy;
        return policy.Role == old.Role
            && (wider.Command == narrower.Command || wider.Command == PolicyCommand.All)
            && IsWithin(policy.Using, old.Using)
            && IsWithin(policy.WithCheck ?? policy.Using, old.WithCheck ?? old.Using);
    }

    /// <summary>Equal but for spaces and comments, or false, or where all was open before.</summary>
    private static bool IsWithin(SqlExpression? condition, SqlExpression? old)
        => Same(condition, old) || (condition is not null && Is(condition, "false")) || (old is not null && Is(old, "true"));

    private static bool Same(SqlExpression? one, SqlExpression? other) => one is null || other is null
        ? one is null && other is null
        : SqlTokens.Read(one.Text).Select(Word).SequenceEqual(SqlTokens.Read(other.Text).Select(Word));

    private static (SqlTokenKind, string, bool) Word(SqlToken token) => (token.Kind, token.Text, token.IsQuoted);

    private static bool Is(SqlExpression expression, string word) => SqlTokens.Read(expression.Text) is [var only] && only.IsWord(word);
}
