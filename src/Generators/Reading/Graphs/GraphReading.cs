using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading.Graphs;

/// <summary>What was read from one [Graph]; as of a table, what it says and where part ways.</summary>
/// <param name="Declaration">Null where it can be none: a problem says why.</param>
internal sealed record GraphReading(GraphDeclaration? Declaration, EquatableArray<Problem> Problems, EquatableArray<MemberPlace> Places);
