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
    private readonly List<string> kinds = [];

    public IReadOnlyDictionary<Identifier, string> Values => values;

    /// <summary>False when the choice contradicts an earlier one; nothing is chosen then.</summary>
    public bool Take(Slot slot, Choice choice)
    {
        if (!slot.Columns.Zip(choice.Values).All(pair => Agrees(pair.First, pair.Second))) return false;
        foreach ((Identifier column, string value) in slot.Columns.Zip(choice.Values))
            if (value != Any) values[column] = value;
        kinds.Add(choice.Kind);
        return true;
    }

    /// <summary>Takes some choice of a slot that no policy looks at, another one for each turn.</summary>
    public bool TakeSome(Slot slot, int turn)
    {
        // Carol's rows are of her framework, so that a framework's policy and a user's can be told apart.
        IEnumerable<Choice> choices = slot.Columns is [{ Value: "framework_id" }]
            ? slot.Choices.OrderByDescending(choice => choice.Values[0].Contains(FrameworkOfTheRow(), StringComparison.Ordinal))
            : slot.Choices.Skip(turn % slot.Choices.Count).Concat(slot.Choices.Take(turn % slot.Choices.Count));
        return choices.Any(choice => Take(slot, choice));
    }

    private string FrameworkOfTheRow()
        => (kinds.Exists(kind => kind.Contains(Persona.Carol.UserId.ToString(), StringComparison.Ordinal)) ? Persona.Carol : Persona.Alice).FrameworkId.ToString();

    private bool Agrees(Identifier column, string value) => value == Any || !values.TryGetValue(column, out string? before) || before == value;
}
