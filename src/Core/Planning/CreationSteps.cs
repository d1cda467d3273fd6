using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>The steps that make new objects.</summary>
internal sealed class CreationSteps(SchemaModel before, SchemaModel after, IReadOnlyList<SchemaObject> created, ChangeSet changes)
{
    private readonly StepList list = new(isCreation: true);
    private readonly Identifier? owner = SchemaAccess.Owner(after);
    private readonly EquatableArray<Identifier> requestRoles = SchemaAccess.RequestRoles(after);
    private readonly HashSet<QualifiedName> unmanaged = [.. after.Tables.Where(t => !t.IsManaged).Select(t => t.Name)];
    private readonly ILookup<QualifiedName, SchemaObject.Member> members = created.OfType<SchemaObject.Member>().ToLookup(m => m.Owner);
    private readonly HashSet<QualifiedName> newTables = [.. created.OfType<SchemaObject.Table>().Select(t => t.Name)];
    private readonly OnlineSteps online = new(changes);
    private readonly Dictionary<ObjectId, PlannedStep> resets = [];
    private readonly List<ObjectId> leftAlone = [];

    public IReadOnlyList<ObjectId> LeftAlone => leftAlone;

    public IReadOnlyList<PlannedStep> Find()
    {
        AddRoles(created.OfType<SchemaObject.Role>().Select(r => r.Model).OrderBy(r => r.Purpose).ThenBy(r => r.Name).ToEquatableArray());
        AddAccess();
        foreach (SchemaObject item in created)
        {
            if (IsUnmanaged(item)) leftAlone.Add(item.Id);
            else Add(item);
        }
        AddGrants();
        AddResets();
        AddWaits();
        return [.. list.Steps, .. online.Steps];
    }

    /// <summary>The step after which the object is there to be used; null if it was there before.</summary>
    public PlannedStep? Provider(ObjectId id) => list.Provider(id) ?? online.Provider(id);

    /// <summary>The step that must have run before the old object of that identity may go; null for any time.</summary>
    public PlannedStep? Replacement(ObjectId id) => online.Replacement(id);

    /// <summary>The first of the steps that make an object.</summary>
    public PlannedStep? FirstFor(ObjectId id) => list.Provider(id) ?? online.FirstFor(id);

    /// <summary>The step that gives a column its default back.</summary>
    public PlannedStep? Reset(ObjectId column) => resets.TryGetValue(column, out PlannedStep? step) ? step : null;

    private bool IsUnmanaged(SchemaObject item) => item switch
    {
        SchemaObject.Table table => !table.IsManaged,
        SchemaObject.Member member => unmanaged.Contains(member.Owner),
        _ => false,
    };

    private void Add(SchemaObject item)
    {
        switch (item)
        {
            case SchemaObject.Schema schema:
                Add(item, StepKind.Schema, new PgStatement.CreateSchema(schema.Name, owner));
                break;
            case SchemaObject.Enum type: AddEnum(type); break;
            case SchemaObject.Function function: AddFunction(function); break;
            case SchemaObject.Raw raw: Add(item, RawStatements.KindOf(raw.Model), RawStatements.Create(raw.Model, after)); break;
            case SchemaObject.Table table: AddTable(table); break;
            case SchemaObject.Member member and not (SchemaObject.Grant or SchemaObject.Trigger or SchemaObject.RowSecurity or SchemaObject.Policy or SchemaObject.Seed)
                when !newTables.Contains(member.Owner):
                online.Add(member);
                break;
            case SchemaObject.ForeignKey key:
                Add(item, StepKind.ForeignKey, new PgStatement.AddForeignKey(key.Owner, key.Model));
                break;
            case SchemaObject.Index index: Add(item, StepKind.Index, new PgStatement.CreateIndex(index.Owner, index.Model)); break;
            case SchemaObject.Trigger trigger: Add(item, StepKind.Trigger, new PgStatement.CreateTrigger(trigger.Owner, trigger.Model)); break;
            case SchemaObject.RowSecurity security: AddRowSecurity(security); break;
            case SchemaObject.Policy policy: AddPolicy(policy); break;
            case SchemaObject.Seed seed: AddSeed(seed); break;
        }
    }

    private PlannedStep Add(SchemaObject item, StepKind kind, PgStatement statement) => list.Add(
        new MigrationStep
        {
            Statement = statement,
            Part = ScriptPart.Schema,
            Table = (item as SchemaObject.Member)?.Owner,
            Covers = EquatableArrays.Of(item.Id),
        },
        kind,
        item.Id.Path);

    private void AddRoles(EquatableArray<RoleModel> roles)
    {
        if (roles.IsEmpty) return;
        int sub = 0;
        MigrationStep step = new()
        {
            Statement = new PgStatement.CreateMissingRoles(roles),
            Part = ScriptPart.Roles,
            Covers = roles.Select(role => ObjectId.Role(role.Name)).ToEquatableArray(),
        };
        PlannedStep creation = list.Add(step, StepKind.Role, default);
        EquatableArray<RoleModel> joining = roles.Where(role => !role.MemberOf.IsEmpty).ToEquatableArray();
        if (!joining.IsEmpty) Complete(new PgStatement.GrantMemberships(joining), StepKind.Membership);
        foreach (RoleModel role in roles)
            if (role.Purpose is RolePurpose.Owner or RolePurpose.Helper) Complete(new PgStatement.JoinOwner(role.Name), StepKind.Membership);
        EquatableArray<RoleModel> withSettings = roles.Where(role => !role.Settings.IsEmpty).ToEquatableArray();
        if (!withSettings.IsEmpty) Complete(new PgStatement.SetRoleParameters(withSettings), StepKind.RoleParameter);

        void Complete(PgStatement statement, StepKind kind) => list.Complete(creation, default, sub++, statement, kind);
    }

    private void AddAccess()
    {
        HashSet<PgStatement> had = [.. SchemaAccess.Of(before).Select(access => access.Statement)];
        int sub = 0;
        foreach ((PgStatement statement, _, _) in SchemaAccess.Of(after))
        {
            if (had.Contains(statement)) continue;
            list.Add(new MigrationStep { Statement = statement, Part = ScriptPart.Schema }, StepKind.SchemaAccess, default, sub++);
        }
    }

    private void AddEnum(SchemaObject.Enum item)
    {
        QualifiedName name = item.Model.Name;
        PlannedStep main = Add(item, StepKind.Enum, new PgStatement.CreateEnum(item.Model));
        AddOwner(main, item.Id, 1, OwnedKind.Type, name, "", StepKind.Enum);
        AddComment(main, item.Id, OwnedKind.Type, name, "", item.Model.Comment);
    }

    private void AddFunction(SchemaObject.Function item)
    {
        (QualifiedName name, string arguments) = (item.Model.Name, item.Model.Arguments);
        PlannedStep main = Add(item, StepKind.Function, new PgStatement.CreateFunction(item.Model));
        list.Complete(main, item.Id.Path, 1, new PgStatement.RevokeFunctionFromPublic(name, arguments), StepKind.Function);
        if (item.Model.IsCallableByRequests && !requestRoles.IsEmpty)
            list.Complete(main, item.Id.Path, 2, new PgStatement.GrantFunction(name, arguments, requestRoles), StepKind.Function);
        if (item.Model.Owner is { } helper) AddOwner(main, item, helper);
        else AddOwner(main, item.Id, 3, OwnedKind.Function, name, arguments, StepKind.Function);
        AddComment(main, item.Id, OwnedKind.Function, name, arguments, item.Model.Comment);
    }

    /// <summary>To take a function over, a role must be allowed to create in its schema: for that one moment.</summary>
    private void AddOwner(PlannedStep main, SchemaObject.Function item, Identifier helper)
    {
        (QualifiedName name, string arguments) = (item.Model.Name, item.Model.Arguments);
        EquatableArray<Identifier> helpers = EquatableArrays.Of(helper);
        list.Complete(main, item.Id.Path, 3, new PgStatement.GrantSchema(name.Schema, helpers, WithCreate: true), StepKind.Function);
        list.Complete(main, item.Id.Path, 4, new PgStatement.ChangeOwner(OwnedKind.Function, name, arguments, helper), StepKind.Function);
        list.Complete(main, item.Id.Path, 5, new PgStatement.RevokeSchema(name.Schema, helpers), StepKind.Function);
    }

    private void AddTable(SchemaObject.Table item)
    {
        List<SchemaObject.Member> inside = [.. members[item.Name].Where(m =>
            m is SchemaObject.Column or SchemaObject.PrimaryKey or SchemaObject.Unique or SchemaObject.Check)];
        Dictionary<Identifier, ColumnModel> columns = inside.OfType<SchemaObject.Column>().ToDictionary(c => c.Model.Name, c => c.Model);
        MigrationStep step = new()
        {
            Statement = new PgStatement.CreateTable
            {
                Name = item.Name,
                Columns = item.ColumnOrder.Select(name => columns[name]).ToEquatableArray(),
                PrimaryKey = inside.OfType<SchemaObject.PrimaryKey>().SingleOrDefault()?.Model,
                Uniques = inside.OfType<SchemaObject.Unique>().Select(unique => unique.Model).ToEquatableArray(),
                Checks = inside.OfType<SchemaObject.Check>().Select(check => check.Model).ToEquatableArray(),
            },
            Part = ScriptPart.Schema,
            Table = item.Name,
            Covers = inside.Select(member => member.Id).Prepend(item.Id).ToEquatableArray(),
        };
        PlannedStep main = list.Add(step, StepKind.Table, item.Id.Path);
        AddOwner(main, item.Id, 1, OwnedKind.Table, item.Name, "", StepKind.Table);
        if (!requestRoles.IsEmpty)
            list.Complete(main, item.Id.Path, 2, new PgStatement.RevokeTable(item.Name, requestRoles), StepKind.Table);
        AddComment(main, item.Id, OwnedKind.Table, item.Name, "", item.Comment);
        int sub = 1;
        foreach (Identifier name in item.ColumnOrder)
        {
            if (columns[name].Comment is not { } comment) continue;
            list.Complete(main, item.Id.Path, sub++, new PgStatement.CommentOnColumn(item.Name, name, comment), StepKind.Comment);
        }
    }

    private void AddOwner(PlannedStep main, ObjectId id, int sub, OwnedKind kind, QualifiedName name, string arguments, StepKind stepKind)
    {
        if (owner is not null) list.Complete(main, id.Path, sub, new PgStatement.ChangeOwner(kind, name, arguments, owner), stepKind);
    }

    private void AddComment(PlannedStep main, ObjectId id, OwnedKind kind, QualifiedName name, string arguments, string? comment)
    {
        if (comment is not null) list.Complete(main, id.Path, 0, new PgStatement.CommentOn(kind, name, arguments, comment), StepKind.Comment);
    }

    /// <summary>Sorted beside the other steps of the table's security, which make up one file.</summary>
    private PlannedStep AddSecurity(SchemaObject.Member item, PgStatement statement, int sub)
        => list.Add(
            new MigrationStep
            {
                Statement = statement,
                Part = ScriptPart.Security,
                Table = item.Owner,
                Covers = EquatableArrays.Of(item.Id),
            },
            StepKind.RowSecurity,
            ObjectId.Table(item.Owner).Path,
            sub);

    private void AddRowSecurity(SchemaObject.RowSecurity item)
    {
        PlannedStep main = AddSecurity(item, new PgStatement.EnableRowSecurity(item.Owner), 0);
        list.Complete(main, ObjectId.Table(item.Owner).Path, 1, new PgStatement.ForceRowSecurity(item.Owner), StepKind.RowSecurity);
    }

    private void AddPolicy(SchemaObject.Policy item) => AddSecurity(item, new PgStatement.CreatePolicy(item.Owner, item.Model), 2);

    /// <summary>A statement for each, so that a change of one privilege is a change of one line or paragraph.</summary>
    private void AddGrants()
    {
        int sub = 3;
        foreach (SchemaObject.Grant grant in created.OfType<SchemaObject.Grant>()
            .Where(grant => !unmanaged.Contains(grant.Owner)).OrderBy(grant => grant.Model.Role).ThenBy(grant => grant.Model.Privilege))
        {
            if (changes.KeptGrants.Rest(grant) is { } rest) AddSecurity(grant, new PgStatement.Grant(grant.Owner, rest), sub++);
            else leftAlone.Add(grant.Id);
        }
    }

    private void AddSeed(SchemaObject.Seed item) => list.Add(
        new MigrationStep
        {
            Statement = new PgStatement.UpsertSeed(item.Owner, item.Model),
            Part = ScriptPart.Seeds,
            Table = item.Owner,
            Covers = EquatableArrays.Of(item.Id),
        },
        StepKind.Seed,
        item.Id.Path);

    /// <summary>Where the default or the type changes as well, the alteration of the column sets it.</summary>
    private void AddResets()
    {
        foreach ((SchemaObject.Column had, SchemaObject.Column has) in changes.Resets)
        {
            if (has.Model.Default is not { } value || value != had.Model.Default || has.Model.Type != had.Model.Type) continue;
            MigrationStep step = new() { Statement = new PgStatement.SetDefault(has.Owner, has.Model.Name, value), Part = ScriptPart.Schema, Table = has.Owner };
            resets.Add(has.Id, list.Add(step, StepKind.Column, has.Id.Path));
        }
    }

    private void AddWaits()
    {
        Dependencies dependencies = new(after);
        foreach (SchemaObject item in created)
        {
            if (FirstFor(item.Id) is not { } step) continue;
            foreach (ObjectId needed in dependencies.Of(item))
                if (Provider(needed) is { } provider && provider != step) step.Waits.Add(provider);
        }
        foreach ((_, SchemaObject.Column column) in changes.Resets)
            foreach (ObjectId needed in dependencies.Of(column))
                if (Reset(column.Id) is { } reset && Provider(needed) is { } provider) reset.Waits.Add(provider);
        AddSeedWaits();
    }

    /// <summary>
    /// The seeds of one table form a chain, so that to wait for its last is to wait for all: the edges stay as few as the seeds.
    /// </summary>
    private void AddSeedWaits()
    {
        Dictionary<QualifiedName, PlannedStep> last = [];
        foreach (SchemaObject.Seed seed in created.OfType<SchemaObject.Seed>())
        {
            if (list.Provider(seed.Id) is not { } step) continue;
            if (last.TryGetValue(seed.Owner, out PlannedStep? earlier)) step.Waits.Add(earlier);
            last[seed.Owner] = step;
        }
        foreach (SchemaObject.Seed seed in created.OfType<SchemaObject.Seed>())
        {
            if (list.Provider(seed.Id) is not { } step) continue;
            foreach (QualifiedName table in seed.Model.DependsOn)
                if (table != seed.Owner && last.TryGetValue(table, out PlannedStep? provider)) step.Waits.Add(provider);
        }
    }
}
