using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>A property that is a column, while its record is read.</summary>
internal sealed record ColumnReading
{
    // Of a decimal, whatever its first digit is.
    private const int MostDigits = 28;

    public required IPropertySymbol Property { get; init; }

    /// <summary>Where it is declared; null when it came from metadata.</summary>
    public required SyntaxNode? Syntax { get; init; }

    public required ImmutableArray<AttributeReading> Attributes { get; init; }

    public required ColumnType Type { get; init; }

    public required ColumnModel Column { get; init; }

    public ColumnOrigin Origin { get; init; }

    public bool IsFixed { get; init; }

    public string? Pii { get; init; }

    public string? Summary { get; init; }

    /// <summary>A C# initialiser or a parameter's default says the value, whatever became of it in SQL.</summary>
    public bool HasInitialiser { get; init; }

    public string Member => Property.Name;

    public Identifier Name => Column.Name;

    public AttributeReading? Attribute(string name)
    {
        foreach (AttributeReading attribute in Attributes)
            if (attribute.Name == name) return attribute;
        return null;
    }

    public ColumnDeclaration ToDeclaration() => new()
    {
        Member = Member,
        Column = Column,
        EnumType = Type.Enum is { PostgresName: not null } stored ? stored.Type : null,
        Pii = Pii,
    };

    public EntityProperty ToEntity() => new()
    {
        Name = Member,
        Column = Name.Value,
        Type = ClrTypeNames.Of(Type.Clr.Underlying),
        IsValueType = Type.Clr.Underlying.IsValueType,
        IsNullable = Column.IsNullable,
        Storage = Type.Storage,
        DbType = Type.DbType,
        Cast = Type.Cast,
        Limit = Type.Limit,
        IsWideNumber = Type.Clr is { Kind: ScalarKind.Numeric, IsArray: false } && Type.PgType is not { Precision: <= MostDigits },
        RefusesNullItems = Type.Storage == ColumnStorage.Direct && Type.Clr.RefusesNullItems,
        Origin = Origin,
        IsFixed = IsFixed,
        IsPii = Pii is not null,
        EnumMembers = Type.Enum?.Members ?? EquatableArray<EnumMember>.Empty,
        Summary = Summary,
    };
}
