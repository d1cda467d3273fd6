using System;

namespace StudyHub.Schema;

/// <summary>
/// On a static method <c>bool Rule(TRecord row)</c>: a CHECK constraint. On the record, with <see cref="Sql"/>: one in SQL.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class CheckAttribute : Attribute
{
    /// <summary>The condition, for what C# cannot say; <see cref="Name"/> must be given with it.</summary>
    public string? Sql { get; set; }

    /// <summary>The constraint's name; ck_{table}_{method} when not given.</summary>
    public string? Name { get; set; }
}

/// <summary>
/// On a static method <c>bool Rule(TRecord row, Session session)</c> (the session may be left out): who may do what with which rows. On
/// the record, with <see cref="Sql"/>: one in SQL. A role has the privilege for exactly the commands that a policy names for it.
/// </summary>
/// <param name="commands">The commands that the rule decides.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class PolicyAttribute(Command commands) : Attribute
{
    public Command Commands { get; } = commands;

    /// <summary>The role that the policy is for.</summary>
    public Role To { get; set; } = Role.Authenticated;

    /// <summary>The condition, for what C# cannot say.</summary>
    public string? Sql { get; set; }

    /// <summary>The condition for new rows, where it differs from <see cref="Sql"/>.</summary>
    public string? CheckSql { get; set; }

    /// <summary>Must hold beside the other policies, in place of widening them.</summary>
    public bool IsRestrictive { get; set; }

    /// <summary>
    /// The properties that the role may UPDATE, best with nameof(); all but keys, scopes and what the database keeps when not given. On a
    /// method the repository gets Update{Method}Async, which stores just these.
    /// </summary>
    public string[] Columns { get; set; } = [];

    /// <summary>The policy's name; {table}_{role}_{command} when not given. Only with a single command.</summary>
    public string? Name { get; set; }
}

/// <summary>
/// Says that a role is not to have these commands. PostgreSQL denies what no policy allows, so nothing follows from it there: it tells the
/// reader, and the compiler, that no policy is missing.
/// </summary>
/// <param name="commands">The commands that no policy of the record may allow the role.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class DenyAttribute(Command commands) : Attribute
{
    public Command Commands { get; } = commands;

    /// <summary>The role that is denied them.</summary>
    public Role To { get; set; } = Role.Authenticated;
}

/// <summary>
/// On a static method <c>bool Rule(TRecord row, …parameters)</c>: the repository gets a method of this name that returns the rows for
/// which it holds. On a static partial method that takes a session, with <see cref="Sql"/>: the method runs the SQL.
/// </summary>
/// <example><code>
/// public static partial class Reports
/// {
///     [Query(Sql = "select outcome_id, count(*) as attempts from public.attempts where student_id = @studentId group by outcome_id")]
///     public static partial Task&lt;IReadOnlyList&lt;OutcomeAttempts&gt;&gt; AttemptsPerOutcomeAsync(
///         this DatabaseSession session, Guid studentId, CancellationToken cancellationToken = default);
/// }
///
/// public sealed record OutcomeAttempts(Guid OutcomeId, long Attempts);
/// </code></example>
[AttributeUsage(AttributeTargets.Method)]
public sealed class QueryAttribute : Attribute
{
    /// <summary>Property names, best with nameof(); the primary key is added behind them, so that the order is total.</summary>
    public string[] OrderBy { get; set; } = [];

    /// <summary>Those of <see cref="OrderBy"/> that run downwards.</summary>
    public string[] Descending { get; set; } = [];

    /// <summary>
    /// One statement, with @name for the method's parameter of that name. It lists its columns, and each fills the member of the result that
    /// is called like it: outcome_id fills OutcomeId. Checked by the compiler as far as text and model tell, and against a server by
    /// <c>studyhub-schema verify</c>.
    /// </summary>
    /// <remarks>
    /// The method returns <c>Task&lt;IReadOnlyList&lt;T&gt;&gt;</c> or <c>IAsyncEnumerable&lt;T&gt;</c> for rows, <c>Task&lt;T&gt;</c> or
    /// <c>Task&lt;T?&gt;</c> for one row at most, and for a statement that gives none <c>Task&lt;int&gt;</c>, the number of rows that it
    /// wrote, or <c>Task</c>; the call of a function that returns nothing is a <c>Task</c>. T is a record, class or struct, or a single value.
    /// </remarks>
    public string? Sql { get; set; }

    /// <summary>The role that <c>verify</c> tries <see cref="Sql"/> as. At run time the session's own counts.</summary>
    public Role As { get; set; } = Role.Authenticated;
}

/// <summary>
/// On a static property of the record's type, or a list of it: rows that the schema brings along. Each gives all columns of a unique key,
/// or the primary key.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SeedAttribute : Attribute;
