using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Generators.Entities;

/// <summary>A method whose body runs SQL: all that its emitted half is printed from.</summary>
internal sealed record SqlQueryModel
{
    /// <summary>Empty for the global namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The headers of the types that hold the method, from the outermost: "partial class Reports".</summary>
    public required EquatableArray<string> Containers { get; init; }

    /// <summary>The innermost of them, as a file name: Demo.Reports.</summary>
    public required string HintName { get; init; }

    /// <summary>Its name alone.</summary>
    public required string Container { get; init; }

    public required string Method { get; init; }

    /// <summary>As they are written: "public static partial".</summary>
    public required string Modifiers { get; init; }

    public required string ReturnType { get; init; }

    /// <summary>All parameters, in their order.</summary>
    public EquatableArray<SqlMethodParameter> Parameters { get; init; }

    /// <summary>The rest; null where something is wrong with it, and the method is emitted without its work.</summary>
    public SqlStatementModel? Statement { get; init; }
}

/// <summary>A parameter of the method.</summary>
/// <param name="Name">Not escaped.</param>
/// <param name="Type">With global::; of a session that is generated itself the name as it is written.</param>
/// <param name="Modifier">"this ", or nothing.</param>
internal sealed record SqlMethodParameter(string Name, string Type, string Modifier, SqlParameterKind Kind);

internal enum SqlParameterKind
{
    Value,
    Session,

    /// <summary>A session whose type does not exist before this generator has run.</summary>
    GeneratedSession,
    Cancellation,
}

/// <summary>What the method does.</summary>
internal sealed record SqlStatementModel
{
    /// <summary>With $1 for the first of <see cref="Values"/>.</summary>
    public required string Text { get; init; }

    public required bool Writes { get; init; }

    public required SqlResultKind Result { get; init; }

    /// <summary>The method's file without its folder.</summary>
    public required string File { get; init; }

    /// <summary>A member of Role.</summary>
    public required string Role { get; init; }

    /// <summary>In the order of the method.</summary>
    public EquatableArray<SqlValue> Values { get; init; }

    /// <summary>The type of a row; null for a statement that gives none.</summary>
    public string? RowType { get; init; }

    /// <summary>The row is a struct.</summary>
    public bool IsRowValueType { get; init; }

    /// <summary>The row is one value.</summary>
    public bool IsSingleValue { get; init; }

    /// <summary>In the order of the columns.</summary>
    public EquatableArray<SqlColumn> Columns { get; init; }
}

/// <summary>A parameter of the statement.</summary>
/// <param name="PgType">What it is sent as, before any cast: "uuid".</param>
/// <param name="Given">Its C# side.</param>
internal sealed record SqlValue(string PgType, QueryParameter Given);

/// <summary>A column of the rows and the member that it fills.</summary>
internal sealed record SqlColumn
{
    public required string Name { get; init; }

    /// <summary>Empty for a single value.</summary>
    public required string Member { get; init; }

    /// <summary>Its place among the constructor's parameters; -1 for one that is set behind it.</summary>
    public required int Argument { get; init; }

    /// <summary>With global::, without the mark of nullability.</summary>
    public required string Type { get; init; }

    public required bool IsValueType { get; init; }

    public required bool IsNullable { get; init; }

    public required ColumnStorage Storage { get; init; }

    /// <summary>As in <see cref="EntityProperty"/>.</summary>
    public bool RefusesNullItems { get; init; }

    /// <summary>What the member holds in PostgreSQL.</summary>
    public required string PgType { get; init; }

    public EquatableArray<EnumMember> EnumMembers { get; init; }
}

/// <summary>What becomes of the rows.</summary>
internal enum SqlResultKind
{
    List,
    Stream,

    /// <summary>One row; none is an error.</summary>
    One,
    OneOrNone,

    /// <summary>The number of rows that were written.</summary>
    Written,
    Nothing,
}

/// <summary>The queries of one type.</summary>
/// <param name="HintName">Of the type.</param>
internal sealed record SqlQueryGroup(string HintName, EquatableArray<SqlQueryModel> Queries)
{
    /// <summary>In the order of the types' first queries.</summary>
    public static IEnumerable<SqlQueryGroup> Of(IEnumerable<SqlQueryModel> queries)
        => queries.GroupBy(query => (query.Namespace, query.HintName)).Select(group => new SqlQueryGroup(group.Key.HintName, group.ToEquatableArray()));
}
