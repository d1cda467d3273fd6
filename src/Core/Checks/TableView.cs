using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks;

/// <summary>A managed table with its policies read.</summary>
internal sealed class TableView
{
    public static IReadOnlyList<PolicyCommand> Commands { get; } =
        [PolicyCommand.Select, PolicyCommand.Insert, PolicyCommand.Update, PolicyCommand.Delete];

    private readonly SchemaView schema;
    private readonly Dictionary<(string Role, PolicyCommand Command), List<PolicyView>> deciding = new();
    private IReadOnlyList<Identifier>? roles;
    private IReadOnlyCollection<Identifier>? userColumns;
    private bool? hasUserData;

    public TableView(SchemaView schema, TableModel model, DeclaredTable? declared)
    {
        (this.schema, Model, Declared) = (schema, model, declared);
        Dictionary<string, ConditionFacts> known = new(StringComparer.Ordinal);
        Scopes scopes = new(model, schema.Lookup);
        Policies = model.Policies.Select(policy => new PolicyView(policy, Facts(policy.Using), Facts(policy.WithCheck))).ToList();

        ConditionFacts? Facts(SqlExpression? condition)
        {
            if (condition is null) return null;
            if (!known.TryGetValue(condition.Text, out ConditionFacts? facts))
                known.Add(condition.Text, facts = ConditionFacts.Of(condition, scopes));
            return facts;
        }
    }

    public TableModel Model { get; }

    public DeclaredTable? Declared { get; }

    /// <summary>In the model's order.</summary>
    public IReadOnlyList<PolicyView> Policies { get; }

    public string Name => Model.Name.ToString();

    /// <summary>Columns that a policy compares with the session's user, by =.</summary>
    public IReadOnlyCollection<Identifier> UserColumns => userColumns ??= Policies.SelectMany(policy => policy.Facts).SelectMany(facts => facts.ScopeTests)
        .Where(test => test.Key == SessionKey.User).Select(test => test.Column.Name).Distinct().ToList();

    /// <summary>The rows are about people.</summary>
    public bool HasUserData => hasUserData ??= Declared is { PersonalColumns.IsEmpty: false } || schema.IsUserTable(Model.Name) || UserColumns.Count > 0
        || Model.ForeignKeys.Any(reference => schema.IsUserTable(reference.ReferencedTable))
        || Model.Columns.Any(column => column.Name.Value is "user_id" or "owner_id");

    /// <summary>The roles that its policies name.</summary>
    public IReadOnlyList<Identifier> Roles => roles ??= Policies.Select(policy => policy.Model.Role).Distinct().ToList();

    /// <summary>The policies that decide this command for this role, PUBLIC's included.</summary>
    public IReadOnlyList<PolicyView> Deciding(Identifier role, PolicyCommand command)
    {
        if (!deciding.TryGetValue((role.Value, command), out List<PolicyView>? policies))
        {
            policies = Policies.Where(policy => policy.Covers(command) && (policy.Model.Role.Value == role.Value || policy.Model.Role.Value == SchemaView.Public)).ToList();
            deciding.Add((role.Value, command), policies);
        }
        return policies;
    }

    public IEnumerable<PolicyView> Permitting(Identifier role, PolicyCommand command)
        => Deciding(role, command).Where(policy => !policy.Model.IsRestrictive);

    public bool Permits(Identifier role, PolicyCommand command) => Permitting(role, command).Any();

    /// <summary>The role sees some rows and not others.</summary>
    public bool Filters(Identifier role)
        => Model.HasRowSecurity && Permits(role, PolicyCommand.Select)
            && Deciding(role, PolicyCommand.Select).Any(policy => policy.Using is { Truth: null })
            && !(Permitting(role, PolicyCommand.Select).Any(policy => policy.Using is { Truth: true })
                && Deciding(role, PolicyCommand.Select).All(policy => !policy.Model.IsRestrictive));

    public bool IsGranted(Identifier role, TablePrivilege privilege, Identifier? column = null)
        => Model.Grants.Any(grant => grant.Privilege == privilege && (grant.Role.Equals(role) || grant.Role.Value == SchemaView.Public)
            && (column is null || grant.Columns.IsEmpty || grant.Columns.Contains(column)));

    /// <summary>A [Deny] says so.</summary>
    public bool IsDenied(Identifier role, PolicyCommand command)
        => Declared is { } declared && declared.Denials.Any(denial => denial.Role.Equals(role) && (denial.Command == PolicyCommand.All || denial.Command == command));

    /// <summary>That the role has no policy for the command is meant.</summary>
    public bool IsLeftOut(Identifier role, PolicyCommand command) => IsDenied(role, command) || Declared?.DecidedRoles.Contains(role) == true;

    public ColumnModel? Column(Identifier name) => Model.Columns.FirstOrDefault(column => column.Name.Equals(name));

    /// <summary>True when the column leads an index on all rows, so that its rows are found without reading the others.</summary>
    public bool IsLedBy(Identifier column)
        => (Model.PrimaryKey is { } key && key.Columns[0].Equals(column))
            || Model.Uniques.Any(unique => unique.Columns[0].Equals(column))
            || Model.Indexes.Any(index => index.Predicate is null && index.Method is "btree" or "hash" && column.Equals(index.Keys[0].Column));
}
