using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Everything that says something of the schema, by itself and not yet linked.</summary>
/// <param name="Tables">Of the records, in the compilation's order.</param>
/// <param name="Objects">Of db/objects, in the order of the files.</param>
internal sealed record SchemaDeclarations(
    DatabaseDeclaration Database, EquatableArray<TableDeclaration> Tables, EquatableArray<RawObjectDeclaration> Objects);
