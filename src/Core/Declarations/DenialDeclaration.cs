using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Declarations;

/// <summary>One [Deny]: commands that a role is not to have. Nothing follows from it in PostgreSQL, where what no policy allows is denied.</summary>
/// <param name="Role">The role that is denied them.</param>
/// <param name="Commands">Sorted; exactly [All] when every command is meant.</param>
public sealed record DenialDeclaration(RolePurpose Role, EquatableArray<PolicyCommandValue> Commands);
