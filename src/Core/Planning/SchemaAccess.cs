using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>
/// Who may use which schema: it follows from the roles and the schemas of a model, so it is no object of the model. A model without roles
/// leaves the database's privileges alone, and one with nothing in public leaves public alone: what is there, such as the types and
/// operators of extensions, stays in reach of everybody.
/// </summary>
internal static class SchemaAccess
{
    private static readonly Identifier Public = new("public");

    /// <summary>The statements that a model asks for with those that undo them, in order, and the schema that each needs.</summary>
    public static List<(PgStatement Statement, PgStatement Reverse, Identifier? Schema)> Of(SchemaModel model)
    {
        List<(PgStatement, PgStatement, Identifier?)> access = [];
        if (model.Roles.IsEmpty) return access;
        EquatableArray<Identifier> requestRoles = RequestRoles(model);
        Identifier? owner = Owner(model);

        if (UsesPublic(model)) access.Add((new PgStatement.RevokeSchemaFromPublic(Public), new PgStatement.GrantSchemaToPublic(Public), null));
        // A new owner must be allowed to create in the schema, and foreign keys are checked as the owner.
        if (UsesPublic(model) && owner is not null) Grant(Public, EquatableArrays.Of(owner), withCreate: true);
        foreach (Identifier schema in model.Schemas.OrderBy(s => s).Concat(UsesPublic(model) ? [Public] : []))
            if (!requestRoles.IsEmpty) Grant(schema, requestRoles, withCreate: false);
        if (owner is not null) access.Add((new PgStatement.RevokeDefaultExecute(owner), new PgStatement.RestoreDefaultExecute(owner), null));
        return access;

        void Grant(Identifier schema, EquatableArray<Identifier> roles, bool withCreate)
            => access.Add((new PgStatement.GrantSchema(schema, roles, withCreate), new PgStatement.RevokeSchema(schema, roles), schema));
    }

    public static Identifier? Owner(SchemaModel model) => model.Roles.FirstOrDefault(role => role.Purpose == RolePurpose.Owner)?.Name;

    /// <summary>The roles that requests run as, the least trusted first.</summary>
    public static EquatableArray<Identifier> RequestRoles(SchemaModel model) => model.Roles
        .Where(role => role.Purpose is RolePurpose.Anon or RolePurpose.Authenticated or RolePurpose.Admin)
        .OrderBy(role => role.Purpose)
        .Select(role => role.Name)
        .ToEquatableArray();

    private static bool UsesPublic(SchemaModel model) => !model.Schemas.Contains(Public)
        && (model.Tables.Any(t => t.IsManaged && t.Name.Schema == Public)
            || model.Enums.Any(e => e.Name.Schema == Public)
            || model.Functions.Any(f => f.Name.Schema == Public)
            || model.RawObjects.Any(o => o.Schema == Public));
}
