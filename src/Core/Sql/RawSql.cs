using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>Objects that are given as SQL.</summary>
internal static class RawSql
{
    public static string Create(PgStatement.CreateRaw statement)
    {
        List<string> parts = [statement.Creation];
        if (statement.Owner is { } owner) parts.Add(ChangeOwner(statement.Object, owner));
        if (!statement.RevokedFrom.IsEmpty)
            parts.Add($"revoke all on {Granted(statement.Object)} {statement.Object.FullName} from {string.Join(", ", statement.RevokedFrom.Select(Role))}");
        if (statement.Completion is { } rest) parts.Add(rest);
        return string.Join(";\n", parts);
    }

    public static string ChangeOwner(RawObjectModel item, Identifier owner) => $"alter {item.Kind} {item.FullName} owner to {SqlQuoting.Identifier(owner)}";

    public static string Rename(PgStatement.RenameRaw statement)
        => $"alter {statement.Object.Kind} {statement.Object.FullName} rename to {SqlQuoting.Identifier(statement.To)}";

    /// <summary>An aggregate is a function to GRANT and REVOKE.</summary>
    private static string Granted(RawObjectModel item)
        => RawKinds.Of(item).GrantedAs ?? (item.Kind == "procedure" ? "procedure" : "function");

    private static string Role(Identifier name) => name.Value == "public" ? "public" : SqlQuoting.Identifier(name);
}
