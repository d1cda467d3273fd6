using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>Puts declarations that know nothing of each other together into one schema. Wiring only: each idea has a class of its own.</summary>
public static class SchemaLinker
{
    /// <summary>
    /// Pure, and the same for every order of <paramref name="tables"/> and <paramref name="objects"/>. Never throws for what an author can write: a fault becomes a finding,
    /// except a member that does not exist, which reading the record has reported already.
    /// </summary>
    public static LinkedSchema Link(DatabaseDeclaration database, EquatableArray<TableDeclaration> tables, EquatableArray<RawObjectDeclaration> objects = default)
    {
        FindingList findings = new();
        RoleNames roles = RoleNames.Of(database, findings);
        EnumIndex enums = EnumIndex.Of(database, tables, findings);
        TableIndex index = TableIndex.Of(database, tables, enums, findings);
        TableScope? root = FrameworkRoot.Find(index, findings);
        FrameworkMembership? membership = FrameworkMembership.Find(index, findings);

        ReferenceLinker referenceLinker = new(index, root, findings);
        List<LinkedReference> references = index.Managed.SelectMany(referenceLinker.Link).ToList();
        ILookup<TableScope, LinkedReference> referencesByTable = references.ToLookup(reference => reference.Table);
        ILookup<TableScope, UniqueModel> frameworkKeys = FrameworkKeys.RequiredBy(references);
        ILookup<TableScope, SeedModel> seeds = SeedLinker.Link(index, references, findings);

        NameClaims names = new(findings);
        foreach (TableScope table in index.Tables) names.ClaimTable(table);
        EquatableArray<EnumModel> enumModels = names.ClaimEnums(enums);
        List<TableModel> models = new();
        foreach (TableScope table in index.Tables)
        {
            models.Add(table.Declaration.IsManaged
                ? new ManagedTable(table, referencesByTable[table], frameworkKeys[table], seeds[table])
                    .Link(TableRules.Of(table, database, membership, findings), roles, names, findings)
                : UnmanagedTable.Link(table));
        }

        if (database.HasAdminFlag && names.ClaimAdmins(AdminFlag.Table(roles).Name)) models.Add(AdminFlag.Table(roles));

        SchemaModel schema = new()
        {
            Name = database.Name,
            Schemas = SchemaNames.Of(models, enumModels, objects),
            Roles = RoleLinker.Link(roles),
            Enums = enumModels,
            Functions = SessionFunctions.NeededBy(models, database.HasAdminFlag ? [AdminFlag.Function(roles)] : []),
            Tables = models.OrderBy(table => table.Name).ToEquatableArray(),
        };
        return new LinkedSchema(schema with { RawObjects = RawObjectLinker.Link(schema, objects, names, findings) }, findings.Sorted());
    }
}
