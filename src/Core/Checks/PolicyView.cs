using System.Collections.Generic;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Checks;

/// <summary>A policy with its conditions read.</summary>
internal sealed record PolicyView(PolicyModel Model, ConditionFacts? Using, ConditionFacts? WithCheck)
{
    public string Name => Model.Name.Value;

    /// <summary>Each condition once.</summary>
    public IEnumerable<ConditionFacts> Facts
    {
        get
        {
            if (Using is not null) yield return Using;
            if (WithCheck is not null && !ReferenceEquals(Using, WithCheck)) yield return WithCheck;
        }
    }

    /// <summary>What new rows must fulfil: USING stands in where no check is given.</summary>
    public ConditionFacts? NewRows => WithCheck ?? Using;

    public bool Covers(PolicyCommand command) => Model.Command == PolicyCommand.All || Model.Command == command;
}
