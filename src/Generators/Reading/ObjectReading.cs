using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>What was read from one file of db/objects. As with a record, value and problems travel together and then part.</summary>
/// <param name="File">Its path, which findings about it name as their record.</param>
/// <param name="Declaration">Null when the file is no object: a problem says why.</param>
internal sealed record ObjectReading(
    string File, RawObjectDeclaration? Declaration, EquatableArray<Problem> Problems, EquatableArray<MemberPlace> Places);
