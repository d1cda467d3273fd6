using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks;

/// <summary>A rule of this room. What it finds is no fault of the language but of the protection that the tables have.</summary>
/// <param name="Id">SHS2 and two digits; its page is docs/rules/{Id}.md.</param>
/// <param name="MessageFormat">With {0}, {1} … for a finding's arguments.</param>
/// <param name="Description">Why it matters, in a sentence or two.</param>
public sealed record CheckRule(string Id, CheckSeverity Severity, string Title, string MessageFormat, string Description);

/// <summary>How much a finding weighs.</summary>
public enum CheckSeverity
{
    /// <summary>Advice: right in some schemas, wrong in others.</summary>
    Info,

    /// <summary>A risk.</summary>
    Warning,

    /// <summary>It is certain to fail or to show rows to somebody who must not see them.</summary>
    Error,
}

/// <summary>One weakness of one table, or of an object that is given as SQL.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Table">The table that has it; the name of the function or other object where it is none.</param>
/// <param name="Policy">The policy that it lies in; null where it lies in none.</param>
/// <param name="Column">The column that it lies in; null where it is none or several.</param>
/// <param name="Arguments">What the rule's message is filled with, in its order.</param>
public sealed record SchemaFinding(
    string Rule, QualifiedName Table, Identifier? Policy, Identifier? Column, EquatableArray<string> Arguments)
{
    /// <summary>What is given as SQL and has the weakness; null where it is a table, or a function of the records.</summary>
    public RawReference? Object { get; init; }
}
