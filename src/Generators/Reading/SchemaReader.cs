using System;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Manifest;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Links the tables of all records and what db/objects adds to them, writes down the schema that they mean, and looks for what protects it too little.</summary>
internal static class SchemaReader
{
    /// <summary>The same for every order of the declarations. Never throws but for a cancellation.</summary>
    public static SchemaReading Read(SchemaDeclarations declarations)
    {
        (DatabaseDeclaration database, EquatableArray<TableDeclaration> tables, EquatableArray<RawObjectDeclaration> objects) = declarations;
        if (tables.IsEmpty && objects.IsEmpty) return new SchemaReading(null, default, default, null);
        try
        {
            EquatableArray<TableDeclaration> sorted = tables.OrderBy(table => table.Record, StringComparer.Ordinal).ToEquatableArray();
            LinkedSchema linked = SchemaLinker.Link(database, sorted, objects);
            // What does not fit together is left out of the schema, whose weaknesses then say nothing.
            EquatableArray<Finding> weaknesses = linked.Findings.IsEmpty ? WeaknessReader.Read(linked.Schema, database, sorted, objects) : default;
            return new SchemaReading(ManifestWriter.Write(linked.Schema), linked.Findings, weaknesses, null)
            {
                References = linked.Schema.Tables.Where(table => !table.ForeignKeys.IsEmpty)
                    .Select(table => new TableReferences(table.Name, table.ForeignKeys)).ToEquatableArray(),
            };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new SchemaReading(null, default, default, InternalProblem.Of(fault, database.Name, null));
        }
    }
}
