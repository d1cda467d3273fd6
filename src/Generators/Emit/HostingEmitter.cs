using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Emit;

/// <summary>
/// AddStudyHubDatabase, for services and for health checks: the runtime's own methods with name and type filled in. In the namespace where
/// applications look for such methods.
/// </summary>
internal static class HostingEmitter
{
    private const string Hosting = "global::StudyHub.Schema.Hosting";
    private const string Injection = "global::Microsoft.Extensions.DependencyInjection";

    public static string FileName(DatabaseModel database) => database.Name + "Database.Hosting.g.cs";

    public static string Emit(DatabaseModel database)
    {
        string type = CSharpNames.Global(database.Namespace, database.Name + "Database");
        string method = $"Add{database.Name}Database";
        return SourceWriter.File().WriteApart($$"""
            namespace Microsoft.Extensions.DependencyInjection
            {
                /// <summary>The {{database.Name}} database among the services of an application.</summary>
                {{CSharpText.GeneratedCode}}
                public static class {{database.Name}}DatabaseServices
                {
                    /// <summary>Adds <see cref="{{type}}"/> as a singleton. When the host starts, its options are validated and its logins looked at.</summary>
                    /// <param name="services">Receives it.</param>
                    /// <param name="connectionString">Of the login that serves users.</param>
                    /// <param name="configure">Changes the options; null keeps them.</param>
                    public static {{Injection}}.IServiceCollection {{method}}(
                        this {{Injection}}.IServiceCollection services, string? connectionString, global::System.Action<{{Hosting}}.HostedDatabaseOptions>? configure = null)
                        => {{Hosting}}.HostedDatabaseServices.AddSchemaDatabase<{{type}}>(services, connectionString, configure);

                    /// <summary>Adds <see cref="{{type}}"/> as a singleton, with a connection string from other services.</summary>
                    /// <param name="services">Receives it.</param>
                    /// <param name="connectionString">Gives that of the login that serves users.</param>
                    /// <param name="configure">Changes the options; null keeps them.</param>
                    public static {{Injection}}.IServiceCollection {{method}}(
                        this {{Injection}}.IServiceCollection services,
                        global::System.Func<global::System.IServiceProvider, string?> connectionString,
                        global::System.Action<{{Hosting}}.HostedDatabaseOptions>? configure = null)
                        => {{Hosting}}.HostedDatabaseServices.AddSchemaDatabase<{{type}}>(services, connectionString, configure);

                    /// <summary>Adds <see cref="{{type}}"/> as a singleton, with ConnectionStrings:{{database.Name}} of the configuration.</summary>
                    /// <param name="services">Receives it.</param>
                    /// <param name="configure">Changes the options; null keeps them.</param>
                    public static {{Injection}}.IServiceCollection {{method}}(
                        this {{Injection}}.IServiceCollection services, global::System.Action<{{Hosting}}.HostedDatabaseOptions>? configure = null)
                        => {{Hosting}}.HostedDatabaseServices.AddSchemaDatabase<{{type}}>(services, configure);

                    /// <summary>Adds a health check: unhealthy where the database cannot be asked or a login is unsafe, degraded where its revisions are not the application's.</summary>
                    /// <param name="builder">Receives it.</param>
                    /// <param name="name">Of the check; null for that of the database.</param>
                    /// <param name="checkRevisions">False leaves the revisions to somebody else.</param>
                    /// <param name="failureStatus">What an unreachable or unsafe database is reported as; null for unhealthy.</param>
                    /// <param name="tags">Of the check.</param>
                    /// <param name="timeout">Of one run; null for none but those of the connection string.</param>
                    public static {{Injection}}.IHealthChecksBuilder {{method}}(
                        this {{Injection}}.IHealthChecksBuilder builder,
                        string? name = null,
                        bool checkRevisions = true,
                        global::Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus? failureStatus = null,
                        global::System.Collections.Generic.IEnumerable<string>? tags = null,
                        global::System.TimeSpan? timeout = null)
                        => {{Hosting}}.HostedDatabaseHealth.AddSchemaDatabase<{{type}}>(builder, name, checkRevisions, failureStatus, tags, timeout);
                }
            }
            """).ToString();
    }
}
