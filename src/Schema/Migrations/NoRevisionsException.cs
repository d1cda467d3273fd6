namespace StudyHub.Schema.Migrations;

/// <summary>The assembly carries no revisions; no database was looked at.</summary>
public sealed class NoRevisionsException : MigrationException
{
    internal NoRevisionsException(string assembly)
        : base($"{assembly} was built without revisions, so there is nothing to upgrade a database to. Make the first one beside the project, and build "
            + "again: studyhub-schema add initial. Where db/migrations has some, the project may say StudyHubSchemaRevisions=false.")
    {
    }
}
