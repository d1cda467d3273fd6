using System;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>
/// A statement as text: lower-case keywords, every object with its schema, "\n", no ';' and no newline behind it.
/// </summary>
public static class SqlWriter
{
    public static string Write(PgStatement statement) => statement switch
    {
        PgStatement.CreateMissingRoles s => RoleSql.Create(s),
        PgStatement.GrantMemberships s => RoleSql.GrantMemberships(s),
        PgStatement.JoinOwner s => RoleSql.JoinOwner(s),
        PgStatement.SetRoleParameters s => RoleSql.SetParameters(s),
        PgStatement.DropRole s => $"drop role if exists {Name(s.Name)}",

        PgStatement.CreateSchema s => $"create schema {Name(s.Name)}" + (s.Owner is null ? "" : $" authorization {Name(s.Owner)}"),
        PgStatement.DropSchema s => $"drop schema {Name(s.Name)}",
        PgStatement.RevokeSchemaFromPublic s => $"revoke all on schema {Name(s.Schema)} from public",
        PgStatement.GrantSchemaToPublic s => $"grant usage on schema {Name(s.Schema)} to public",
        PgStatement.GrantSchema s =>
            $"grant {(s.WithCreate ? "usage, create" : "usage")} on schema {Name(s.Schema)} to {SqlQuoting.Identifiers(s.Roles)}",
        PgStatement.RevokeSchema s => $"revoke all on schema {Name(s.Schema)} from {SqlQuoting.Identifiers(s.Roles)}",
        PgStatement.RevokeDefaultExecute s => $"alter default privileges for role {Name(s.Creator)} revoke execute on functions from public",
        PgStatement.RestoreDefaultExecute s => $"alter default privileges for role {Name(s.Creator)} grant execute on functions to public",

        PgStatement.CreateEnum s => TypeSql.CreateEnum(s),
        PgStatement.DropEnum s => $"drop type {Name(s.Name)}",
        PgStatement.CreateFunction s => $"create function {Name(s.Function.Name)}({s.Function.Arguments})\n{s.Function.Definition}",
        PgStatement.DropFunction s => $"drop function {Name(s.Name)}({s.Arguments})",
        PgStatement.RevokeFunctionFromPublic s => $"revoke all on function {Name(s.Name)}({s.Arguments}) from public",
        PgStatement.GrantFunction s => $"grant execute on function {Name(s.Name)}({s.Arguments}) to {SqlQuoting.Identifiers(s.Roles)}",
        PgStatement.ChangeOwner s => $"alter {Target(s.Kind, s.Name, s.Arguments)} owner to {Name(s.Owner)}",
        PgStatement.CommentOn s => $"comment on {Target(s.Kind, s.Name, s.Arguments)} is {Text(s.Text)}",
        PgStatement.CommentOnColumn s => $"comment on column {Name(s.Table)}.{Name(s.Column)} is {Text(s.Text)}",

        PgStatement.CreateRaw s => RawSql.Create(s),
        PgStatement.ReplaceRaw s => s.Creation,
        PgStatement.DropRaw s => s.Object.Drop,
        PgStatement.RenameRaw s => RawSql.Rename(s),
        PgStatement.ChangeRawOwner s => RawSql.ChangeOwner(s.Object, s.Owner),

        PgStatement.CreateTable s => TableSql.CreateTable(s),
        PgStatement.DropTable s => $"drop table {Name(s.Name)}",
        PgStatement.RevokeTable s => $"revoke all on table {Name(s.Table)} from public, {SqlQuoting.Identifiers(s.Roles)}",
        PgStatement.AddForeignKey s => TableSql.AddForeignKey(s),
        PgStatement.DropConstraint s => $"alter table {Name(s.Table)} drop constraint {Name(s.Name)}",
        PgStatement.CreateIndex s => IndexSql.Create(s),
        PgStatement.DropIndex s => $"drop index {(s.IsConcurrent ? "concurrently " : "")}{Name(s.Name)}",
        PgStatement.CreateTrigger s => TableSql.CreateTrigger(s),
        PgStatement.DropTrigger s => $"drop trigger {Name(s.Name)} on {Name(s.Table)}",
        PgStatement.UpsertSeed s => SeedSql.Upsert(s),
        PgStatement.DeleteSeed s => SeedSql.Delete(s),

        PgStatement.EnableRowSecurity s => $"alter table {Name(s.Table)} enable row level security",
        PgStatement.ForceRowSecurity s => $"alter table {Name(s.Table)} force row level security",
        PgStatement.DisableRowSecurity s => $"alter table {Name(s.Table)} disable row level security",
        PgStatement.UnforceRowSecurity s => $"alter table {Name(s.Table)} no force row level security",
        PgStatement.ValidateConstraint s => $"alter table {Name(s.Table)} validate constraint {Name(s.Name)}",
        PgStatement.WithForceLifted s => SecuritySql.WithForceLifted(s),
        PgStatement.CreatePolicy s => SecuritySql.CreatePolicy(s),
        PgStatement.DropPolicy s => $"drop policy {Name(s.Name)} on {Name(s.Table)}",
        PgStatement.Grant s => SecuritySql.Privilege("grant", s.Model, $" on {Name(s.Table)} to {Name(s.Model.Role)}"),
        PgStatement.Revoke s => SecuritySql.Privilege("revoke", s.Model, $" on {Name(s.Table)} from {Name(s.Model.Role)}"),
        _ => AlterationSql.Write(statement),
    };

    private static string Target(OwnedKind kind, QualifiedName name, string arguments) => kind switch
    {
        OwnedKind.Table => $"table {Name(name)}",
        OwnedKind.Type => $"type {Name(name)}",
        OwnedKind.Function => $"function {Name(name)}({arguments})",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Text(string? text) => text is null ? "null" : SqlQuoting.Literal(text);

    private static string Name(Identifier name) => SqlQuoting.Identifier(name);

    private static string Name(QualifiedName name) => SqlQuoting.QualifiedName(name);
}
