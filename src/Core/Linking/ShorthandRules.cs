using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// The rules that the shorthands of one record mean: one for each role and command. Where several shorthands let a role do the same, what
/// either lets through is let through, in one policy.
/// </summary>
internal sealed class ShorthandRules(TableScope table, FrameworkMembership? membership, FindingList findings)
{
    private static readonly PolicyCommand[] EveryCommand = [PolicyCommand.Select, PolicyCommand.Insert, PolicyCommand.Update, PolicyCommand.Delete];

    private readonly List<Part> parts = [];

    private Identifier? FrameworkColumn
        => table.FrameworkColumn ?? (table.Declaration.IsFrameworkRoot && table.PrimaryKey is { Columns.Count: 1 } key ? key.Columns[0] : null);

    /// <summary>In the order of roles and commands.</summary>
    public IReadOnlyList<SourcedRule> Find()
    {
        foreach (AccessDeclaration access in table.Declaration.Access) Add(access);
        return parts
            .GroupBy(part => (part.Role, part.Command))
            .OrderBy(group => group.Key.Role).ThenBy(group => group.Key.Command)
            .Select(group => Combined(group.Key.Role, group.Key.Command, group.ToList()))
            .ToList();
    }

    private void Add(AccessDeclaration access)
    {
        switch (access.Kind)
        {
            case AccessKind.OwnedBy: AddOwner(access); break;
            case AccessKind.ReadableByMembers: AddMembers(access); break;
            case AccessKind.PublicRead:
                SqlExpression rows = access.Condition ?? SqlConditions.Always;
                Add(access, RolePurpose.Anon, PolicyCommand.Select, rows);
                Add(access, RolePurpose.Authenticated, PolicyCommand.Select, rows);
                break;
            case AccessKind.AuditInsertOnly:
                SqlExpression? author = access.Members.IsEmpty ? SqlConditions.Always : Owns(access);
                if (author is not null) Add(access, RolePurpose.Authenticated, PolicyCommand.Insert, author);
                break;
            case AccessKind.FrameworkMembership:
                if (Owns(access) is { } own) Add(access, RolePurpose.Authenticated, PolicyCommand.Select, own);
                break;
        }
    }

    private void AddOwner(AccessDeclaration access)
    {
        if (Owns(access) is not { } owns) return;
        SqlExpression written = table.FrameworkColumn is { } framework && membership is not null && !membership.IsOf(table)
            ? SqlConditions.Both(owns, membership.Includes(framework)) : owns;
        foreach (PolicyCommandValue value in access.Commands) Add(access, RolePurpose.Authenticated, value.Command, owns, written);
    }

    private void AddMembers(AccessDeclaration access)
    {
        if (membership is null)
            findings.Add(LinkingRules.NoMembership, table, null, table.Declaration.RecordName);
        else if (FrameworkColumn is { } framework)
            Add(access, RolePurpose.Authenticated, PolicyCommand.Select, membership.Includes(framework));
    }

    /// <summary>Null where a column does not exist, which reading has reported.</summary>
    private SqlExpression? Owns(AccessDeclaration access)
        => table.Columns.Of(access.Members) is { } columns
            ? SqlConditions.Either(columns.Select(column => new SqlExpression($"{SqlQuoting.Identifier(column)} = {SessionFunctions.CurrentUser}")))
            : null;

    private void Add(AccessDeclaration access, RolePurpose role, PolicyCommand command, SqlExpression seen, SqlExpression? written = null)
        => parts.Add(new Part(access.Kind, role, command, seen, written ?? seen));

    private SourcedRule Combined(RolePurpose role, PolicyCommand command, List<Part> same)
    {
        SqlExpression seen = SqlConditions.Either(same.Select(part => part.Seen));
        SqlExpression written = SqlConditions.Either(same.Select(part => part.Written));
        PolicyDeclaration policy = new()
        {
            Member = table.Declaration.RecordName,
            Role = role,
            Commands = EquatableArrays.Of(new PolicyCommandValue(command)),
            Condition = seen,
            Check = written,
        };
        return new SourcedRule(policy, string.Join(" and ", same.Select(part => $"[{part.Kind}]").Distinct()));
    }

    /// <summary>
    /// What the back office may do: what [AdminAccess] says; else what the record's own policies for it say; else all, where a shorthand or
    /// the database brings it, and SELECT alone where rows are only added.
    /// </summary>
    public SourcedRule? FindAdmin(bool isDefault)
    {
        EquatableArray<AccessDeclaration> all = table.Declaration.Access;
        if (all.FirstOrDefault(access => access.Kind == AccessKind.AdminAccess) is { } stated)
            return Admin(stated.Commands.Select(value => value.Command).ToList(), "[AdminAccess]");
        bool hasOwnRule = table.Declaration.Policies.Any(policy => policy.Role == RolePurpose.Admin && !policy.IsRestrictive);
        if (hasOwnRule || (all.IsEmpty && !isDefault)) return null;
        return all.Any(access => access.Kind == AccessKind.AuditInsertOnly)
            ? Admin([PolicyCommand.Select], "[AuditInsertOnly]")
            : Admin(EveryCommand, all.IsEmpty ? "AdminAccess of the database" : $"[{all[0].Kind}]");
    }

    private SourcedRule? Admin(IReadOnlyCollection<PolicyCommand> commands, string source)
    {
        if (commands.Count == 0) return null;
        IEnumerable<PolicyCommand> written = commands.Count == EveryCommand.Length ? [PolicyCommand.All] : commands;
        PolicyDeclaration policy = new()
        {
            Member = table.Declaration.RecordName,
            Role = RolePurpose.Admin,
            Commands = written.Select(command => new PolicyCommandValue(command)).ToEquatableArray(),
            Condition = SqlConditions.Always,
        };
        return new SourcedRule(policy, source);
    }

    private sealed record Part(AccessKind Kind, RolePurpose Role, PolicyCommand Command, SqlExpression Seen, SqlExpression Written);
}
