using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
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

    /// <summary>
    /// Asked at run time, because the same script is run by migrators with BYPASSRLS, who need no stronger lock than the key's own, and
    /// by those who cannot have it.
    /// </summary>
    public static string WithForceLifted(PgStatement.WithForceLifted statement)
    {
        List<string> lines =
        [
            "declare",
            SqlText.Indent + "is_bound boolean := not (select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user);",
            "begin",
            .. Switch("no force"),
            SqlText.Indented(SqlWriter.Write(statement.Statement) + ";"),
            .. Switch("force"),
            "end",
        ];
        return "do " + SqlText.DollarQuoted(string.Join("\n", lines));

        IEnumerable<string> Switch(string to) =>
        [
            SqlText.Indent + "if is_bound then",
            .. statement.Tables.Select(table => $"{SqlText.Indent}{SqlText.Indent}alter table {SqlQuoting.QualifiedName(table)} {to} row level security;"),
            SqlText.Indent + "end if;",
        ];
    }

    /// <summary>"grant select (a, b)" or "revoke delete", with the rest of the statement behind it.</summary>
    public static string Privilege(string verb, GrantModel grant, string rest)
    {
        string head = $"{verb} {Word(grant.Privilege)}";
        return grant.Columns.IsEmpty ? head + rest : SqlText.List(head + " ", grant.Columns.Select(SqlQuoting.Identifier), rest);
    }

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
