using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>The locks of a statement on tables, as PostgreSQL 15 to 18 take them (AlterTableGetLockLevel in src/backend/commands/tablecmds.c).</summary>
internal static class LockReader
{
    public static IEnumerable<TableLock> Of(MigrationStep step, PlanProgress progress) => Of(step.Statement, step.Table, progress)
        .Where(taken => !progress.IsCreated(taken.Table))
        .GroupBy(taken => (taken.Table, taken.OnlyWithoutBypass), (_, taken) => taken.OrderByDescending(item => item.Mode).First())
        .OrderBy(taken => taken.Table).ThenBy(taken => taken.OnlyWithoutBypass);

    private static IEnumerable<TableLock> Of(PgStatement statement, QualifiedName? table, PlanProgress progress) => statement switch
    {
        PgStatement.CreateIndex s => One(s.Table, s.IsConcurrent ? LockMode.ShareUpdateExclusive : LockMode.Share),
        PgStatement.DropIndex s => One(table!, s.IsConcurrent ? LockMode.ShareUpdateExclusive : LockMode.AccessExclusive),
        PgStatement.CreateTrigger s => One(s.Table, LockMode.ShareRowExclusive),
        PgStatement.ValidateConstraint s => One(s.Table, LockMode.ShareUpdateExclusive),
        PgStatement.CommentOn { Kind: OwnedKind.Table } s => One(s.Name, LockMode.ShareUpdateExclusive),
        PgStatement.CommentOnColumn s => One(s.Table, LockMode.ShareUpdateExclusive),
        PgStatement.AddForeignKey s => Both(s.Table, s.ForeignKey, LockMode.ShareRowExclusive),
        PgStatement.UpsertSeed s => One(s.Table, LockMode.RowExclusive),
        PgStatement.DeleteSeed s => Deletions.From(s.Table, progress).Select(touched => new TableLock(touched.Table, LockMode.RowExclusive)),
        PgStatement.DropConstraint s when progress.ForeignKey(s.Table, s.Name) is { } key => Both(s.Table, key, LockMode.AccessExclusive),
        PgStatement.DropTable s => progress.ForeignKeys(s.Name).SelectMany(key => Both(s.Name, key, LockMode.AccessExclusive)).Append(new TableLock(s.Name, LockMode.AccessExclusive)),
        PgStatement.CreateRaw s => RawEffects.Locks(s.Object, isDropped: false),
        PgStatement.ReplaceRaw s => RawEffects.Locks(s.Object, isDropped: false),
        PgStatement.DropRaw s => RawEffects.Locks(s.Object, isDropped: true),
        PgStatement.RefuseLabels s => s.Columns.Select(column => new TableLock(column.Table, LockMode.AccessExclusive)),
        PgStatement.WithForceLifted s => Of(s.Statement, table, progress)
            .Concat(s.Tables.Select(forced => new TableLock(forced, LockMode.AccessExclusive, OnlyWithoutBypass: true))),
        _ => Altered(statement) is { } altered ? One(altered, LockMode.AccessExclusive) : [],
    };

    /// <summary>The table that the statement alters as nobody else may look at it; null where it takes no lock on a table.</summary>
    private static QualifiedName? Altered(PgStatement statement) => statement switch
    {
        PgStatement.RenameTable s => s.Table,
        PgStatement.RenameColumn s => s.Table,
        PgStatement.RenameConstraint s => s.Table,
        PgStatement.RenameTrigger s => s.Table,
        PgStatement.RenamePolicy s => s.Table,
        PgStatement.AddColumn s => s.Table,
        PgStatement.DropColumn s => s.Table,
        PgStatement.AlterColumnType s => s.Table,
        PgStatement.SetDefault s => s.Table,
        PgStatement.DropDefault s => s.Table,
        PgStatement.SetNotNull s => s.Table,
        PgStatement.DropNotNull s => s.Table,
        PgStatement.DropExpression s => s.Table,
        PgStatement.AddIdentity s => s.Table,
        PgStatement.SetIdentity s => s.Table,
        PgStatement.DropIdentity s => s.Table,
        PgStatement.AddPrimaryKey s => s.Table,
        PgStatement.AddUnique s => s.Table,
        PgStatement.AddKeyUsingIndex s => s.Table,
        PgStatement.AddCheck s => s.Table,
        PgStatement.DropConstraint s => s.Table,
        PgStatement.DropTrigger s => s.Table,
        PgStatement.ChangeOwner { Kind: OwnedKind.Table } s => s.Name,
        PgStatement.EnableRowSecurity s => s.Table,
        PgStatement.ForceRowSecurity s => s.Table,
        PgStatement.DisableRowSecurity s => s.Table,
        PgStatement.UnforceRowSecurity s => s.Table,
        PgStatement.CreatePolicy s => s.Table,
        PgStatement.AlterPolicy s => s.Table,
        PgStatement.DropPolicy s => s.Table,

        PgStatement.CreateTable or PgStatement.RevokeTable or PgStatement.Grant or PgStatement.Revoke
            or PgStatement.CommentOn or PgStatement.ChangeOwner or PgStatement.RenameIndex or PgStatement.RenameSequence or PgStatement.AdvanceIdentity
            or PgStatement.CreateSchema or PgStatement.DropSchema or PgStatement.ChangeSchemaOwner
            or PgStatement.RevokeSchemaFromPublic or PgStatement.GrantSchemaToPublic or PgStatement.GrantSchema or PgStatement.RevokeSchema
            or PgStatement.RevokeDefaultExecute or PgStatement.RestoreDefaultExecute
            or PgStatement.CreateEnum or PgStatement.DropEnum or PgStatement.RenameEnum or PgStatement.AddEnumLabel or PgStatement.RenameEnumLabel
            or PgStatement.CreateFunction or PgStatement.ReplaceFunction or PgStatement.DropFunction
            or PgStatement.RevokeFunctionFromPublic or PgStatement.RevokeFunction or PgStatement.GrantFunction
            or PgStatement.CreateMissingRoles or PgStatement.GrantMemberships or PgStatement.JoinOwner or PgStatement.SetRoleParameters
            or PgStatement.DropRole or PgStatement.RenameRaw or PgStatement.ChangeRawOwner => null,
        _ => throw new InvalidOperationException($"No lock is known for {statement.GetType()}."),
    };

    private static IEnumerable<TableLock> One(QualifiedName table, LockMode mode) => [new TableLock(table, mode)];

    /// <summary>A foreign key has triggers on either table.</summary>
    private static IEnumerable<TableLock> Both(QualifiedName table, ForeignKeyModel key, LockMode mode)
        => [new TableLock(table, mode), new TableLock(key.ReferencedTable, mode)];
}
