using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>What steps of one sort wait for of another: what goes, what changes and what comes.</summary>
internal sealed class Crossings(
    SchemaDifference difference, ChangeSet changes, RemovalSteps removals, AlterationSteps alterations, CreationSteps creations)
{
    private readonly Dependencies needs = new(difference.After);
    private readonly Dependencies needed = new(difference.Renamed);
    private readonly ILookup<string, PlannedStep> users = Users(changes, alterations);
    private readonly List<(SchemaObject Item, PlannedStep Removal)> makingWay
        = [.. changes.Dropped.Where(item => item is SchemaObject.Member or SchemaObject.Raw && changes.MakesWay(item.Id))
            .Select(item => (item, removals.Provider(item.Id))).Where(pair => pair.Item2 is not null).Select(pair => (pair.item, pair.Item2!))];

    public void AddWaits()
    {
        foreach (SchemaObject item in changes.Created) AddWaitsOfCreated(item);
        foreach (SchemaChange.Altered change in changes.Altered) AddWaitsOfAltered(change);
        foreach (SchemaObject item in changes.Dropped) AddWaitsOfDropped(item);
        foreach ((SchemaObject.Column column, _) in changes.Resets) AddWaitsOfReset(column.Id);
        AddWaitsOfFinalDrops();
    }

    private void AddWaitsOfCreated(SchemaObject item)
    {
        if (creations.FirstFor(item.Id) is not { } first) return;
        if (changes.IsReplaced(item.Id) && removals.Provider(item.Id) is { } removal)
        {
            PlannedStep? replacement = creations.Replacement(item.Id);
            // What replaces it is ready before it goes; only the new one's name has to wait.
            if (replacement is not null)
            {
                Wait(removal, replacement);
                Wait(creations.Provider(item.Id)!, removal);
            }
            else
            {
                Wait(first, removal);
            }
        }
        foreach (ObjectId needed in needs.Of(item))
        {
            // A policy that made way for a change is back before that is committed.
            if (alterations.Chain(needed) is { } chain) Wait(first, item is SchemaObject.Policy && needed.Kind == ObjectKind.Column ? alterations.AtOnce(needed) ?? chain.Last : chain.Last);
            if (changes.IsReplaced(needed) && creations.Provider(needed) is { } made) Wait(first, made);
        }
    }

    private void AddWaitsOfAltered(SchemaChange.Altered change)
    {
        if (alterations.Chain(change.Id) is not { } chain) return;
        foreach (ObjectId needed in needs.Of(change.After))
        {
            if (needed != change.Id && creations.Provider(needed) is { } provider) Wait(chain.First, provider);
            if (needed != change.Id && alterations.Chain(needed) is { } other) Wait(chain.First, other.Last);
        }
        // What stands on a type that makes room for a new one of its name is dropped by that name.
        if (change.Before is SchemaObject.Raw or SchemaObject.Enum)
            foreach ((SchemaObject item, PlannedStep removal) in makingWay)
                if (needed.Of(item).Contains(change.Id)) Wait(chain.First, removal);
        // What was built from the column's values has gone.
        if (change.Before is SchemaObject.Column column)
            foreach ((SchemaObject item, PlannedStep removal) in makingWay)
                if (Touches(item, column)) Wait(chain.First, removal);
    }

    private bool Touches(SchemaObject item, SchemaObject.Column column) => item switch
    {
        SchemaObject.ForeignKey key => key.Owner == column.Owner || key.Model.ReferencedTable == column.Owner,
        SchemaObject.Policy policy => policy.Owner == column.Owner || Dependents.Texts(policy).Any(text => SqlWords.Mentions(text, column.Owner)),
        SchemaObject.Raw => needed.Of(item).Contains(ObjectId.Table(column.Owner)),
        SchemaObject.Member member => member.Owner == column.Owner,
        _ => false,
    };

    /// <summary>What is called, read or used as a type by something that changes goes only when that has changed.</summary>
    private void AddWaitsOfDropped(SchemaObject item)
    {
        Identifier? name = item switch
        {
            SchemaObject.Function function => function.Model.Name.Name,
            SchemaObject.Table table => table.Name.Name,
            SchemaObject.Enum type => type.Model.Name.Name,
            SchemaObject.Column column => column.Model.Name,
            SchemaObject.Raw raw when RawMentions.NameOf(raw.Model) is { } own => new Identifier(own),
            _ => null,
        };
        if (name is null || removals.Provider(item.Id) is not { } removal) return;
        foreach (PlannedStep last in users[name.Value]) Wait(removal, last);
    }

    /// <summary>The last steps of what changes, by every name that it had in it.</summary>
    private static ILookup<string, PlannedStep> Users(ChangeSet changes, AlterationSteps alterations) => changes.Altered
        .Select(change => (change.Before, Chain: alterations.Chain(change.Id)))
        .Where(change => change.Chain is not null)
        .SelectMany(
            change => (changes.IsReset(change.Before.Id) ? [] : Dependents.Texts(change.Before)).SelectMany(text => SqlWords.Of(text.Text)).Select(word => word.Name)
                .Concat(change.Before is SchemaObject.Column column ? SqlWords.Of(column.Model.Type.Name).Select(word => word.Name) : []).Distinct(),
            (change, word) => (word, change.Chain!.Value.Last))
        .ToLookup(use => use.word, use => use.Last);

    private void AddWaitsOfReset(ObjectId column)
    {
        PlannedStep? chain = alterations.Chain(column)?.Last;
        if (creations.Reset(column) is not { } set) return;
        if (removals.Reset(column) is { } drop) Wait(set, drop);
        if (chain is not null) Wait(set, chain);
    }

    private void AddWaitsOfFinalDrops()
    {
        foreach (PlannedStep drop in alterations.FinalDrops)
        {
            foreach (SchemaChange.Altered change in changes.Altered)
                if (change.Before is SchemaObject.Column && alterations.Chain(change.Id) is { } chain) Wait(drop, chain.Last);
            foreach (SchemaObject item in changes.Dropped)
                if (item is SchemaObject.Column or SchemaObject.Table && removals.Provider(item.Id) is { } removal) Wait(drop, removal);
            foreach ((_, PlannedStep removal) in makingWay) Wait(drop, removal);
            foreach ((SchemaObject.Column column, _) in changes.Resets)
                if (removals.Reset(column.Id) is { } reset) Wait(drop, reset);
        }
    }

    private static void Wait(PlannedStep step, PlannedStep earlier)
    {
        if (step != earlier) step.Waits.Add(earlier);
    }
}
