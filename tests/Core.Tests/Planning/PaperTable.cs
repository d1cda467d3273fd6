using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Core.Tests.Planning;

/// <summary>A table on paper: what it consists of, by name.</summary>
internal sealed class PaperTable
{
    public Dictionary<Identifier, ColumnModel> Columns { get; } = [];

    /// <summary>Keys, checks and foreign keys as their models.</summary>
    public Dictionary<Identifier, object> Constraints { get; } = [];

    /// <summary>Those that have not looked at the rows that were there.</summary>
    public HashSet<Identifier> NotValid { get; } = [];

    public Dictionary<Identifier, IndexModel> Indexes { get; } = [];

    public Dictionary<Identifier, TriggerModel> Triggers { get; } = [];

    public Dictionary<Identifier, PolicyModel> Policies { get; } = [];

    /// <summary>One for each column that is named, as the server keeps them.</summary>
    public HashSet<GrantModel> Grants { get; } = [];

    public bool HasRowSecurity { get; set; }

    public bool IsForced { get; set; }

    public string? Comment { get; set; }

    public static PaperTable Of(TableModel model)
    {
        PaperTable table = new() { HasRowSecurity = model.HasRowSecurity, IsForced = model.HasRowSecurity, Comment = model.Comment };
        foreach (ColumnModel column in model.Columns) table.Columns.Add(column.Name, column with { RenamedFrom = null });
        if (model.PrimaryKey is { } key) table.Constraints.Add(key.Name, key);
        foreach (UniqueModel unique in model.Uniques) table.Constraints.Add(unique.Name, unique);
        foreach (CheckModel check in model.Checks) table.Constraints.Add(check.Name, check);
        foreach (ForeignKeyModel foreign in model.ForeignKeys) table.Constraints.Add(foreign.Name, foreign);
        foreach (IndexModel index in model.Indexes) table.Indexes.Add(index.Name, index);
        foreach (TriggerModel trigger in model.Triggers) table.Triggers.Add(trigger.Name, trigger);
        foreach (PolicyModel policy in model.Policies) table.Policies.Add(policy.Name, policy);
        table.Grants.UnionWith(model.Grants.SelectMany(Columnwise));
        return table;
    }

    public static IEnumerable<GrantModel> Columnwise(GrantModel grant)
        => grant.Columns.IsEmpty ? [grant] : grant.Columns.Select(column => grant with { Columns = EquatableArrays.Of(column) });

    public PaperSecurity Security() => new(HasRowSecurity, IsForced, [.. Policies.Values], [.. Grants]);

    /// <summary>One line for each thing, so that two tables can be compared.</summary>
    public IEnumerable<string> Lines() => Columns.Values.Select(column => column.ToString())
        .Concat(Constraints.Values.Select(constraint => constraint.ToString()!))
        .Concat(NotValid.Select(name => $"not valid {name}"))
        .Concat(Indexes.Values.Select(index => index.ToString()))
        .Concat(Triggers.Values.Select(trigger => trigger.ToString()))
        .Concat(Policies.Values.Select(policy => policy.ToString()))
        .Concat(Grants.Select(grant => grant.ToString()))
        .Append($"row security {HasRowSecurity} {IsForced}, comment {Comment}");
}

/// <summary>Who sees what of a table, as far as policies and grants say it.</summary>
internal sealed record PaperSecurity(bool HasRowSecurity, bool IsForced, HashSet<PolicyModel> Policies, HashSet<GrantModel> Grants)
{
    /// <summary>Nobody sees more than under <paramref name="bound"/>: no grant and no permissive policy besides, and every restrictive one.</summary>
    public bool IsWithin(PaperSecurity bound) => Grants.All(bound.Gives)
        && (!bound.HasRowSecurity || (HasRowSecurity && IsForced
            && Policies.Where(policy => !policy.IsRestrictive).All(bound.Policies.Contains)
            && bound.Policies.Where(policy => policy.IsRestrictive).All(Policies.Contains)));

    private bool Gives(GrantModel grant) => Grants.Contains(grant)
        || Grants.Any(other => other.Role == grant.Role && other.Privilege == grant.Privilege
            && (other.Columns.IsEmpty || (!grant.Columns.IsEmpty && grant.Columns.All(other.Columns.Contains))));
}
