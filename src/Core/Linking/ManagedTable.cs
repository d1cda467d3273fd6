using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Linking;

/// <summary>Puts one table's model together. What finds its name taken is left out; keys ask before indexes.</summary>
internal sealed class ManagedTable(
    TableScope table, IEnumerable<LinkedReference> references, IEnumerable<UniqueModel> frameworkKeys, IEnumerable<SeedModel> seeds)
{
    private readonly TableDeclaration declaration = table.Declaration;

    public TableModel Link(IReadOnlyList<PolicyDeclaration> rules, RoleNames roles, NameClaims names, FindingList findings)
    {
        List<LinkedReference> foreignKeys = references.ToList();
        List<LinkedUnique> uniques = table.Uniques.Concat(frameworkKeys.Select(key => new LinkedUnique(key, null))).ToList();
        PrimaryKeyModel? primaryKey = table.PrimaryKey is { } key && names.ClaimKey(table, key.Name, "the primary key", null) ? key : null;
        return new TableModel
        {
            Name = table.Name,
            Comment = declaration.Comment,
            RenamedFrom = declaration.RenamedFrom,
            Columns = table.Columns.Models,
            PrimaryKey = primaryKey,
            Uniques = uniques
                .Where(unique => names.ClaimKey(table, unique.Model.Name, "a unique constraint", unique.Member))
                .Select(unique => unique.Model)
                .OrderBy(unique => unique.Name)
                .ToEquatableArray(),
            ForeignKeys = foreignKeys
                .Where(reference => names.ClaimConstraint(table, reference.Key.Name, "a foreign key", reference.Member))
                .Select(reference => reference.Key)
                .OrderBy(foreignKey => foreignKey.Name)
                .ToEquatableArray(),
            Checks = declaration.Checks
                .Where(check => names.ClaimConstraint(table, check.Name, "a check", RuleMember.Of(declaration, check.Member)))
                .Select(check => new CheckModel(check.Name, check.Condition))
                .OrderBy(check => check.Name)
                .ToEquatableArray(),
            Indexes = IndexLinker.Link(table, uniques, foreignKeys)
                .Where(index => names.ClaimIndex(table, index.Model.Name, index.Member))
                .Select(index => index.Model)
                .OrderBy(index => index.Name)
                .ToEquatableArray(),
            Triggers = TimestampLinker.Link(table, findings),
            HasRowSecurity = true,
            Policies = PolicyLinker.Link(table, rules, roles, findings),
            Grants = GrantLinker.Link(table, rules, roles),
            Seeds = seeds.ToEquatableArray(),
        };
    }
}
