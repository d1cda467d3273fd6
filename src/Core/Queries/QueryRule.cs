namespace StudyHub.Schema.Queries;

/// <summary>A rule about queries that are written in SQL.</summary>
/// <param name="Id">SHS4 and two digits; its page is docs/rules/{Id}.md.</param>
/// <param name="MessageFormat">With {0} for the method and {1} for what is wrong.</param>
/// <param name="Description">Why it is a fault, in a sentence or two.</param>
public sealed record QueryRule(string Id, string Title, string MessageFormat, string Description);

/// <summary>Something that is wrong with the SQL of a query.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Start">The first character in the SQL.</param>
/// <param name="Length">In characters.</param>
/// <param name="Reason">What is wrong and what to do, to stand behind the method's name.</param>
public sealed record QueryFault(string Rule, int Start, int Length, string Reason);
