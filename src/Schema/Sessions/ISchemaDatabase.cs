using System;
using StudyHub.Schema.Creation;
using StudyHub.Schema.Migrations;

namespace StudyHub.Schema.Sessions;

/// <summary>What every generated database type can do without an instance: for code that is written once for all of them, such as its registration.</summary>
/// <typeparam name="TSelf">The generated type.</typeparam>
public interface ISchemaDatabase<out TSelf>
    where TSelf : SchemaDatabase, ISchemaDatabase<TSelf>
{
    /// <summary>The C# name of the database, such as StudyHub.</summary>
    static abstract string Name { get; }

    /// <summary>The schema that its assembly was compiled with.</summary>
    static abstract DatabaseSchema Schema { get; }

    /// <summary>The revisions that its assembly was built with.</summary>
    static abstract DatabaseRevisions Revisions { get; }

    /// <summary>Makes the pool of connections; none is opened yet.</summary>
    static abstract TSelf Create(string connectionString, Action<DatabaseOptions>? configure = null);
}
