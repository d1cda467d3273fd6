using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>Conditions put together. OR binds weaker than anything else of SQL, so its sides need no parentheses.</summary>
internal static class SqlConditions
{
    public static SqlExpression Always { get; } = new("true");

    /// <summary>Each condition once, in the order given; true where one of them is.</summary>
    public static SqlExpression Either(IEnumerable<SqlExpression> conditions)
    {
        List<string> texts = conditions.Select(condition => condition.Text).Distinct().ToList();
        return texts.Contains(Always.Text) ? Always : new SqlExpression(string.Join(" or ", texts));
    }

    /// <param name="left">Any condition.</param>
    /// <param name="right">A comparison, or anything else that binds as strongly.</param>
    public static SqlExpression Both(SqlExpression left, SqlExpression right)
        => new((left.Text.Contains(" or ") ? $"({left.Text})" : left.Text) + " and " + right.Text);
}
