using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>The steps that change what stays.</summary>
internal sealed class AlterationSteps(SchemaDifference difference, ChangeSet changes)
{
    private readonly StepList list = new(isCreation: true);
    private readonly HashSet<QualifiedName> unmanaged
        = [.. difference.Renamed.Tables.Concat(difference.After.Tables).Where(table => !table.IsManaged).Select(table => table.Name)];
    private readonly HashSet<QualifiedName> rebuilt = [];
    private readonly Dictionary<ObjectId, (PlannedStep First, PlannedStep Last)> chains = [];
    private readonly Dictionary<ObjectId, PlannedStep> atOnce = [];
    private readonly List<PlannedStep> finalDrops = [];
    private readonly IReadOnlyList<RawObjectModel> remade = changes.Remade;
    private readonly List<ObjectId> leftAlone = [];

    public IReadOnlyList<ObjectId> LeftAlone => leftAlone;

    /// <summary>The drops of what an enum was before it was made anew: they wait for all that ever used it.</summary>
    public IReadOnlyList<PlannedStep> FinalDrops => finalDrops;

    public IReadOnlyList<PlannedStep> Find()
    {
        foreach (SchemaChange.Altered change in changes.Altered.Where(change => change.After is SchemaObject.Enum)) AddEnum(change);
        foreach (SchemaChange.Altered change in changes.Altered) Add(change);
        AddFunctionAccess();
        AddOwner();
        return list.Steps;
    }

    /// <summary>The first and the last step that change an object; null if none do.</summary>
    public (PlannedStep First, PlannedStep Last)? Chain(ObjectId id) => chains.TryGetValue(id, out (PlannedStep, PlannedStep) chain) ? chain : null;

    /// <summary>
    /// The last step that changes an object in the transaction in which the change begins; what looks at rows comes later. Null if no step
    /// does.
    /// </summary>
    public PlannedStep? AtOnce(ObjectId id) => atOnce.TryGetValue(id, out PlannedStep? step) ? step : null;

    private void Add(SchemaChange.Altered change)
    {
        switch (change.Before, change.After)
        {
            case (SchemaObject.Enum, _): break;
            case (SchemaObject.Role, SchemaObject.Role role): AddRole(role.Model); break;
            case (SchemaObject.Table before, SchemaObject.Table after): AddTable(before, after); break;
            case (SchemaObject.Member member, _) when unmanaged.Contains(member.Owner): leftAlone.Add(change.Id); break;
            case (SchemaObject.Function before, SchemaObject.Function after): AddFunction(before.Model, after.Model); break;
            case (SchemaObject.Column before, SchemaObject.Column after):
                bool isRebuilt = rebuilt.Any(name => Alterable.IsOf(before.Model.Type, name)) || remade.Any(type => Dependents.IsOfType(before.Model, type));
                AddChain(change.Id, StepKind.Column, ColumnAlteration.Of(after.Owner, before.Model, after.Model, isRebuilt));
                break;
            case (SchemaObject.Raw before, SchemaObject.Raw after): AddRaw(before, after); break;
            case (_, SchemaObject.Policy after): AddPolicy(after); break;
            case (SchemaObject.Seed before, SchemaObject.Seed after): AddSeed(before, after); break;
            default: throw new UnplannableChangeException(change.Id, "altered");
        }
    }

    private void AddChain(ObjectId id, StepKind kind, IEnumerable<(PgStatement Statement, StepRun Run)> statements, ScriptPart part = ScriptPart.Schema)
    {
        int sub = 0;
        bool isAtOnce = true;
        QualifiedName? table = id.Kind >= ObjectKind.Table ? new QualifiedName(id.Path[0], id.Path[1]) : null;
        foreach ((PgStatement statement, StepRun run) in statements)
        {
            MigrationStep step = new()
            {
                Statement = statement,
                Part = part,
                Run = run,
                Table = table,
                Covers = chains.ContainsKey(id) ? default : EquatableArrays.Of(id),
            };
            PlannedStep planned = list.Add(step, kind, id.Path, sub++);
            if (chains.TryGetValue(id, out (PlannedStep First, PlannedStep Last) chain)) planned.Waits.Add(chain.Last);
            chains[id] = (chain.First ?? planned, planned);
            isAtOnce &= run == StepRun.Together;
            if (isAtOnce) atOnce[id] = planned;
        }
        if (sub == 0) leftAlone.Add(id);
    }

    private void AddTable(SchemaObject.Table before, SchemaObject.Table after)
    {
        if (before.IsManaged != after.IsManaged)
        {
            throw new UnplannableChangeException(
                after.Id, after.IsManaged ? "a table of somebody else that the schema takes over" : "given away: it is managed no longer");
        }
        // The order of the columns that are there cannot be changed, and nothing depends on it.
        AddChain(
            after.Id,
            StepKind.Comment,
            before.Comment != after.Comment && after.IsManaged ? [(new PgStatement.CommentOn(OwnedKind.Table, after.Name, "", after.Comment), StepRun.Together)] : []);
    }

    private void AddEnum(SchemaChange.Altered change)
    {
        EnumModel before = ((SchemaObject.Enum)change.Before).Model;
        EnumModel after = ((SchemaObject.Enum)change.After).Model;
        if (Alterable.OnlyAdds(before, after)) AddLabels(change.Id, before, after);
        else Rebuild(change.Id, before, after);
        if (before.Comment != after.Comment || (rebuilt.Contains(after.Name) && after.Comment is not null))
            AddChain(change.Id, StepKind.Enum, [(new PgStatement.CommentOn(OwnedKind.Type, after.Name, "", after.Comment), StepRun.Together)]);
    }

    /// <summary>From the last to the first, so that the label that each stands before is there.</summary>
    private void AddLabels(ObjectId id, EnumModel before, EnumModel after)
    {
        List<(PgStatement, StepRun)> steps = [];
        for (int i = after.Labels.Count - 1; i >= 0; i--)
        {
            string label = after.Labels[i];
            if (!before.Labels.Contains(label))
                steps.Add((new PgStatement.AddEnumLabel(after.Name, label, i + 1 < after.Labels.Count ? after.Labels[i + 1] : null), StepRun.Alone));
        }
        if (steps.Count > 0) AddChain(id, StepKind.Label, steps);
    }

    private void Rebuild(ObjectId id, EnumModel before, EnumModel after)
    {
        rebuilt.Add(after.Name);
        QualifiedName old = new(before.Name.Schema, new Identifier(NamingRules.Shortened(before.Name.Name.Value + "_old")));
        List<(PgStatement, StepRun)> steps =
        [
            .. LabelRemoval.Of(difference, changes, before, after).Select(statement => (statement, StepRun.Together)),
            (new PgStatement.RenameEnum(before.Name, old.Name), StepRun.Together),
            (new PgStatement.CreateEnum(after), StepRun.Together),
        ];
        if (SchemaAccess.Owner(difference.After) is { } owner) steps.Add((new PgStatement.ChangeOwner(OwnedKind.Type, after.Name, "", owner), StepRun.Together));
        AddChain(id, StepKind.Enum, steps);
        MigrationStep drop = new() { Statement = new PgStatement.DropEnum(old), Part = ScriptPart.Schema };
        finalDrops.Add(list.Add(drop, StepKind.Constraint, id.Path, 100));
    }

    private void AddFunction(FunctionModel before, FunctionModel after)
    {
        List<(PgStatement, StepRun)> steps = [];
        if (before.Definition != after.Definition) steps.Add((new PgStatement.ReplaceFunction(after), StepRun.Together));
        EquatableArray<Identifier> roles = SchemaAccess.RequestRoles(difference.After);
        if (before.IsCallableByRequests != after.IsCallableByRequests && !roles.IsEmpty)
        {
            steps.Add((after.IsCallableByRequests
                ? new PgStatement.GrantFunction(after.Name, after.Arguments, roles)
                : new PgStatement.RevokeFunction(after.Name, after.Arguments, roles), StepRun.Together));
        }
        if (before.Comment != after.Comment)
            steps.Add((new PgStatement.CommentOn(OwnedKind.Function, after.Name, after.Arguments, after.Comment), StepRun.Together));
        AddChain(ObjectId.Function(after.Name, after.Arguments), StepKind.Function, steps);
    }

    /// <summary>What differs only in what it needs or in how it is dropped is the same to the server.</summary>
    private void AddRaw(SchemaObject.Raw before, SchemaObject.Raw after)
    {
        if (remade.Contains(before.Model)) Remake(before, after);
        else AddChain(after.Id, StepKind.Object, before.Model.Sql == after.Model.Sql ? [] : [(RawStatements.Replace(after.Model), StepRun.Together)]);
    }

    private void Remake(SchemaObject.Raw before, SchemaObject.Raw after)
    {
        Identifier old = new(NamingRules.Shortened(RawMentions.NameOf(before.Model) + "_old"));
        AddChain(
            after.Id,
            StepKind.Type,
            [(new PgStatement.RenameRaw(before.Model, old), StepRun.Together), (RawStatements.Create(after.Model, difference.After), StepRun.Together)]);
        RawObjectModel renamed = before.Model with { Name = SqlQuoting.Identifier(old) };
        MigrationStep drop = new() { Statement = new PgStatement.DropRaw(renamed with { Drop = $"drop {renamed.Kind} {renamed.FullName}" }), Part = ScriptPart.Schema };
        finalDrops.Add(list.Add(drop, StepKind.Constraint, after.Id.Path, 100));
    }

    /// <summary>What stays goes over to the new owner.</summary>
    private void AddOwner()
    {
        if (SchemaAccess.Owner(difference.After) is not { } owner || owner == SchemaAccess.Owner(difference.Renamed)) return;
        HashSet<ObjectId> staying = [.. SchemaObjects.Of(difference.Renamed).Select(item => item.Id).Where(id => !changes.IsReplaced(id))];
        foreach (SchemaObject item in SchemaObjects.Of(difference.After).Where(item => staying.Contains(item.Id)))
        {
            PgStatement? statement = item switch
            {
                SchemaObject.Schema schema => new PgStatement.ChangeSchemaOwner(schema.Name, owner),
                SchemaObject.Enum type => new PgStatement.ChangeOwner(OwnedKind.Type, type.Model.Name, "", owner),
                SchemaObject.Function function => new PgStatement.ChangeOwner(OwnedKind.Function, function.Model.Name, function.Model.Arguments, owner),
                SchemaObject.Raw raw when RawStatements.OwnerOf(raw.Model, difference.After) is not null => new PgStatement.ChangeRawOwner(raw.Model, owner),
                SchemaObject.Table { IsManaged: true } table => new PgStatement.ChangeOwner(OwnedKind.Table, table.Name, "", owner),
                _ => null,
            };
            if (statement is not null) AddChain(item.Id, StepKind.Constraint, [(statement, StepRun.Together)]);
        }
    }

    /// <summary>Functions that stay are for the roles of requests, whoever those are by now.</summary>
    private void AddFunctionAccess()
    {
        EquatableArray<Identifier> had = SchemaAccess.RequestRoles(difference.Renamed);
        EquatableArray<Identifier> has = SchemaAccess.RequestRoles(difference.After);
        EquatableArray<Identifier> gone = had.Where(role => !has.Contains(role)).ToEquatableArray();
        EquatableArray<Identifier> come = has.Where(role => !had.Contains(role)).ToEquatableArray();
        if (gone.IsEmpty && come.IsEmpty) return;
        HashSet<ObjectId> before = [.. difference.Renamed.Functions.Select(function => ObjectId.Function(function.Name, function.Arguments))];
        foreach (FunctionModel function in difference.After.Functions.Where(function => function.IsCallableByRequests))
        {
            ObjectId id = ObjectId.Function(function.Name, function.Arguments);
            if (!before.Contains(id) || changes.IsReplaced(id)) continue;
            List<(PgStatement, StepRun)> steps = [];
            if (!gone.IsEmpty) steps.Add((new PgStatement.RevokeFunction(function.Name, function.Arguments, gone), StepRun.Together));
            if (!come.IsEmpty) steps.Add((new PgStatement.GrantFunction(function.Name, function.Arguments, come), StepRun.Together));
            AddChain(id, StepKind.Function, steps);
        }
    }

    /// <summary>What a role may log in as and bypass is decided on the server; its memberships and settings follow the model.</summary>
    private void AddRole(RoleModel role)
    {
        List<(PgStatement, StepRun)> steps = [];
        if (!role.MemberOf.IsEmpty) steps.Add((new PgStatement.GrantMemberships(EquatableArrays.Of(role)), StepRun.Together));
        if (!role.Settings.IsEmpty) steps.Add((new PgStatement.SetRoleParameters(EquatableArrays.Of(role)), StepRun.Together));
        AddChain(ObjectId.Role(role.Name), StepKind.Membership, steps, ScriptPart.Roles);
    }

    private void AddPolicy(SchemaObject.Policy policy)
    {
        AddChain(policy.Id, StepKind.RowSecurity, [(new PgStatement.AlterPolicy(policy.Owner, policy.Model), StepRun.Together)], ScriptPart.Security);
    }

    private void AddSeed(SchemaObject.Seed before, SchemaObject.Seed after)
        => AddChain(after.Id, StepKind.Seed, SeedAlteration.Of(before, after).Select(statement => (statement, StepRun.Together)), ScriptPart.Seeds);
}
