using System;
using System.Collections.Immutable;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Manifest;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Links the tables of all records and writes down the schema that they mean.</summary>
internal static class SchemaReader
{
    /// <summary>The same for every order of <paramref name="tables"/>. Never throws but for a cancellation.</summary>
    public static SchemaReading Read(DatabaseDeclaration database, ImmutableArray<TableDeclaration> tables)
    {
        if (tables.IsEmpty) return new SchemaReading(null, default, null);
        try
        {
            LinkedSchema linked = SchemaLinker.Link(
                database, tables.OrderBy(table => table.Record, StringComparer.Ordinal).ToEquatableArray());
            return new SchemaReading(ManifestWriter.Write(linked.Schema), linked.Findings, null);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new SchemaReading(null, default, InternalProblem.Of(fault, database.Name, null));
        }
    }
}
