namespace StudyHub.Schema.Catalog.Live;

/// <summary>Names as PostgreSQL prints them: public."My table".</summary>
internal static class QualifiedText
{
    /// <summary>What stands before the first dot that is in no quotes; "" where there is none.</summary>
    public static string SchemaOf(string name)
    {
        bool isQuoted = false;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '"') isQuoted = !isQuoted;
            else if (name[i] == '.' && !isQuoted) return name[..i];
        }
        return "";
    }
}
