using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.Revisions.Running;
using StudyHub.Schema.Testing.RowSecurity;

namespace StudyHub.Schema.Testing.Revisions.Delivery;

/// <summary>Each command on each table that was touched: a policy covers it, or nobody may; and PostgreSQL does what the policies declare.</summary>
internal sealed class PolicyLine(ProofServer server, SchemaModel after, IReadOnlyList<TableModel> touched, Action<string>? progress)
{
    private const string Name = "row security";

    private static readonly (PolicyCommand Command, TablePrivilege Privilege)[] Commands =
    [
        (PolicyCommand.Select, TablePrivilege.Select), (PolicyCommand.Insert, TablePrivilege.Insert),
        (PolicyCommand.Update, TablePrivilege.Update), (PolicyCommand.Delete, TablePrivilege.Delete),
    ];

    public async Task<Deliverable> RunAsync(CancellationToken cancellationToken)
    {
        if (touched.Count == 0) return new(Name, DeliverableState.NotApplicable, "no table is touched");
        string[] missing = [.. touched.SelectMany(Missing)];
        if (missing.Length > 0) return new(Name, DeliverableState.NotMet, string.Join("; ", missing));
        int covered = touched.Sum(table => Commands.Count(command => Policies(table, command.Command).Any()));
        string declared = $"{touched.Count} tables × 4 commands: {covered} covered by a policy, {(touched.Count * 4) - covered} granted to nobody";
        try
        {
            RowSecurityResult matrix = await RowSecurityMatrix.RunAsync(
                after, new RowSecurityOptions { Server = server.Server, Tables = [.. touched.Select(table => table.Name.ToString())], Progress = progress }, cancellationToken)
                .ConfigureAwait(false);
            if (matrix.Holds) return new(Name, DeliverableState.Met, $"{declared}; {matrix.Attempts} attempts to read and write, allowed and denied as declared");
            string why = matrix.Differences.Count > 0 ? matrix.Differences[0].ToString()
                : $"no row could be made for {string.Join(", ", matrix.EmptyTables.Keys.Order(StringComparer.Ordinal))}, so nothing is known of it";
            return new(Name, DeliverableState.NotMet, $"{declared}; {matrix.Differences.Count} of {matrix.Attempts} attempts differ: {why}");
        }
        catch (RowSecurityException reason)
        {
            return new(Name, DeliverableState.NotMet, $"{declared}; not tried: {reason.Message}");
        }
    }

    private IEnumerable<string> Missing(TableModel table)
    {
        HashSet<Identifier> beyond = [.. after.Roles.Where(role => role.Purpose is RolePurpose.Owner or RolePurpose.Migrator).Select(role => role.Name)];
        foreach ((PolicyCommand command, TablePrivilege privilege) in Commands)
        {
            Identifier[] granted = [.. table.Grants.Where(grant => grant.Privilege == privilege && !beyond.Contains(grant.Role)).Select(grant => grant.Role).Distinct()];
            string word = command.ToString().ToLowerInvariant();
            if (!table.HasRowSecurity && granted.Length > 0) yield return $"{table.Name}: {word} is granted to {string.Join(", ", granted.Select(role => role.Value))}, and row security is off";
            else foreach (Identifier role in granted.Where(role => !Policies(table, command).Any(policy => policy.Role == role || policy.Role.Value == "public")))
                yield return $"{table.Name}: {word} is granted to {role}, and no policy says for which rows";
        }
    }

    private static IEnumerable<PolicyModel> Policies(TableModel table, PolicyCommand command)
        => table.Policies.Where(policy => !policy.IsRestrictive && (policy.Command == command || policy.Command == PolicyCommand.All));
}
