using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Testing.RowSecurity.Trials;

namespace StudyHub.Schema.Testing.RowSecurity.Filling;

/// <summary>The choices for one row, made slot by slot: a choice must agree with those before it on the columns that they share.</summary>
internal sealed class Choices
{
    /// <summary>A column of a slot that its choice leaves to another slot.</summary>
    public const string Any = "*";

    private readonly Dictionary<Identifier, string> values = [];
    private readonly List<Choice> taken = [];

    public IReadOnlyDictionary<Identifier, string> Values => values;

    /// <summary>False when the choice contradicts an earlier one; nothing is chosen then.</summary>
    public bool Take(Slot slot, Choice choice)
    {
        if (!slot.Columns.Zip(choice.Values).All(pair => Agrees(pair.First, pair.Second))) return false;
        foreach ((Identifier column, string value) in slot.Columns.Zip(choice.Values))
            if (value != Any) values[column] = value;
        taken.Add(choice);
        return true;
    }

    /// <summary>A value for a column that no choice was about.</summary>
    public void Give(Identifier column, string value) => values[column] = value;

    /// <summary>Takes some choice of a slot that no policy looks at, another one for each turn.</summary>
    public bool TakeSome(Slot slot, int turn)
    {
        int first = turn % slot.Choices.Count;
        IEnumerable<Choice> choices = slot.Choices.Skip(first).Concat(slot.Choices.Take(first));
        // A user's rows are of the user's framework, so that a policy for the one and a policy for the other can be told apart.
        if (slot.Columns is [{ Value: Frameworks.ColumnName }] && Owner() is { } owner)
            choices = choices.OrderByDescending(choice => choice.Values[0].Contains(owner.FrameworkId.ToString(), StringComparison.Ordinal));
        return choices.Any(choice => Take(slot, choice));
    }

    /// <summary>The user whom the choices are about; Carol's framework wins, for the others' is that of most rows.</summary>
    private Persona? Owner()
        => Persona.All.LastOrDefault(persona => taken.Exists(choice => choice.Concerns(persona)));

    private bool Agrees(Identifier column, string value) => value == Any || !values.TryGetValue(column, out string? before) || before == value;
}
