namespace StudyHub.Schema.Telemetry;

/// <summary>Names of OpenTelemetry's conventions for databases that are stable, and our own.</summary>
internal static class Attributes
{
    public const string System = "db.system.name";
    public const string PostgreSql = "postgresql";
    public const string Namespace = "db.namespace";
    public const string Collection = "db.collection.name";
    public const string Operation = "db.operation.name";
    public const string QueryText = "db.query.text";
    public const string StatusCode = "db.response.status_code";
    public const string ErrorType = "error.type";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";

    /// <summary>anon, authenticated, admin, login: whose session it is, never which user's.</summary>
    public const string Role = "studyhub.schema.session.role";

    /// <summary>committed, rolled_back, failed.</summary>
    public const string Outcome = "studyhub.schema.session.outcome";
}
