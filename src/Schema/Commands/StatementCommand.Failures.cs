using System;
using System.Linq;
using System.Text.Json;
using Npgsql;
using StudyHub.Schema.Documents;
using StudyHub.Schema.Failures;

namespace StudyHub.Schema.Commands;

/// <summary>Which of the values could not be stored: found out when one could not.</summary>
public sealed partial class StatementCommand
{
    /// <summary>The same failure with the column that the value was for, where that can be said.</summary>
    internal InvalidValueException Blame(InvalidValueException failure)
    {
        if (Statement.ColumnOf is not { } columnOf) return failure;
        int? found = UnfitValue.Find(failure.SqlState, [.. Parameters.Cast<NpgsqlParameter>()], position => columnOf(position)?.Type);
        string? column = found is { } parameter ? columnOf(parameter)?.Name : Statement.Changed;
        return column is null ? failure : new InvalidValueException(failure.Table, failure.SqlState, column);
    }

    /// <exception cref="InvalidValueException">There is null where the type has none, or a number that JSON has not. Nothing was sent.</exception>
    private byte[] Written<TDocument>(TDocument document)
    {
        try
        {
            return JsonDocuments.Write(document, Documents!);
        }
        // What the serializer says may hold the value.
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new InvalidValueException(Statement.Table, "22032", Statement.ColumnOf?.Invoke(gathering?.Next ?? next)?.Name);
        }
    }
}
