using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Queries;

/// <summary>What can be wrong with a query that is written in SQL, as far as its text and the model tell. A server is asked by verify.</summary>
public static class QueryRules
{
    public static QueryRule Method { get; } = new(
        "SHS401",
        "The method cannot run SQL",
        "'{0}' cannot run SQL: {1}",
        "The body of the method is generated: it has to be partial and static, take a session, and return what rows can become.");

    public static QueryRule Statement { get; } = new(
        "SHS402",
        "The SQL may not run in a session",
        "The SQL of '{0}' {1}",
        "A session is one transaction as one user on a connection of the pool. What would end it, change who it acts for, or stay on the connection is refused.");

    public static QueryRule Parameters { get; } = new(
        "SHS403",
        "Parameters of method and SQL differ",
        "The SQL of '{0}' {1}",
        "Each @name of the SQL is a parameter of the method, and each parameter of the method is used.");

    public static QueryRule Columns { get; } = new(
        "SHS404",
        "The SQL does not name its columns",
        "The SQL of '{0}' {1}",
        "Columns are read by their position, which is known at compile time where the SQL lists them by name.");

    public static QueryRule Members { get; } = new(
        "SHS405",
        "The columns of the SQL are not the members of the result",
        "The SQL of '{0}' {1}",
        "A column that nothing holds is read for nothing; a member that no column fills would have its default value in every row.");

    public static QueryRule Unknown { get; } = new(
        "SHS406",
        "The SQL names what the model does not have",
        "The SQL of '{0}' {1}",
        "The statement would fail at the server.");

    public static QueryRule Types { get; } = new(
        "SHS407",
        "A column has another type than the member that it fills",
        "The SQL of '{0}' {1}",
        "The value could not be read, or not every value of the column could.");

    public static QueryRule Nulls { get; } = new(
        "SHS408",
        "A column that may be NULL fills a member that may not be null",
        "The SQL of '{0}' {1}",
        "The first row with a NULL would be an exception.");

    public static EquatableArray<QueryRule> All { get; } = EquatableArrays.Of(Method, Statement, Parameters, Columns, Members, Unknown, Types, Nulls);
}
