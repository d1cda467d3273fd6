using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>
/// A difference, with its mind made up: every object comes, goes, is changed in place, or goes and comes back. PostgreSQL decides the last:
/// what cannot be changed in place is replaced, and so is what stands on it and would block the way (0A000, 2BP01).
/// </summary>
internal sealed class ChangeSet
{
    private readonly SchemaDifference difference;
    private readonly Dictionary<ObjectId, SchemaObject> before;
    private readonly Dictionary<ObjectId, SchemaObject> after;
    private readonly Dictionary<ObjectId, SchemaObject> dropped = [];
    private readonly Dictionary<ObjectId, SchemaObject> created = [];
    private readonly Dictionary<ObjectId, SchemaChange.Altered> altered = [];
    private readonly HashSet<ObjectId> makingWay = [];
    private readonly HashSet<ObjectId> remade = [];
    private readonly HashSet<ObjectId> resets = [];
    private readonly Queue<SchemaObject> leaving = new();
    private readonly Dependents dependents;

    private ChangeSet(SchemaDifference difference)
    {
        this.difference = difference;
        before = SchemaObjects.Of(difference.Renamed).ToDictionary(item => item.Id);
        after = SchemaObjects.Of(difference.After).ToDictionary(item => item.Id);
        dependents = new Dependents(before.Values);
    }

    /// <summary>In the order of the models, as are all of these lists.</summary>
    public IReadOnlyList<SchemaObject> Dropped { get; private set; } = [];

    public IReadOnlyList<SchemaObject> Created { get; private set; } = [];

    public IReadOnlyList<SchemaChange.Altered> Altered { get; private set; } = [];

    /// <summary>The columns that a grant gave before and gives after.</summary>
    public KeptGrants KeptGrants { get; private set; } = new([], [], new Dictionary<ObjectId, SchemaObject>(), new Dictionary<ObjectId, SchemaObject>());

    /// <summary>Raw types that columns are of: each is made anew beside the old one, and the columns move over.</summary>
    public IReadOnlyList<RawObjectModel> Remade => [.. altered.Values.Where(change => remade.Contains(change.Id)).Select(change => ((SchemaObject.Raw)change.Before).Model)];

    /// <summary>Columns that stay and whose default stands on something that goes: it is taken away and set again.</summary>
    public IReadOnlyList<(SchemaObject.Column Before, SchemaObject.Column After)> Resets =>
        [.. before.Values.OfType<SchemaObject.Column>().Where(column => IsReset(column.Id)).Select(column => (column, (SchemaObject.Column)after[column.Id]))];

    public bool IsReset(ObjectId column) => resets.Contains(column) && !dropped.ContainsKey(column);

    public static ChangeSet Of(SchemaDifference difference)
    {
        ChangeSet changes = new(difference);
        changes.Find();
        changes.Dropped = [.. changes.before.Where(item => changes.dropped.ContainsKey(item.Key)).Select(item => item.Value)];
        changes.Created = [.. changes.after.Where(item => changes.created.ContainsKey(item.Key)).Select(item => item.Value)];
        changes.Altered = [.. changes.after.Where(item => changes.altered.ContainsKey(item.Key)).Select(item => changes.altered[item.Key])];
        changes.KeptGrants = new KeptGrants(changes.before.Values, changes.after.Values, changes.dropped, changes.created);
        return changes;
    }

    /// <summary>It is there before and after, and not the same one.</summary>
    public bool IsReplaced(ObjectId id) => dropped.ContainsKey(id) && created.ContainsKey(id);

    /// <summary>It goes because something that it stands on goes or changes, not for its own sake alone.</summary>
    public bool MakesWay(ObjectId id) => makingWay.Contains(id);

    /// <summary>It is replaced for its own sake alone, so that the new one can be made while the old one is in use.</summary>
    public bool IsSwapped(ObjectId id) => IsReplaced(id) && !makingWay.Contains(id);

    private void Find()
    {
        foreach (SchemaChange change in difference.Changes)
        {
            switch (change)
            {
                case SchemaChange.Created creation: created.Add(creation.Id, creation.Object); break;
                case SchemaChange.Dropped removal:
                    dropped.Add(removal.Id, removal.Object);
                    leaving.Enqueue(removal.Object);
                    break;
                case SchemaChange.Altered alteration: altered.Add(alteration.Id, alteration); break;
            }
        }
        foreach (SchemaChange.Altered alteration in altered.Values.ToList())
        {
            if (alteration.Before is SchemaObject.Raw type && !Alterable.InPlace(alteration) && HasColumns(type)) Remake(type);
            else if (!Alterable.InPlace(alteration)) Replace(alteration.Before);
            else if (alteration is { Before: SchemaObject.Column old, After: SchemaObject.Column wanted } && Alterable.ChangesValues(old.Model, wanted.Model)) ReplaceAll(dependents.OnValuesOf(old));
            else if (alteration is { Before: SchemaObject.Enum labels, After: SchemaObject.Enum rebuilt } && !Alterable.OnlyAdds(labels.Model, rebuilt.Model))
                Disturb(labels, column => Alterable.IsOf(column.Type, labels.Model.Name));
        }
        ReplaceAll(WithEveryColumn());
        while (leaving.Count > 0)
        {
            SchemaObject item = leaving.Dequeue();
            // What stands on a table that goes, and is not told to go too, would not be there in the model after.
            if (item is not SchemaObject.Member member || !IsGone(ObjectId.Table(member.Owner))) ReplaceAll(dependents.On(item));
        }
    }

    private bool IsGone(ObjectId id) => dropped.ContainsKey(id) && !created.ContainsKey(id);

    private bool HasColumns(SchemaObject.Raw type) => before.Values.OfType<SchemaObject.Column>()
        .Any(column => Dependents.IsOfType(column.Model, type.Model) && after.TryGetValue(column.Id, out SchemaObject? wanted) && Dependents.IsOfType(((SchemaObject.Column)wanted).Model, type.Model));

    private void Remake(SchemaObject.Raw type)
    {
        remade.Add(type.Id);
        Disturb(type, column => Dependents.IsOfType(column, type.Model));
    }

    /// <summary>"select *" is every column that there was when the object was made.</summary>
    private IEnumerable<SchemaObject> WithEveryColumn()
    {
        HashSet<ObjectId> tables =
        [
            .. created.Values.OfType<SchemaObject.Column>().Select(column => ObjectId.Table(column.Owner)),
            .. difference.Renames.Where(rename => rename.Kind == ObjectKind.Column).Select(rename => ObjectId.Table(rename.Table)),
        ];
        return tables.Where(before.ContainsKey).SelectMany(table => dependents.On(before[table])).OfType<SchemaObject.Raw>().Where(raw => Dependents.TakesEveryColumn(raw.Model)).ToList();
    }

    /// <summary>A type that is made anew changes every column that has it.</summary>
    private void Disturb(SchemaObject type, System.Func<ColumnModel, bool> has)
    {
        ReplaceAll(dependents.On(type).Where(item => item is not SchemaObject.Column column || !has(column.Model)));
        foreach (SchemaObject.Column column in before.Values.OfType<SchemaObject.Column>().Where(column => has(column.Model)).ToList())
        {
            if (!after.TryGetValue(column.Id, out SchemaObject? wanted) || dropped.ContainsKey(column.Id)) continue;
            if (!altered.ContainsKey(column.Id)) altered.Add(column.Id, new SchemaChange.Altered(column, wanted));
            ReplaceAll(dependents.OnValuesOf(column));
        }
    }

    private void ReplaceAll(IEnumerable<SchemaObject> items)
    {
        foreach (SchemaObject item in items)
        {
            // A column keeps its values, whatever its default stands on.
            if (item is SchemaObject.Column { Model.Generated: null })
            {
                if (after.ContainsKey(item.Id)) resets.Add(item.Id);
                continue;
            }
            makingWay.Add(item.Id);
            Replace(item);
        }
    }

    private void Replace(SchemaObject item)
    {
        if (dropped.ContainsKey(item.Id) || !after.TryGetValue(item.Id, out SchemaObject? wanted)) return;
        altered.Remove(item.Id);
        dropped.Add(item.Id, item);
        created.Add(item.Id, wanted);
        leaving.Enqueue(item);
    }
}
