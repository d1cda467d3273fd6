using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;

namespace StudyHub.Schema.ObjectFiles;

/// <summary>What was read from one file of db/objects.</summary>
/// <param name="Declaration">Null when the file is no object: a fault says why.</param>
/// <param name="Faults">What is wrong with the file by itself.</param>
/// <param name="Places">Where in the file what a finding can be about is written.</param>
public sealed record ObjectFileReading(RawObjectDeclaration? Declaration, EquatableArray<ObjectFileFault> Faults, EquatableArray<ObjectFilePlace> Places);

/// <summary>One fault of a file.</summary>
/// <param name="Rule">Its id, such as SHS130.</param>
/// <param name="Start">First character in the text of the file.</param>
/// <param name="Length">In characters.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
public sealed record ObjectFileFault(string Rule, int Start, int Length, EquatableArray<string> Arguments);

/// <summary>Where something is written.</summary>
/// <param name="Member">A need as a finding names it, or a name in the SQL; null for the object itself.</param>
/// <param name="Start">First character in the text of the file.</param>
/// <param name="Length">In characters.</param>
public sealed record ObjectFilePlace(string? Member, int Start, int Length);
