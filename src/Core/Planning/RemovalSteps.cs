using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>
/// The steps that take objects away. A dropped table takes along what is its own; but foreign keys and policies go first, since they can
/// point to other tables that go.
/// </summary>
internal sealed class RemovalSteps(SchemaModel before, SchemaModel after, IReadOnlyList<SchemaObject> dropped, ChangeSet changes, IReadOnlyCollection<ObjectId> ahead)
{
    private readonly StepList list = new(isCreation: false);
    private readonly HashSet<QualifiedName> unmanaged = [.. before.Tables.Where(t => !t.IsManaged).Select(t => t.Name)];
    private readonly ILookup<QualifiedName, SchemaObject.Member> members = dropped.OfType<SchemaObject.Member>().ToLookup(m => m.Owner);
    private readonly HashSet<QualifiedName> oldTables = [.. dropped.OfType<SchemaObject.Table>().Select(t => t.Name)];
    private readonly Dictionary<ObjectId, PlannedStep> resets = [];
    private readonly List<ObjectId> leftAlone = [];

    public IReadOnlyList<ObjectId> LeftAlone => leftAlone;

    public IReadOnlyList<PlannedStep> Find()
    {
        foreach (SchemaObject item in dropped)
        {
            if (IsLeftAlone(item)) leftAlone.Add(item.Id);
            else Add(item);
        }
        AddRevokes();
        AddResets();
        AddAccess();
        AddWaits();
        return list.Steps;
    }

    /// <summary>The step that drops an object, or the table that it goes with; null if it stays.</summary>
    public PlannedStep? Provider(ObjectId id) => list.Provider(id);

    /// <summary>The step that takes a column's default away, so that what it stands on can go.</summary>
    public PlannedStep? Reset(ObjectId column) => resets.TryGetValue(column, out PlannedStep? step) ? step : null;

    private bool IsLeftAlone(SchemaObject item) => item switch
    {
        SchemaObject.Role => true,
        SchemaObject.Table table => !table.IsManaged,
        SchemaObject.Member member => unmanaged.Contains(member.Owner),
        _ => false,
    };

    private void Add(SchemaObject item)
    {
        switch (item)
        {
            case SchemaObject.Schema schema: Add(item, StepKind.Schema, new PgStatement.DropSchema(schema.Name)); break;
            case SchemaObject.Enum type: Add(item, StepKind.Enum, new PgStatement.DropEnum(type.Model.Name)); break;
            case SchemaObject.Function function:
                Add(item, StepKind.Function, new PgStatement.DropFunction(function.Model.Name, function.Model.Arguments));
                break;
            case SchemaObject.Raw raw: Add(item, ahead.Contains(raw.Id) ? StepKind.Ahead : RawStatements.KindOf(raw.Model), new PgStatement.DropRaw(raw.Model)); break;
            case SchemaObject.Table table: AddTable(table); break;
            case SchemaObject.Member member when GoesWithItsTable(member): break;
            case SchemaObject.ForeignKey key:
                Add(item, StepKind.ForeignKey, new PgStatement.DropConstraint(key.Owner, key.Model.Name));
                break;
            case SchemaObject.Index index: AddIndex(index); break;
            case SchemaObject.Column column: Add(item, StepKind.Column, new PgStatement.DropColumn(column.Owner, column.Model.Name)); break;
            case SchemaObject.PrimaryKey key: Add(item, StepKind.Constraint, new PgStatement.DropConstraint(key.Owner, key.Model.Name)); break;
            case SchemaObject.Unique unique: Add(item, StepKind.Constraint, new PgStatement.DropConstraint(unique.Owner, unique.Model.Name)); break;
            case SchemaObject.Check check: Add(item, StepKind.Constraint, new PgStatement.DropConstraint(check.Owner, check.Model.Name)); break;
            case SchemaObject.Trigger trigger: Add(item, StepKind.Trigger, new PgStatement.DropTrigger(trigger.Owner, trigger.Model.Name)); break;
            case SchemaObject.RowSecurity security: AddRowSecurity(security); break;
            case SchemaObject.Policy policy: AddSecurity(1, new PgStatement.DropPolicy(policy.Owner, policy.Model.Name), policy); break;
            case SchemaObject.Seed seed:
                list.Add(
                    new MigrationStep
                    {
                        Statement = new PgStatement.DeleteSeed(seed.Owner, seed.Model),
                        Part = ScriptPart.Seeds,
                        Table = seed.Owner,
                        Covers = EquatableArrays.Of(item.Id),
                    },
                    StepKind.Seed,
                    item.Id.Path);
                break;
        }
    }

    private bool GoesWithItsTable(SchemaObject.Member member) => oldTables.Contains(member.Owner) && member switch
    {
        SchemaObject.Policy => false,
        SchemaObject.ForeignKey key => key.Model.ReferencedTable == key.Owner || !oldTables.Contains(key.Model.ReferencedTable),
        _ => true,
    };

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

    /// <summary>
    /// One that makes room for a column or for another of its name goes at once; any other goes when all else is done, without a lock
    /// that would make writers wait.
    /// </summary>
    private void AddIndex(SchemaObject.Index index)
    {
        bool isAtOnce = changes.MakesWay(index.Id);
        list.Add(
            new MigrationStep
            {
                Statement = new PgStatement.DropIndex(new QualifiedName(index.Owner.Schema, index.Model.Name), IsConcurrent: !isAtOnce),
                Part = ScriptPart.Schema,
                Run = isAtOnce ? StepRun.Together : StepRun.Outside,
                Table = index.Owner,
                Covers = EquatableArrays.Of(index.Id),
            },
            StepKind.Index,
            index.Id.Path);
    }

    private void AddTable(SchemaObject.Table table) => list.Add(
        new MigrationStep
        {
            Statement = new PgStatement.DropTable(table.Name),
            Part = ScriptPart.Schema,
            Table = table.Name,
            Covers = members[table.Name].Where(GoesWithItsTable).Select(member => member.Id).Prepend(table.Id).ToEquatableArray(),
        },
        StepKind.Table,
        table.Id.Path);

    private PlannedStep AddSecurity(int sub, PgStatement statement, SchemaObject.Member item) => list.Add(
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

    /// <summary>Last of all that the table's security has: until then no row is shown that was hidden.</summary>
    private void AddRowSecurity(SchemaObject.RowSecurity item)
    {
        PlannedStep main = AddSecurity(2, new PgStatement.DisableRowSecurity(item.Owner), item);
        list.Complete(main, ObjectId.Table(item.Owner).Path, 3, new PgStatement.UnforceRowSecurity(item.Owner), StepKind.RowSecurity);
    }

    private void AddRevokes()
    {
        foreach (SchemaObject.Grant grant in dropped.OfType<SchemaObject.Grant>().Where(grant => !IsLeftAlone(grant) && !GoesWithItsTable(grant)))
        {
            if (changes.KeptGrants.Rest(grant) is { } rest) AddSecurity(0, new PgStatement.Revoke(grant.Owner, rest), grant);
            else leftAlone.Add(grant.Id);
        }
    }

    private void AddResets()
    {
        foreach ((SchemaObject.Column column, _) in changes.Resets)
        {
            MigrationStep step = new() { Statement = new PgStatement.DropDefault(column.Owner, column.Model.Name), Part = ScriptPart.Schema, Table = column.Owner };
            resets.Add(column.Id, list.Add(step, StepKind.Column, column.Id.Path));
        }
    }

    private void AddAccess()
    {
        HashSet<PgStatement> has = [.. SchemaAccess.Of(after).Select(access => access.Statement)];
        int sub = 0;
        foreach ((PgStatement statement, PgStatement reverse, Identifier? schema) in Enumerable.Reverse(SchemaAccess.Of(before)))
        {
            bool goesWithItsSchema = schema is not null && list.Provider(ObjectId.Schema(schema)) is not null;
            if (has.Contains(statement) || goesWithItsSchema) continue;
            list.Add(new MigrationStep { Statement = reverse, Part = ScriptPart.Schema }, StepKind.SchemaAccess, default, sub++);
        }
    }

    /// <summary>What is needed goes after what needs it.</summary>
    private void AddWaits()
    {
        Dependencies dependencies = new(before);
        foreach (SchemaObject item in dropped)
        {
            if (list.Provider(item.Id) is not { } step) continue;
            foreach (ObjectId needed in dependencies.Of(item))
                if (list.Provider(needed) is { } provider && provider != step) provider.Waits.Add(step);
        }
        foreach ((SchemaObject.Column column, _) in changes.Resets)
            foreach (ObjectId needed in dependencies.Of(column))
                if (list.Provider(needed) is { } provider) provider.Waits.Add(resets[column.Id]);
    }
}
