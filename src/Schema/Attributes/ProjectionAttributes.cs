using System;

namespace StudyHub.Schema;

/// <summary>
/// On a partial record: rows of a table can be read as it, <c>rows.ListAsync&lt;StudentName&gt;()</c>, and only the columns that it has are
/// asked for. Its properties are those of the same name, columns of rows that are referred to (<see cref="OverAttribute"/>), or, where one
/// of them is a figure (<see cref="CountAttribute"/>, <see cref="SumAttribute"/> …), what the rows are grouped by.
/// </summary>
/// <typeparam name="T">A [Table] record.</typeparam>
/// <example><code>
/// [Projection&lt;Enrolment&gt;]
/// public sealed partial record Attendance(DateOnly Day, [Over(nameof(Enrolment.StudentId), nameof(Student.Name))] string Student);
///
/// [Projection&lt;Enrolment&gt;]
/// public sealed partial record DayLoad(DateOnly Day, [Count] long Enrolments);
/// </code></example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProjectionAttribute<T> : Attribute;

/// <summary>
/// A column of a row that the row refers to. A row whose reference is null stays, and so does one whose referred row is deleted or hidden
/// from the session's user: then the column is null.
/// </summary>
/// <param name="path">
/// Properties, best with nameof(): references ([References], or a framework-aware record's FrameworkId), each of the record that the one
/// before refers to, and last the column.
/// </param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class OverAttribute(params string[] path) : Attribute
{
    public string[] Path { get; } = path;
}

/// <summary>How many rows the group has: a long.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class CountAttribute : Attribute;

/// <summary>
/// The sum over the group's rows, exact: of short and int a long, of long and decimal a decimal. Null where all values are, or where rows
/// that are not grouped are none.
/// </summary>
/// <param name="path">The column, best with nameof(); in front of it references as in <see cref="OverAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SumAttribute(params string[] path) : Attribute
{
    public string[] Path { get; } = path;
}

/// <summary>The mean of the group's values that are not null: of whole numbers and decimals a decimal, of float and double a double.</summary>
/// <inheritdoc cref="SumAttribute"/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AverageAttribute(params string[] path) : Attribute
{
    public string[] Path { get; } = path;
}

/// <summary>The least of the group's values: a number, text, date, time, or an enum of PostgreSQL in the order of its members.</summary>
/// <inheritdoc cref="SumAttribute"/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MinAttribute(params string[] path) : Attribute
{
    public string[] Path { get; } = path;
}

/// <summary>The greatest of the group's values, as <see cref="MinAttribute"/> the least.</summary>
/// <inheritdoc cref="SumAttribute"/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MaxAttribute(params string[] path) : Attribute
{
    public string[] Path { get; } = path;
}
