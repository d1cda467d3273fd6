using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>The database's own types: StudyHubDatabase, which opens sessions, and StudyHubSession with a property for each repository.</summary>
internal static class DatabaseEmitter
{
    private const string Sessions = "global::StudyHub.Schema.Sessions";
    private const string Migrations = "global::StudyHub.Schema.Migrations";

    public static string FileName(DatabaseModel database) => database.Name + "Database.g.cs";

    /// <summary>With global::.</summary>
    public static string SessionType(DatabaseModel database) => CSharpNames.Global(database.Namespace, DatabaseModel.SessionName(database.Name));

    public static string Emit(DatabaseModel database)
    {
        SourceWriter writer = SourceWriter.File();
        string databaseType = database.Name + "Database";
        string sessionType = DatabaseModel.SessionName(database.Name);
        writer.WriteNamespace(database.Namespace);
        writer.WriteApart($$"""
            /// <summary>The {{database.Name}} database: its pool of connections, and the sessions in which rows are read and written. One for the application.</summary>
            {{CSharpText.GeneratedCode}}
            public sealed partial class {{databaseType}} : {{Sessions}}.SchemaDatabase<{{sessionType}}>, {{Sessions}}.ISchemaDatabase<{{databaseType}}>
            {
                private static readonly {{Sessions}}.SessionRoles SessionRoles = new({{CSharpText.Literal(database.AnonRole)}}, {{CSharpText.Literal(database.AuthenticatedRole)}}, {{CSharpText.Literal(database.AdminRole)}});{{DocumentsEmitter.Options(database)}}

                private {{databaseType}}(string connectionString, global::System.Action<{{Sessions}}.DatabaseOptions>? configure)
                    : base(connectionString, SessionRoles, configure{{(database.JsonContext is null ? "" : ", Documents")}})
                {
                }

                /// <inheritdoc/>
                public static string Name => {{CSharpText.Literal(database.Name)}};

                /// <summary>The schema that this assembly was compiled with.</summary>
                public static global::StudyHub.Schema.Creation.DatabaseSchema Schema { get; } = global::StudyHub.Schema.Creation.DatabaseSchema.Of(typeof({{databaseType}}).Assembly);

                /// <summary>The revisions that this assembly was built with, from db/migrations; read when they are first asked for.</summary>
                public static {{Migrations}}.DatabaseRevisions Revisions { get; } = {{Migrations}}.DatabaseRevisions.Of(typeof({{databaseType}}).Assembly);

                /// <summary>Applies the revisions that the database lacks: for the start of the application, from as many instances as there are.</summary>
                /// <exception cref="{{Migrations}}.MigrationException">Why it was not begun, or where it stopped.</exception>
                public static global::System.Threading.Tasks.Task<{{Migrations}}.MigrationResult> UpgradeAsync(
                    string connectionString, {{Migrations}}.MigratorOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default)
                    => Revisions.UpgradeAsync(connectionString, options, cancellationToken);

                /// <summary>Makes the pool of connections; none is opened yet.</summary>
                public static {{databaseType}} Create(string connectionString, global::System.Action<{{Sessions}}.DatabaseOptions>? configure = null)
                    => new(connectionString, configure);

                /// <inheritdoc/>
                protected override {{sessionType}} NewSession({{Sessions}}.SessionUser user) => new(this, user);{{DocumentsEmitter.Members(database)}}
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
