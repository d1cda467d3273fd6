using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>A unique constraint; <paramref name="Member"/> is the property that declares it, null for the record.</summary>
internal sealed record LinkedUnique(UniqueModel Model, string? Member);

/// <summary>Primary keys and UNIQUE constraints. One with a member that does not exist is left out: reading has reported it.</summary>
internal static class KeyLinker
{
    public static PrimaryKeyModel? PrimaryKey(TableScope table)
    {
        if (table.Declaration.Key is not { } key || table.Columns.Of(key.Members) is not { } columns) return null;
        return new PrimaryKeyModel(key.Name ?? NamingRules.PrimaryKey(table.Name.Name), columns.Distinct().ToEquatableArray());
    }

    public static IReadOnlyList<LinkedUnique> Uniques(TableScope table)
    {
        List<LinkedUnique> uniques = new();
        foreach (UniqueDeclaration declaration in table.Declaration.Uniques)
        {
            if (table.Columns.Of(declaration.Members) is not { } members) continue;
            Identifier? framework = declaration.IsPerFramework ? table.Columns.Of(TableColumns.FrameworkMember) : null;
            bool isAdded = framework is not null && !members.Contains(framework);
            EquatableArray<Identifier> columns = (isAdded ? [framework!, .. members] : members.AsEnumerable()).Distinct().ToEquatableArray();
            Identifier name = declaration.Name ?? NamingRules.Unique(table.Name.Name, columns);
            uniques.Add(new LinkedUnique(
                new UniqueModel(name, columns, declaration.NullsNotDistinct), SingleMember.Of(declaration.Members)));
        }
        return uniques;
    }
}
