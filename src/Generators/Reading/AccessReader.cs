using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads the shorthands for policies: [OwnedBy], [ReadableByMembers], [PublicRead], [AdminOnly], [AuditInsertOnly], [AdminAccess], [FrameworkMembership].</summary>
internal sealed class AccessReader(RecordScope scope, TableDeclaration table)
{
    private static readonly Dictionary<string, AccessKind> Kinds = new()
    {
        [AttributeNames.OwnedBy] = AccessKind.OwnedBy,
        [AttributeNames.ReadableByMembers] = AccessKind.ReadableByMembers,
        [AttributeNames.PublicRead] = AccessKind.PublicRead,
        [AttributeNames.AdminOnly] = AccessKind.AdminOnly,
        [AttributeNames.AuditInsertOnly] = AccessKind.AuditInsertOnly,
        [AttributeNames.AdminAccess] = AccessKind.AdminAccess,
        [AttributeNames.FrameworkMembership] = AccessKind.FrameworkMembership,
    };

    private readonly List<AccessDeclaration> found = [];

    public EquatableArray<AccessDeclaration> Read()
    {
        foreach (AttributeReading attribute in scope.Attributes)
            if (Kinds.TryGetValue(attribute.Name, out AccessKind kind) && ReadOne(attribute, kind) is { } access) found.Add(access);
        ReportContradictions();
        KeepOwners();
        return found.ToEquatableArray();
    }

    private AccessDeclaration? ReadOne(AttributeReading attribute, AccessKind kind)
    {
        AccessDeclaration access = new() { Kind = kind };
        switch (kind)
        {
            case AccessKind.OwnedBy:
                if (Commands(attribute, attribute.Choice("Commands", RuleReader.AllCommands), attribute.PlaceOf("Commands")) is not { IsEmpty: false } owned) return null;
                return Users(attribute, MemberList.Read(scope, attribute, holder: null)) is { } owners ? access with { Members = owners, Commands = owned } : null;
            case AccessKind.AuditInsertOnly:
                if (attribute.Texts(0).Count == 0) return access;
                return Users(attribute, MemberList.Read(scope, attribute, holder: null)) is { } authors ? access with { Members = authors } : null;
            case AccessKind.FrameworkMembership:
                if (!IsInFramework(attribute, allowRoot: false)) return null;
                return Users(attribute, Column(attribute)) is { } user ? access with { Members = user } : null;
            case AccessKind.ReadableByMembers:
                return IsInFramework(attribute, allowRoot: true) ? access : null;
            case AccessKind.PublicRead:
                if (attribute.Text("When") is not { } rule) return access;
                return RuleReader.ReadRowRule(scope, attribute, "When", rule, "PublicRead", "use [Policy(Command.Select, To = Role.Anon, Sql = \"…\")]") is { } condition
                    ? access with { Condition = condition } : null;
            case AccessKind.AdminAccess:
                return Commands(attribute, attribute.Number(0) ?? RuleReader.AllCommands, attribute.PlaceOf(0), isNoneAllowed: true) is { } admin
                    ? access with { Commands = admin } : null;
            default:
                return access;
        }
    }

    private EquatableArray<PolicyCommandValue>? Commands(AttributeReading attribute, int bits, SyntaxNode? place, bool isNoneAllowed = false)
    {
        EquatableArray<PolicyCommandValue> commands = RuleReader.Commands.Where(pair => (bits & pair.Bit) != 0)
            .Select(pair => new PolicyCommandValue(pair.Command)).ToEquatableArray();
        if (!commands.IsEmpty || isNoneAllowed) return commands;
        scope.Report("SHS007", place, attribute.ShortName, scope.Record.Name, "it names no command to decide");
        return null;
    }

    private List<ColumnReading>? Column(AttributeReading attribute)
    {
        if (attribute.Text(0) is not { } name) return null;
        if (scope.Find(name) is { } column) return [column];
        if (!scope.IsRefused(name)) MemberList.ReportMissing(scope, attribute, attribute.PlaceOf(0), name, $"'{scope.Record.Name}' has no column property of this name");
        return null;
    }

    /// <summary>Null where a column is none or holds no user's id (SHS020).</summary>
    private EquatableArray<string>? Users(AttributeReading attribute, List<ColumnReading>? columns)
    {
        if (columns is null) return null;
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Column.Type == PgType.Uuid) continue;
            scope.Report("SHS020", attribute.PlaceOf(i), attribute.ShortName, scope.Record.Name, columns[i].Member);
            return null;
        }
        return columns.Select(column => column.Member).ToEquatableArray();
    }

    private bool IsInFramework(AttributeReading attribute, bool allowRoot)
    {
        if (table.IsFrameworkAware && !table.IsFrameworkRoot || allowRoot && table.IsFrameworkRoot) return true;
        scope.Report("SHS021", attribute.Syntax, attribute.ShortName, scope.Record.Name);
        return false;
    }

    /// <summary>What cannot be said of one record together (SHS014).</summary>
    private void ReportContradictions()
    {
        foreach (AccessKind closed in (AccessKind[])[AccessKind.AdminOnly, AccessKind.AuditInsertOnly])
            if (Has(closed) && Other(closed) is { } other)
                Contradiction(closed, $"[{closed}] lets nobody else at the rows, and [{other}] does; take one of them away");
        foreach (AccessKind writer in (AccessKind[])[AccessKind.OwnedBy, AccessKind.ReadableByMembers])
            if (Has(AccessKind.FrameworkMembership) && Has(writer))
                Contradiction(AccessKind.FrameworkMembership, writer == AccessKind.OwnedBy
                    ? "with [OwnedBy] a user could join any framework; a [FrameworkMembership] is written by the back office, or by a [Policy(Command.Insert)] that says who may"
                    : "the policy of a [FrameworkMembership] cannot ask the table of memberships, which is itself; a user reads its own memberships");
    }

    private AccessKind? Other(AccessKind closed)
    {
        foreach (AccessDeclaration access in found)
            if (access.Kind != closed && access.Kind != AccessKind.AdminAccess) return access.Kind;
        return null;
    }

    private bool Has(AccessKind kind) => found.Any(access => access.Kind == kind);

    private void Contradiction(AccessKind kind, string what)
    {
        AttributeReading attribute = scope.Attributes.First(candidate => Kinds.TryGetValue(candidate.Name, out AccessKind found) && found == kind);
        scope.Report("SHS014", attribute.Syntax, scope.Record.Name, what);
    }

    /// <summary>Like a key, who owns a row stays as it is when the row is stored again: the role may not update it.</summary>
    private void KeepOwners()
    {
        foreach (string member in found.Where(access => access.IsUpdatedByOwner).SelectMany(access => access.Members))
            if (scope.Find(member) is { IsFixed: false } column) scope.Replace(column with { IsFixed = true });
    }
}
