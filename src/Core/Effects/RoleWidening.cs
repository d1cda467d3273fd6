using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Planning;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>Who comes into reach of a schema, or becomes a member of a role that was there.</summary>
internal sealed class RoleWidening(SchemaDifference difference)
{
    private readonly Dictionary<Identifier, RoleModel> before = difference.Renamed.Roles.ToDictionary(role => role.Name);
    private readonly HashSet<Identifier> schemas = [.. difference.Renamed.Schemas.Concat(difference.Renamed.Tables.Select(table => table.Name.Schema))];
    private readonly HashSet<(Identifier Schema, Identifier Role)> reached = [.. SchemaAccess.Of(difference.Renamed).Select(access => access.Statement)
        .OfType<PgStatement.GrantSchema>().SelectMany(grant => grant.Roles.Select(role => (grant.Schema, role)))];
    private readonly HashSet<Identifier> trusted = [.. difference.After.Roles.Where(role => role.Purpose is RolePurpose.Owner or RolePurpose.Helper).Select(role => role.Name)];

    public IEnumerable<Widening> Of(PgStatement statement) => statement switch
    {
        PgStatement.GrantMemberships s => s.Roles.SelectMany(OfMemberships),
        PgStatement.GrantSchema s when schemas.Contains(s.Schema) => s.Roles
            .Where(role => !reached.Contains((s.Schema, role)) && !trusted.Contains(role))
            .Select(role => new Widening(ObjectId.Schema(s.Schema), $"makes more visible: {role} may use schema {s.Schema}")),
        PgStatement.GrantSchemaToPublic s when difference.After.Tables.Any(table => table.Name.Schema == s.Schema)
            => [new Widening(ObjectId.Schema(s.Schema), $"makes more visible: everybody may use schema {s.Schema}")],
        PgStatement.RestoreDefaultExecute s when !difference.After.Tables.IsEmpty
            => [new Widening(ObjectId.Role(s.Creator), $"makes more visible: everybody may call the functions that {s.Creator} makes from now on")],
        _ => [],
    };

    private IEnumerable<Widening> OfMemberships(RoleModel role)
    {
        before.TryGetValue(role.Name, out RoleModel? old);
        foreach (Identifier group in role.MemberOf)
        {
            if (before.ContainsKey(group) && old?.MemberOf.Contains(group) != true)
                yield return new Widening(ObjectId.Role(role.Name), $"makes more visible: {role.Name} becomes a member of {group}");
        }
    }
}
