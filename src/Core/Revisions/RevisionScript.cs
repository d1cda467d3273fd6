using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Revisions;

/// <summary>The SQL of one direction.</summary>
/// <param name="Text">The whole file, with "\n".</param>
/// <param name="Steps">In order; none where nothing is to be done.</param>
public sealed record RevisionScript(string Text, EquatableArray<ScriptStep> Steps);

/// <summary>What happens as a whole or not at all.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="IsTransaction">False: one statement that PostgreSQL refuses in a transaction, such as CREATE INDEX CONCURRENTLY.</param>
/// <param name="Statements">At least one.</param>
public sealed record ScriptStep(int Number, bool IsTransaction, EquatableArray<ScriptStatement> Statements);

/// <summary>One statement, as it is sent.</summary>
/// <param name="Text">Without ';' and without what stands between it and its neighbours.</param>
/// <param name="Line">Of the file, counted from 1.</param>
public sealed record ScriptStatement(string Text, int Line);
