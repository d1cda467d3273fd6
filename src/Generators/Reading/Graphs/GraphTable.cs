using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>A table, as graphs need to know it.</summary>
internal sealed record GraphTable(EntityModel Entity, EquatableArray<ColumnDeclaration> Columns);
