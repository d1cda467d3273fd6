using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Sql;

/// <summary>Steps as the text of a script that psql or any driver runs.</summary>
public static class SqlScript
{
    /// <summary>Everything: roles, schema, seeds, security.</summary>
    public static string Create(SchemaModel model) => Write(MigrationPlanner.Plan(SchemaDiffer.Compare(SchemaModel.Empty, model)).Steps);

    /// <summary>Takes everything away again but the roles, which other databases of the server may use; see <see cref="DropRoles"/>.</summary>
    public static string Drop(SchemaModel model) => Write(MigrationPlanner.Plan(SchemaDiffer.Compare(model, SchemaModel.Empty)).Steps);

    /// <summary>Drops the roles themselves; fails where one still owns something or holds privileges in any database of the server.</summary>
    public static string DropRoles(SchemaModel model)
    {
        // Logins first: dropping a role also drops its memberships, the other way round works too but reads worse.
        IEnumerable<RoleModel> roles = model.Roles.OrderByDescending(role => role.Purpose).ThenBy(role => role.Name);
        return string.Concat(roles.Select(role => SqlWriter.Write(new PgStatement.DropRole(role.Name)) + ";\n"));
    }

    /// <summary>The statements, each with ';', under a heading where the kind of object changes.</summary>
    public static string Write(IEnumerable<MigrationStep> steps) => Write(steps, _ => null, hasHeadings: true);

    /// <summary>The same with comments above steps; what is all of one kind has no heading.</summary>
    /// <param name="steps">In order.</param>
    /// <param name="noteOf">Lines of comment above a step, without "-- "; the same ones are not said again right below. Null for none.</param>
    internal static string Write(IReadOnlyCollection<MigrationStep> steps, Func<MigrationStep, string?> noteOf)
        => Write(steps, noteOf, steps.Select(step => Heading(step.Statement)).Distinct().Count() > 1);

    private static string Write(IEnumerable<MigrationStep> steps, Func<MigrationStep, string?> noteOf, bool hasHeadings)
    {
        StringBuilder text = new();
        MigrationStep? last = null;
        string heading = "";
        string? note = null;
        foreach (MigrationStep step in steps)
        {
            string next = Heading(step.Statement);
            string? nextNote = noteOf(step);
            bool isNewHeading = hasHeadings && next != heading;
            if (isNewHeading) text.Append(last is null ? "" : "\n\n").Append("-- ").Append(next).Append("\n\n");
            else if (last is not null && (nextNote != note || !BelongTogether(last, step))) text.Append('\n');
            if (nextNote is not null && (isNewHeading || nextNote != note)) text.Append("-- ").Append(nextNote.Replace("\n", "\n-- ")).Append('\n');
            text.Append(SqlWriter.Write(step.Statement)).Append(";\n");
            (last, heading, note) = (step, next, nextNote);
        }
        return text.ToString();
    }

    /// <summary>What completes the statement above stands right below it, and so do short statements of one kind.</summary>
    private static bool BelongTogether(MigrationStep last, MigrationStep next) => next.Statement switch
    {
        PgStatement.ChangeOwner or PgStatement.RevokeTable or PgStatement.RevokeFunctionFromPublic or PgStatement.GrantFunction
            or PgStatement.ForceRowSecurity or PgStatement.UnforceRowSecurity => true,
        PgStatement.CommentOn or PgStatement.CommentOnColumn or PgStatement.CreateIndex => last.Table == next.Table,
        PgStatement.CreateTable or PgStatement.CreateEnum or PgStatement.CreateFunction or PgStatement.AddForeignKey
            or PgStatement.CreateTrigger or PgStatement.CreatePolicy or PgStatement.UpsertSeed or PgStatement.DeleteSeed
            or PgStatement.CreateMissingRoles or PgStatement.GrantMemberships or PgStatement.JoinOwner or PgStatement.CreateRaw
            or PgStatement.WithForceLifted => false,
        _ => true,
    };

    private static string Heading(PgStatement statement) => statement switch
    {
        PgStatement.RenameTable or PgStatement.RenameColumn or PgStatement.RenameConstraint or PgStatement.RenameIndex or PgStatement.RenameTrigger
            or PgStatement.RenamePolicy or PgStatement.RenameSequence => "Renames",
        PgStatement.CreateMissingRoles or PgStatement.DropRole => "Roles",
        PgStatement.GrantMemberships or PgStatement.JoinOwner => "Memberships",
        PgStatement.SetRoleParameters => "Settings of roles",
        PgStatement.CreateSchema or PgStatement.DropSchema => "Schemas",
        PgStatement.RevokeSchemaFromPublic or PgStatement.GrantSchemaToPublic or PgStatement.GrantSchema or PgStatement.RevokeSchema
            or PgStatement.RevokeDefaultExecute or PgStatement.RestoreDefaultExecute => "Access to schemas",
        PgStatement.ChangeSchemaOwner => "Schemas",
        PgStatement.CreateEnum or PgStatement.DropEnum or PgStatement.RenameEnum or PgStatement.AddEnumLabel or PgStatement.RenameEnumLabel
            or PgStatement.RefuseLabels => "Types",
        PgStatement.CreateFunction or PgStatement.ReplaceFunction or PgStatement.DropFunction or PgStatement.RevokeFunctionFromPublic
            or PgStatement.GrantFunction or PgStatement.RevokeFunction => "Functions",
        PgStatement.CreateRaw s => RawKinds.Of(s.Object).Heading,
        PgStatement.DropRaw s => RawKinds.Of(s.Object).Heading,
        PgStatement.ReplaceRaw s => RawKinds.Of(s.Object).Heading,
        PgStatement.RenameRaw s => RawKinds.Of(s.Object).Heading,
        PgStatement.ChangeRawOwner s => RawKinds.Of(s.Object).Heading,
        PgStatement.ChangeOwner { Kind: OwnedKind.Type } => "Types",
        PgStatement.ChangeOwner { Kind: OwnedKind.Function } => "Functions",
        PgStatement.ChangeOwner or PgStatement.RevokeTable or PgStatement.CreateTable or PgStatement.DropTable => "Tables",
        PgStatement.AddColumn or PgStatement.DropColumn or PgStatement.AlterColumnType or PgStatement.SetDefault or PgStatement.DropDefault
            or PgStatement.SetNotNull or PgStatement.DropNotNull or PgStatement.DropExpression or PgStatement.AddIdentity or PgStatement.SetIdentity
            or PgStatement.DropIdentity or PgStatement.AdvanceIdentity => "Columns",
        PgStatement.AddForeignKey => "Foreign keys",
        PgStatement.AddPrimaryKey or PgStatement.AddUnique or PgStatement.AddKeyUsingIndex or PgStatement.AddCheck
            or PgStatement.DropConstraint or PgStatement.ValidateConstraint => "Constraints",
        PgStatement.WithForceLifted lifted => Heading(lifted.Statement),
        PgStatement.CreateIndex or PgStatement.DropIndex => "Indexes",
        PgStatement.CreateTrigger or PgStatement.DropTrigger => "Triggers",
        PgStatement.CommentOn or PgStatement.CommentOnColumn => "Comments",
        PgStatement.UpsertSeed or PgStatement.DeleteSeed => "Seeds",
        PgStatement.EnableRowSecurity or PgStatement.ForceRowSecurity or PgStatement.DisableRowSecurity or PgStatement.UnforceRowSecurity
            or PgStatement.CreatePolicy or PgStatement.AlterPolicy or PgStatement.DropPolicy => "Row security",
        PgStatement.Grant or PgStatement.Revoke => "Grants",
        _ => throw new InvalidOperationException($"No heading is known for {statement.GetType()}."),
    };
}
