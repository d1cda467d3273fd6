using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Linking;

/// <summary>Collects findings in whatever order they turn up and gives them out in one that depends on the declarations alone.</summary>
internal sealed class FindingList
{
    private readonly HashSet<Finding> findings = new();

    public void Add(Rule rule, string record, string? member, params string[] arguments)
        => findings.Add(new Finding(rule.Id, record, member, arguments.ToEquatableArray()));

    public void Add(Rule rule, TableScope table, string? member, params string[] arguments)
        => Add(rule, table.Declaration.Record, member, arguments);

    public EquatableArray<Finding> Sorted()
        => findings
            .OrderBy(finding => finding.Record, System.StringComparer.Ordinal)
            .ThenBy(finding => finding.Member ?? "", System.StringComparer.Ordinal)
            .ThenBy(finding => finding.Rule, System.StringComparer.Ordinal)
            .ThenBy(finding => string.Join("\0", finding.Arguments), System.StringComparer.Ordinal)
            .ToEquatableArray();
}
