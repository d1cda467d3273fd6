using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Runs the checks over the schema, with what only the records know, and finds the member of a record, or the file of db/objects, that each finding is about.</summary>
internal static class WeaknessReader
{
    public static EquatableArray<Finding> Read(
        SchemaModel schema, DatabaseDeclaration database, EquatableArray<TableDeclaration> declarations, EquatableArray<RawObjectDeclaration> objects)
    {
        Dictionary<QualifiedName, TableDeclaration> tables = new();
        foreach (TableDeclaration table in declarations) tables[new QualifiedName(table.Schema ?? database.Schema, table.Name)] = table;
        Dictionary<RolePurpose, Identifier> roles = schema.Roles.ToDictionary(role => role.Purpose, role => role.Name);
        Dictionary<QualifiedName, TableModel> models = schema.Tables.ToDictionary(table => table.Name);
        return SchemaCheck.Run(schema, tables.Select(table => Declared(table.Key, table.Value, roles)))
            .Select(finding => finding.Object is { } item ? InFile(finding, item)
                : tables.TryGetValue(finding.Table, out TableDeclaration? table)
                ? new Finding(finding.Rule, table.Record, Member(finding, table, models[finding.Table], roles), finding.Arguments)
                : new Finding(finding.Rule, "", null, finding.Arguments))
            .ToEquatableArray();

        // Where the SQL first names the object: behind CREATE.
        Finding InFile(SchemaFinding finding, RawReference item)
            => new(finding.Rule, objects.First(declared => declared.Object.Reference == item).File, finding.Table.ToString(), finding.Arguments);
    }

    private static DeclaredTable Declared(QualifiedName name, TableDeclaration table, Dictionary<RolePurpose, Identifier> roles) => new()
    {
        Table = name,
        PersonalColumns = table.Columns.Where(column => column.Pii is not null).Select(column => column.Column.Name).ToEquatableArray(),
        DeletedColumn = table.IsSoftDeletable ? ColumnOf(table, "DeletedAt") : null,
        InsertReturnsRow = table.IsManaged && table.Access.All(access => access.Kind != AccessKind.AuditInsertOnly),
        HasUpsert = table.IsManaged && (!table.Uniques.IsEmpty || table.Key is { } key && key.Members.All(member => IsGiven(table, member))),
        Denials = table.Denials.SelectMany(denial => denial.Commands, (denial, value) => (denial.Role, value.Command))
            .Where(denial => roles.ContainsKey(denial.Role))
            .Select(denial => new DeclaredDenial(roles[denial.Role], denial.Command)).ToEquatableArray(),
        DecidedRoles = table.Access.Select(access => access.Kind == AccessKind.AdminAccess ? RolePurpose.Admin : RolePurpose.Authenticated).Distinct()
            .Where(roles.ContainsKey).Select(role => roles[role]).ToEquatableArray(),
    };

    private static bool IsGiven(TableDeclaration table, string member)
        => table.Columns.FirstOrDefault(column => column.Member == member)?.Column is { Default: null, Identity: IdentityKind.None, Generated: null };

    private static Identifier? ColumnOf(TableDeclaration table, string member) => table.Columns.FirstOrDefault(column => column.Member == member)?.Column.Name;

    /// <summary>The method or property; null for the record itself.</summary>
    private static string? Member(SchemaFinding finding, TableDeclaration table, TableModel model, Dictionary<RolePurpose, Identifier> roles)
    {
        if (finding.Column is { } column) return table.Columns.FirstOrDefault(declared => declared.Column.Name.Equals(column))?.Member;
        return finding.Policy is { } name && model.Policies.FirstOrDefault(policy => policy.Name.Equals(name)) is { } policy
            ? PolicyMember.Of(policy, table, roles) : null;
    }
}
