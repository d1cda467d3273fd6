using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks;

/// <summary>A schema with what the checks ask of it, each condition read once.</summary>
internal sealed class SchemaView
{
    /// <summary>What a policy TO PUBLIC names; no role can be called so.</summary>
    public const string Public = "public";

    private readonly Dictionary<string, RolePurpose> purposes;
    private readonly Dictionary<QualifiedName, TableView> byName;
    private readonly Lazy<HashSet<QualifiedName>> users;

    public SchemaView(SchemaModel schema, IEnumerable<DeclaredTable> declared)
    {
        Schema = schema;
        Lookup = new TableLookup(schema);
        purposes = new Dictionary<string, RolePurpose>(StringComparer.Ordinal);
        foreach (RoleModel role in schema.Roles) purposes[role.Name.Value] = role.Purpose;
        Dictionary<QualifiedName, DeclaredTable> declarations = new();
        foreach (DeclaredTable table in declared) declarations[table.Table] = table;
        byName = new Dictionary<QualifiedName, TableView>();
        foreach (TableModel table in schema.Tables)
            byName[table.Name] = new TableView(this, table, declarations.TryGetValue(table.Name, out DeclaredTable? given) ? given : null);
        Tables = schema.Tables.Select(table => byName[table.Name]).Where(table => table.Model.IsManaged).ToList();
        Objects = schema.RawObjects.Where(ObjectView.IsNamed).Select(item => new ObjectView(item)).ToList();
        users = new Lazy<HashSet<QualifiedName>>(FindUserTables);
    }

    public SchemaModel Schema { get; }

    public TableLookup Lookup { get; }

    /// <summary>The managed ones.</summary>
    public IReadOnlyList<TableView> Tables { get; }

    /// <summary>What is given as SQL and has a schema and a name, in the model's order.</summary>
    public IReadOnlyList<ObjectView> Objects { get; }

    /// <summary>Every role that a policy of a managed table names, PUBLIC last and only where no other is named.</summary>
    public IReadOnlyList<Identifier> Roles => roles ??= FindRoles();

    private IReadOnlyList<Identifier>? roles;

    public TableView? Find(QualifiedName name) => byName.TryGetValue(name, out TableView? table) ? table : null;

    /// <summary>A role that requests of users act as, and not the back office.</summary>
    public bool IsUserRole(Identifier role)
    {
        if (purposes.TryGetValue(role.Value, out RolePurpose purpose))
            return purpose is RolePurpose.Anon or RolePurpose.Authenticated || role.Value == Public;
        return role.Value != "admin";
    }

    public bool IsAnonymous(Identifier role)
        => role.Value == Public || (purposes.TryGetValue(role.Value, out RolePurpose purpose) ? purpose == RolePurpose.Anon : role.Value == "anon");

    /// <summary>Tables whose rows are people: those whose key, or a reference to it, is compared with the session's user.</summary>
    public bool IsUserTable(QualifiedName table) => users.Value.Contains(table);

    private List<Identifier> FindRoles()
    {
        List<Identifier> named = Tables.SelectMany(table => table.Policies).Select(policy => policy.Model.Role).Distinct().OrderBy(role => role).ToList();
        if (named.Count > 1) named.RemoveAll(role => role.Value == Public);
        return named;
    }

    private HashSet<QualifiedName> FindUserTables()
    {
        HashSet<QualifiedName> found = new();
        foreach (TableModel table in Schema.Tables)
            if (!table.IsManaged && table.Name.Schema.Value == "auth" && table.Name.Name.Value == "users") found.Add(table.Name);
        foreach (TableView table in Tables)
        {
            foreach (Identifier column in table.UserColumns)
            {
                if (table.Model.PrimaryKey is { Columns.Count: 1 } key && key.Columns[0].Equals(column)) found.Add(table.Model.Name);
                foreach (ForeignKeyModel reference in table.Model.ForeignKeys.Where(reference => reference.Columns.Contains(column)))
                    found.Add(reference.ReferencedTable);
            }
        }
        return found;
    }
}
