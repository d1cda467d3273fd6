namespace StudyHub.Schema.Catalog.Live.Sql;

/// <summary>Views and materialized views.</summary>
internal static class ViewSql
{
    public static string Create(LiveObject view, bool replaces)
    {
        string query = PrintedForm.Faithful(view["definition"]!).TrimEnd(';');
        if (view.Id.Kind == LiveKind.View) return $"create {(replaces ? "or replace " : "")}view {view.Id.Name}{StorageOptions.With(view["options"])} as\n{query}";
        string method = view["access_method"] is { } name ? $" using {name}" : "";
        string tablespace = view["tablespace"] is { } space ? $" tablespace {space}" : "";
        string data = view["populated"] is "no" ? "\nwith no data" : "";
        return $"create materialized view {view.Id.Name}{method}{StorageOptions.With(view["options"])}{tablespace} as\n{query}{data}";
    }
}
