using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>What the other tables need to know of a table: its name, its columns and its keys. One object for each table, compared as such.</summary>
internal sealed class TableScope
{
    public TableScope(TableDeclaration declaration, QualifiedName name, TableColumns columns)
    {
        Declaration = declaration;
        Name = name;
        Columns = columns;
        FrameworkColumn = declaration.IsFrameworkAware && !declaration.IsFrameworkRoot ? columns.Of(TableColumns.FrameworkMember) : null;
        PrimaryKey = KeyLinker.PrimaryKey(this);
        Uniques = KeyLinker.Uniques(this);
    }

    public TableDeclaration Declaration { get; }

    public QualifiedName Name { get; }

    public TableColumns Columns { get; }

    /// <summary>Null for a table that is not framework-aware.</summary>
    public Identifier? FrameworkColumn { get; }

    public PrimaryKeyModel? PrimaryKey { get; }

    /// <summary>In the order of the declaration.</summary>
    public IReadOnlyList<LinkedUnique> Uniques { get; }

    /// <summary>A primary or unique key of just these columns, in any order: PostgreSQL does not mind the order either.</summary>
    public bool HasKey(IReadOnlyCollection<Identifier> columns)
        => Keys.Any(key => key.Count == columns.Count && key.All(columns.Contains));

    private IEnumerable<EquatableArray<Identifier>> Keys
        => Uniques.Select(unique => unique.Model.Columns).Concat(PrimaryKey is null ? [] : [PrimaryKey.Columns]);
}
