using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The trigger that keeps updated_at, and the function that all of them call.</summary>
internal static class TimestampLinker
{
    public const string CreatedMember = "CreatedAt";
    public const string UpdatedMember = "UpdatedAt";
    private const string UpdatedColumn = "updated_at";

    public static FunctionModel Function { get; } = new()
    {
        Name = new QualifiedName("app", "set_updated_at"),
        Definition =
            """
            returns trigger
              language plpgsql
              set search_path = ''
            as $$
            begin
              new.updated_at := pg_catalog.now();
              return new;
            end;
            $$
            """.Replace("\r\n", "\n"),
        Comment = "Keeps updated_at at each UPDATE of a row, whatever the statement sets it to.",
    };

    public static EquatableArray<TriggerModel> Link(TableScope table, FindingList findings)
    {
        if (!table.Declaration.IsTimestamped || table.Columns.Of(UpdatedMember) is not { } column) return [];
        if (column.Value != UpdatedColumn)
        {
            findings.Add(LinkingRules.UpdatedAtRenamed, table, UpdatedMember, table.Declaration.RecordName, column.Value);
            return [];
        }
        return EquatableArrays.Of(
            new TriggerModel(NamingRules.Trigger(table.Name.Name, Function.Name.Name.Value), "before update", Function.Name));
    }
}
