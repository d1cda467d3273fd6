using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>
/// The functions of the schema app. What a request says about itself is read through them alone: unset and '' are NULL and deny, and
/// anything that is no uuid is an error.
/// </summary>
internal static class SessionFunctions
{
    private static readonly FunctionModel FrameworkId = Setting(
        "framework_id", "The framework that the request is bound to; NULL for none. Always call as (select app.framework_id()).");

    private static readonly FunctionModel UserId = Setting(
        "user_id", "The request's user; NULL outside a session. Always call as (select app.user_id()).");

    /// <summary>The session's user as conditions ask for it: once a statement, so that an index on what it is compared with is used.</summary>
    public const string CurrentUser = "(select app.user_id())";

    /// <summary>Sorted by name.</summary>
    public static EquatableArray<FunctionModel> NeededBy(IReadOnlyCollection<TableModel> tables, IEnumerable<FunctionModel> others)
    {
        List<FunctionModel> functions = new(others);
        if (tables.Any(table => !table.Policies.IsEmpty)) functions.AddRange([FrameworkId, UserId]);
        if (tables.Any(table => !table.Triggers.IsEmpty)) functions.Add(TimestampLinker.Function);
        return functions.OrderBy(function => function.Name).ToEquatableArray();
    }

    private static FunctionModel Setting(string name, string comment) => new()
    {
        Name = new QualifiedName("app", name),
        Definition =
            $"""
            returns uuid
              language sql stable parallel safe
              set search_path = ''
              return nullif(pg_catalog.current_setting('app.{name}', true), '')::uuid
            """.Replace("\r\n", "\n"),
        Comment = comment,
        IsCallableByRequests = true,
    };
}
