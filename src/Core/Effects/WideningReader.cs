using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>
/// Who may see or do more than before. A statement is judged by what was there before the plan: what goes and comes back as it was widens
/// nothing. What may be wider counts as wider.
/// </summary>
internal sealed class WideningReader(SchemaDifference difference)
{
    private readonly Dictionary<QualifiedName, TableModel> before = difference.Renamed.Tables.ToDictionary(table => table.Name);
    private readonly Dictionary<QualifiedName, TableModel> after = difference.After.Tables.ToDictionary(table => table.Name);
    private readonly FunctionWidening functions = new(difference);
    private readonly RoleWidening roles = new(difference);
    private readonly RawWidening raws = new(difference);

    public IEnumerable<Widening> Of(PgStatement statement, PlanProgress progress) => statement switch
    {
        PgStatement.CreatePolicy s when WasBound(s.Table) => OfCreation(s.Table, s.Policy),
        PgStatement.AlterPolicy s when WasBound(s.Table) => OfCreation(s.Table, s.Policy),
        PgStatement.DropPolicy s when WasBound(s.Table) => OfRemoval(s.Table, s.Name),
        PgStatement.DisableRowSecurity s => [new Widening(
            ObjectId.Of(ObjectKind.RowSecurity, s.Table), $"makes more visible: row security of {s.Table} is switched off")],
        PgStatement.UnforceRowSecurity s when after.TryGetValue(s.Table, out TableModel? table) && table.HasRowSecurity => [new Widening(
            ObjectId.Of(ObjectKind.RowSecurity, s.Table), $"makes more visible: row security of {s.Table} does not bind its owner any more")],
        PgStatement.Grant s when !progress.IsCreated(s.Table) => OfGrant(s),
        _ => functions.Of(statement).Concat(roles.Of(statement)).Concat(raws.Of(statement)),
    };

    /// <summary>Without row security everything was visible already, whatever policies there were.</summary>
    private bool WasBound(QualifiedName table) => before.TryGetValue(table, out TableModel? model) && model.HasRowSecurity;

    private IEnumerable<Widening> OfCreation(QualifiedName table, PolicyModel policy)
    {
        PolicyModel? old = Policy(before, table, policy.Name);
        string? how = (old?.IsRestrictive, policy.IsRestrictive) switch
        {
            (null or true, false) => "is new",
            (null or false, true) => null,
            _ => PolicyBreadth.IsWithin(policy, old!) ? null : "is another",
        };
        if (how is not null) yield return About(table, policy.Name, how);
    }

    private IEnumerable<Widening> OfRemoval(QualifiedName table, Identifier name)
    {
        if (!after.ContainsKey(table) || Policy(before, table, name) is not { IsRestrictive: true }) yield break;
        // Where it comes back as another one, that is said where it comes.
        if (Policy(after, table, name) is not { IsRestrictive: true }) yield return About(table, name, "is restrictive and goes");
    }

    private IEnumerable<Widening> OfGrant(PgStatement.Grant grant)
    {
        if (!before.TryGetValue(grant.Table, out TableModel? table)) yield break;
        List<GrantModel> had = [.. table.Grants.Where(other => other.Role == grant.Model.Role && other.Privilege == grant.Model.Privilege)];
        if (had.Any(other => other.Columns.IsEmpty)) yield break;
        HashSet<Identifier> open = [.. had.SelectMany(other => other.Columns)];
        // A column that the plan adds holds nothing that was hidden.
        HashSet<Identifier> there = [.. table.Columns.Select(column => column.Name)];
        if (!grant.Model.Columns.IsEmpty && grant.Model.Columns.All(column => open.Contains(column) || !there.Contains(column))) yield break;
        string columns = grant.Model.Columns.IsEmpty ? "" : $" ({string.Join(", ", grant.Model.Columns)})";
        yield return new Widening(
            new SchemaObject.Grant(grant.Table, grant.Model).Id,
            $"makes more visible: {grant.Model.Role} may {grant.Model.Privilege.ToString().ToUpperInvariant()}{columns} on {grant.Table}");
    }

    private static PolicyModel? Policy(Dictionary<QualifiedName, TableModel> tables, QualifiedName table, Identifier name)
        => tables.TryGetValue(table, out TableModel? model) ? model.Policies.FirstOrDefault(policy => policy.Name == name) : null;

    private static Widening About(QualifiedName table, Identifier policy, string how)
        => new(ObjectId.Of(ObjectKind.Policy, table, policy.Value), $"makes more visible: policy {policy} on {table} {how}");
}
