using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Checks;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Queries;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Generators.Diagnostics;

/// <summary>Every diagnostic that the generator reports. A rule is four things: a line here, a page, a release row and a test.</summary>
internal static class Rules
{
    /// <summary>Followed by the rule's id and ".md".</summary>
    public const string PageAddress = "https://github.com/studyhub/schema/blob/main/docs/rules/";

    public const string IssuesAddress = "https://github.com/studyhub/schema/issues";

    private const string Category = "StudyHub.Schema";

    /// <summary>What reading one record can find.</summary>
    private static readonly ImmutableArray<DiagnosticDescriptor> Reading = ImmutableArray.Create(
        Error("SHS001", "A table needs a primary key", "'{0}' has no primary key: {1}"),
        Error("SHS002", "The property's type is no column type", "'{0}.{1}' has the type '{2}', which is no column type: {3}"),
        Error("SHS003", "An attribute names a member that is not there", "[{0}] on '{1}' names '{2}': {3}"),
        Error("SHS004", "The initialiser cannot become a DEFAULT",
            "The initialiser of '{0}.{1}' cannot become a DEFAULT: {2}; remove it, or say the default as SQL with [Default(\"…\")]"),
        Error("SHS005", "The record must be partial", "'{0}' must be partial: [Pii] on '{1}' masks the value in the generated ToString()"),
        Error("SHS006", "PostgreSQL cannot store the name", "[{0}] on '{1}' gives a name that PostgreSQL cannot store: {2}"),
        Error("SHS007", "The attribute's arguments do not fit", "[{0}] on '{1}': {2}"),
        Error("SHS008", "The expression has no SQL translation", "'{0}' has no SQL translation: {1}; {2}"),
        Error("SHS009", "The method is no rule", "'{0}.{1}' cannot be read as [{2}]: {3}"),
        Error("SHS010", "The type cannot be a table", "'{0}' cannot be a [Table]: {1}"),
        Error("SHS011", "The record cannot be made from a row", "'{0}' cannot be made from a row: {1}"),
        Error("SHS012", "The seed cannot be evaluated", "The seed '{0}.{1}' cannot be evaluated at compile time: {2}"),
        Error("SHS013", "A framework-aware record needs its FrameworkId", "'{0}' is [FrameworkAware]: {1}"),
        Error("SHS014", "Two attributes contradict each other", "'{0}' is contradictory: {1}"),
        Error("SHS015", "The repository would have two methods of one name",
            "'{0}.{1}' would give the repository a second {2}Async beside {3}; give the rule another name"),
        Error("SHS018", "The JSON context does not fit", "The documents of '{0}' cannot be read and written by its JSON context: {1}"),
        Error("SHS019", "The JSON context lacks a document",
            "'{0}' does not know the document '{2}.{3}'; add [JsonSerializable(typeof({1}))] to it"),
        Error("SHS020", "The column holds no user", "[{0}] on '{1}' names '{2}', which is no Guid: a session's user is one"),
        Error("SHS021", "The record belongs to no framework", "[{0}] on '{1}' speaks of the row's framework: make the record [FrameworkAware]"),
        Error("SHS022", "Nobody updates the column", "[Policy] on '{0}' names '{1}' in Columns, which the database keeps by itself; take it away"),
        Error("SHS340", "The record cannot be a projection", "'{0}' cannot be a [Projection]: {1}"),
        Error("SHS341", "The projection reads a column that is not there", "'{0}.{1}' reads '{2}', and '{3}' has no column property of this name{4}"),
        Error("SHS342", "The property does not fit the column", "'{0}.{1}' is {2}, which does not fit: {3}"),
        Error("SHS343", "The path does not follow references", "'{0}.{1}' cannot be reached: {2}"),
        Error("SHS344", "The figure does not fit the column", "'{0}.{1}' cannot be told of the rows: {2}"),
        Error("SHS345", "The optional parameter is used where it is null",
            "'{0}.{1}' uses '{2}' where it is left out; say first what null means, such as '{2} == null || …'"),
        Error("SHS360", "The type cannot be a graph", "'{0}' cannot be a [Graph]: {1}"),
        Error("SHS361", "The property is no part of a graph", "'{0}.{1}' has the type '{2}', which is no part of a graph: {3}"),
        Error("SHS362", "The property goes along no one foreign key", "'{0}.{1}' cannot be loaded: {2}"),
        Error("SHS363", "The property is wrong about null", "'{0}.{1}' is wrong about null: {2}"),
        Error("SHS364", "The graph contains itself", "'{0}.{1}' leads back to '{0}': {2}; end it with the rows of a table in place of a graph"),
        Error("SHS365", "Rows cannot be matched by the foreign key",
            "'{0}.{1}' goes along the foreign key of '{2}' by {3}, whose values C# does not compare as PostgreSQL does, so the rows cannot be put together"),
        Error("SHS999", "StudyHub.Schema failed",
            "StudyHub.Schema failed on '{0}' ({1}). It is a fault of the generator, not of your code: please report it with the record at "
            + IssuesAddress));

    /// <summary>By id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = Reading.Concat(LinkingRules.All.Concat(ObjectRules.All).Select(FromLinking)).Concat(SchemaCheck.Rules.Select(FromChecks))
        .Concat(RevisionRules.All.Select(FromRevisions)).Concat(QueryRules.All.Select(FromQueries))
        .OrderBy(rule => rule.Id, System.StringComparer.Ordinal).ToImmutableArray();

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = Index(All);

    /// <exception cref="KeyNotFoundException">No rule has this id.</exception>
    public static DiagnosticDescriptor Find(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string title, string message)
        => new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: PageAddress + id + ".md");

    private static DiagnosticDescriptor FromLinking(Rule rule)
        => new(rule.Id, rule.Title, rule.MessageFormat, Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
            description: rule.Description, helpLinkUri: PageAddress + rule.Id + ".md");

    private static DiagnosticDescriptor FromChecks(CheckRule rule)
        => new(rule.Id, rule.Title, rule.MessageFormat, Category, SeverityOf(rule.Severity), isEnabledByDefault: true,
            description: rule.Description, helpLinkUri: PageAddress + rule.Id + ".md");

    /// <summary>A pending change has to compile before a revision can be made of it: a warning here, an error where the build verifies.</summary>
    private static DiagnosticDescriptor FromRevisions(RevisionRule rule)
        => new(rule.Id, rule.Title, rule.MessageFormat, Category, rule == RevisionRules.Pending ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
            isEnabledByDefault: true, description: rule.Description, helpLinkUri: PageAddress + rule.Id + ".md");

    private static DiagnosticDescriptor FromQueries(QueryRule rule)
        => new(rule.Id, rule.Title, rule.MessageFormat, Category, DiagnosticSeverity.Error, isEnabledByDefault: true,
            description: rule.Description, helpLinkUri: PageAddress + rule.Id + ".md");

    private static DiagnosticSeverity SeverityOf(CheckSeverity severity) => severity switch
    {
        CheckSeverity.Error => DiagnosticSeverity.Error,
        CheckSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    private static Dictionary<string, DiagnosticDescriptor> Index(ImmutableArray<DiagnosticDescriptor> rules)
    {
        Dictionary<string, DiagnosticDescriptor> byId = [];
        foreach (DiagnosticDescriptor rule in rules) byId.Add(rule.Id, rule);
        return byId;
    }
}
