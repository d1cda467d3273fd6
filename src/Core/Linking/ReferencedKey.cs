using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The columns of the target that a foreign key points at, with or without the framework in front.</summary>
internal sealed record ReferencedKey
{
    /// <summary>The target's columns that the declared ones are compared with, in order.</summary>
    public required EquatableArray<Identifier> Declared { get; init; }

    /// <summary>The target's framework column, when it is put in front; null for a plain reference.</summary>
    public Identifier? Framework { get; init; }

    /// <summary>False when no constraint makes these columns a key.</summary>
    public required bool Exists { get; init; }

    /// <summary>The constraint that the target gets so that it can be referenced; null when it has one.</summary>
    public UniqueModel? Missing { get; init; }

    public EquatableArray<Identifier> All => Framework is null ? Declared : Declared.Prepend(Framework).ToEquatableArray();

    /// <param name="declaredCount">Number of columns that the reference declares.</param>
    /// <param name="referenced">What the reference names, or the primary key.</param>
    public static ReferencedKey Of(
        TableScope table, TableScope target, int declaredCount, EquatableArray<Identifier> referenced, bool isPrimaryKey)
    {
        ReferencedKey plain = new() { Declared = referenced, Exists = target.HasKey(referenced) };
        if (referenced.IsEmpty || target.FrameworkColumn is not { } framework || !IsOfOneFramework(table, target)) return plain;

        bool isFrameworkImplied = isPrimaryKey && declaredCount == referenced.Count - 1;
        if (referenced.Contains(framework) && !isFrameworkImplied) return plain;

        ReferencedKey same = plain with
        {
            Declared = referenced.Where(column => !column.Equals(framework)).ToEquatableArray(),
            Framework = framework,
        };
        if (target.HasKey(same.All)) return same with { Exists = true };
        // Somebody else's table cannot be given the constraint that the longer key needs.
        if (!plain.Exists || !target.Declaration.IsManaged) return plain;
        return same with { Missing = new UniqueModel(NamingRules.Unique(target.Name.Name, same.All), same.All) };
    }

    private static bool IsOfOneFramework(TableScope table, TableScope target)
        => table.FrameworkColumn is { } own && ReferenceTypes.Fit(table, EquatableArrays.Of(own), target, EquatableArrays.Of(target.FrameworkColumn!));
}
