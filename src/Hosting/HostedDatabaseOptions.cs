using StudyHub.Schema.Sessions;

namespace StudyHub.Schema.Hosting;

/// <summary>
/// What can be chosen for a database among the services of an application. They are options by name, the database's: tests change them by
/// <c>services.PostConfigure&lt;HostedDatabaseOptions&gt;("StudyHub", options => options.ConnectionString = …)</c>.
/// </summary>
public sealed class HostedDatabaseOptions : DatabaseOptions
{
    /// <summary>Of the login that serves users. It must be there when the application starts.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// Whether the host, before it serves anybody, connects with each login and looks whether row security holds for it: true. An application
    /// that may start before its database sets false; then the first session looks.
    /// </summary>
    public bool CheckLoginsAtStart { get; set; } = true;

    /// <summary>Where the connection string comes from, for messages.</summary>
    internal string Origin { get; set; } = "HostedDatabaseOptions.ConnectionString";
}
