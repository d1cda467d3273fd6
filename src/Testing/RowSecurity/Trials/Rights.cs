using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>What a role may do with a table at all, by the model's grants, before any policy is asked. Columns in the table's order.</summary>
internal sealed record Rights(IReadOnlyList<ColumnModel> Select, IReadOnlyList<ColumnModel> Insert, IReadOnlyList<ColumnModel> Update, bool Delete)
{
    public static Rights Of(TableModel table, RoleModel role)
    {
        // An owner holds every privilege; only FORCE ROW LEVEL SECURITY stands in its way.
        if (role.Purpose == RolePurpose.Owner) return new Rights(table.Columns, table.Columns, table.Columns, true);
        return new Rights(
            Columns(TablePrivilege.Select), Columns(TablePrivilege.Insert), Columns(TablePrivilege.Update), Grants(TablePrivilege.Delete).Any());

        IEnumerable<GrantModel> Grants(TablePrivilege privilege) => table.Grants.Where(grant => grant.Role == role.Name && grant.Privilege == privilege);

        ColumnModel[] Columns(TablePrivilege privilege)
        {
            GrantModel[] grants = [.. Grants(privilege)];
            return [.. table.Columns.Where(column => grants.Any(grant => grant.Columns.IsEmpty || grant.Columns.Contains(column.Name)))];
        }
    }
}
