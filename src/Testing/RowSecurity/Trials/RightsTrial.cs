using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>Tries every privilege on its own: a statement that touches no row is refused for its columns alone, whatever the policies say.</summary>
internal static class RightsTrial
{
    public static IEnumerable<Attempt> Attempts(TableModel table, RoleModel role)
    {
        if (role.Purpose is RolePurpose.Owner or RolePurpose.Migrator) yield break;
        Rights rights = Rights.Of(table, role);
        string name = SqlQuoting.QualifiedName(table.Name);
        foreach (ColumnModel column in table.Columns)
        {
            string quoted = SqlQuoting.Identifier(column.Name);
            yield return Attempt(TriedCommand.Select, $"SELECT of {column.Name}", $"select {quoted} from {name} where false", rights.Select.Contains(column));
            yield return Attempt(TriedCommand.Update, $"UPDATE of {column.Name}", $"update {name} set {quoted} = default where false", rights.Update.Contains(column));
            if (column.Generated is null && column.Identity != IdentityKind.Always)
                yield return Attempt(TriedCommand.Insert, $"INSERT of {column.Name}", $"insert into {name} ({quoted}) select null where false", rights.Insert.Contains(column));
        }
        yield return Attempt(TriedCommand.Delete, "DELETE", $"delete from {name} where false", rights.Delete);
        yield return Attempt(TriedCommand.Truncate, "TRUNCATE", $"truncate {name}", isGranted: false);

        Attempt Attempt(TriedCommand command, string what, string sql, bool isGranted) => new()
        {
            Table = table.Name,
            Session = TrialSession.Nobody(role),
            Command = command,
            What = what + (isGranted ? "" : ", which is not granted"),
            Sql = sql,
            Expected = isGranted ? Outcome.Done : Outcome.Denied,
        };
    }

    /// <summary>Tries the functions that tell policies who asks.</summary>
    public static IEnumerable<Attempt> OfSession(SchemaModel model, IEnumerable<RoleModel> roles)
    {
        FunctionModel[] functions =
        [
            .. model.Functions.Where(function => function.IsCallableByRequests && function.Name.Schema.Value == "app" && function.Name.Name.Value is "user_id" or "framework_id"),
        ];
        return from role in roles
               where role.Purpose is RolePurpose.Anon or RolePurpose.Authenticated or RolePurpose.Admin
               from session in TrialSession.Of(role)
               from function in functions
               select OfSession(function, session);
    }

    private static Attempt OfSession(FunctionModel function, TrialSession session)
    {
        bool isUser = function.Name.Name.Value == "user_id";
        return new Attempt
        {
            Table = function.Name,
            Session = session,
            Command = TriedCommand.Session,
            What = $"{function.Name}()",
            Sql = $"select array[{SqlQuoting.QualifiedName(function.Name)}()::text]",
            Witness = RowWitness.Given,
            Expected = isUser && session.IsGarbage ? Outcome.BadId : new Outcome(OutcomeKind.Done, [isUser ? session.UserId : session.FrameworkId]),
        };
    }
}
