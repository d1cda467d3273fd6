using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>The database's own types: StudyHubDatabase, which opens sessions, and StudyHubSession with a property for each repository.</summary>
internal static class DatabaseEmitter
{
    private const string Sessions = "global::StudyHub.Schema.Sessions";

    public static string FileName(DatabaseModel database) => database.Name + "Database.g.cs";

    public static string Emit(DatabaseModel database)
    {
        SourceWriter writer = SourceWriter.File();
        string databaseType = database.Name + "Database";
        string sessionType = database.Name + "Session";
        if (database.Namespace.Length > 0) writer.WriteApart($"namespace {database.Namespace};");
        writer.WriteApart($$"""
            /// <summary>The {{database.Name}} database: its pool of connections, and the sessions in which rows are read and written. One for the application.</summary>
            {{CSharpText.GeneratedCode}}
            public sealed partial class {{databaseType}} : {{Sessions}}.SchemaDatabase<{{sessionType}}>
            {
                private static readonly {{Sessions}}.SessionRoles SessionRoles = new({{CSharpText.Literal(database.AnonRole)}}, {{CSharpText.Literal(database.AuthenticatedRole)}}, {{CSharpText.Literal(database.AdminRole)}});

                private {{databaseType}}(string connectionString, global::System.Action<{{Sessions}}.DatabaseOptions>? configure)
                    : base(connectionString, SessionRoles, configure)
                {
                }

                /// <summary>The schema that this assembly was compiled with.</summary>
                public static global::StudyHub.Schema.Creation.DatabaseSchema Schema { get; } = global::StudyHub.Schema.Creation.DatabaseSchema.Of(typeof({{databaseType}}).Assembly);

                /// <summary>Makes the pool of connections; none is opened yet.</summary>
                public static {{databaseType}} Create(string connectionString, global::System.Action<{{Sessions}}.DatabaseOptions>? configure = null)
                    => new(connectionString, configure);

                /// <inheritdoc/>
                protected override {{sessionType}} NewSession({{Sessions}}.SessionUser user) => new(this, user);
            }

            /// <summary>One transaction as one user, and the only way to the repositories. Rolled back unless it is committed.</summary>
            {{CSharpText.GeneratedCode}}
            public sealed partial class {{sessionType}} : {{Sessions}}.DatabaseSession
            {
            """);
        writer.Indent();
        foreach (SessionRepository repository in database.Repositories)
            writer.Write($"private {repository.Type}? {Field(repository)};");
        writer.WriteApart($$"""
            internal {{sessionType}}({{databaseType}} database, {{Sessions}}.SessionUser user)
                : base(database, user)
            {
            }
            """);
        foreach (SessionRepository repository in database.Repositories)
        {
            writer.WriteApart($$"""
                /// <inheritdoc cref="{{repository.Type}}"/>
                {{(repository.IsPublic ? "public" : "internal")}} {{repository.Type}} {{repository.Property}} => {{Field(repository)}} ??= new(this);
                """);
        }
        writer.Outdent().Write("}");
        return writer.ToString();
    }

    private static string Field(SessionRepository repository) => "repositoryOf" + repository.Property;
}
