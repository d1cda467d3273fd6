using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading.SqlQueries;

/// <summary>A method with [Query(Sql = …)] as its symbols tell it; the SQL is not looked into yet.</summary>
internal sealed record SqlMethodReading
{
    /// <summary>Null where its other half cannot be emitted at all.</summary>
    public SqlQueryModel? Model { get; init; }

    public required string Method { get; init; }

    public required string Sql { get; init; }

    public required string Role { get; init; }

    /// <summary>Null after a problem.</summary>
    public SqlResult? Result { get; init; }

    /// <summary>The types inside of the documents of its rows.</summary>
    public DocumentTypes Documents { get; init; } = DocumentTypes.None;

    /// <summary>The parameters that are values, with their places.</summary>
    public EquatableArray<SqlValueReading> Values { get; init; }

    /// <summary>Parameters that have problems of their own: what uses them is none.</summary>
    public EquatableArray<string> Refused { get; init; }

    public required SqlPlaces Places { get; init; }

    public required Place ReturnPlace { get; init; }

    public EquatableArray<Problem> Problems { get; init; }
}

/// <summary>A value that the method takes.</summary>
/// <param name="Cast">For a PostgreSQL enum: what its label is cast to.</param>
internal sealed record SqlValueReading(SqlValue Value, string? Cast, Place Place);

/// <summary>What the method returns.</summary>
/// <param name="Kind">As the return type alone tells it: a single int is <see cref="SqlResultKind.One"/> also for a statement without rows.</param>
/// <param name="RowType">With global::; null for none.</param>
/// <param name="RowName">As messages show it.</param>
/// <param name="Members">What columns can fill; one without a name for a single value.</param>
internal sealed record SqlResult(SqlResultKind Kind, string? RowType, string RowName, bool IsRowValueType, bool IsSingleValue, EquatableArray<SqlMember> Members);

/// <summary>A member of the result.</summary>
/// <param name="Column">The column that fills it: Name and Argument are the member's.</param>
/// <param name="ClrName">Its type, as messages show it.</param>
/// <param name="IsNullKnown">False where nullable annotations are off: nothing is said of NULL then.</param>
internal sealed record SqlMember(SqlColumn Column, string ClrName, bool IsNullKnown);
