using System;
using System.Linq;
using System.Text;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>Policies and grants.</summary>
internal static class SecuritySql
{
    public static string CreatePolicy(PgStatement.CreatePolicy statement)
    {
        PolicyModel policy = statement.Policy;
        StringBuilder text = new();
        text.Append($"create policy {SqlQuoting.Identifier(policy.Name)} on {SqlQuoting.QualifiedName(statement.Table)}");
        if (policy.IsRestrictive) AppendClause("as restrictive");
        AppendClause("for " + Word(policy.Command));
        AppendClause("to " + SqlQuoting.Identifier(policy.Role));
        if (policy.Using is { } condition) AppendClause("using " + SqlText.Parenthesised(condition));
        if (policy.WithCheck is { } check) AppendClause("with check " + SqlText.Parenthesised(check));
        return text.ToString();

        void AppendClause(string clause) => text.Append('\n').Append(SqlText.Indent).Append(clause);
    }

    public static string Privileges(EquatableArray<GrantModel> grants) => string.Join(", ", grants.Select(Privilege));

    private static string Privilege(GrantModel grant)
        => Word(grant.Privilege) + (grant.Columns.IsEmpty ? "" : $" ({SqlQuoting.Identifiers(grant.Columns)})");

    private static string Word(PolicyCommand command) => command switch
    {
        PolicyCommand.All => "all",
        PolicyCommand.Select => "select",
        PolicyCommand.Insert => "insert",
        PolicyCommand.Update => "update",
        PolicyCommand.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, null),
    };

    private static string Word(TablePrivilege privilege) => privilege switch
    {
        TablePrivilege.Select => "select",
        TablePrivilege.Insert => "insert",
        TablePrivilege.Update => "update",
        TablePrivilege.Delete => "delete",
        _ => throw new ArgumentOutOfRangeException(nameof(privilege), privilege, null),
    };
}
