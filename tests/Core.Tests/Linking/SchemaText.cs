using System.Linq;
using System.Text;
using StudyHub.Schema.Linking;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Core.Tests.Linking;

/// <summary>A linked schema as text that a reader can check, for the golden file.</summary>
internal static class SchemaText
{
    public static string Of(LinkedSchema linked)
    {
        StringBuilder text = new();
        text.Append($"schemas {string.Join(", ", linked.Schema.Schemas)}\n");
        text.Append($"functions {string.Join(", ", linked.Schema.Functions.Select(function => function.Name))}\n");
        foreach (EnumModel type in linked.Schema.Enums) text.Append($"enum {type.Name} ({string.Join(", ", type.Labels)})\n");
        foreach (TableModel table in linked.Schema.Tables) Append(text, table);
        foreach (Finding finding in linked.Findings) text.Append($"{finding.Rule} {finding.Record}.{finding.Member}: {finding.Message()}\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, TableModel table)
    {
        text.Append($"\ntable {table.Name}{(table.IsManaged ? "" : " (somebody else's)")}\n");
        foreach (ColumnModel column in table.Columns)
            text.Append($"  {column.Name} {column.Type}{(column.IsNullable ? "" : " not null")}\n");
        if (table.PrimaryKey is { } key) text.Append($"  key {key.Name}: ({string.Join(", ", key.Columns)})\n");
        foreach (UniqueModel unique in table.Uniques) text.Append($"  unique {unique.Text()}\n");
        foreach (ForeignKeyModel foreignKey in table.ForeignKeys) text.Append($"  references {foreignKey.Text()}\n");
        foreach (CheckModel check in table.Checks) text.Append($"  check {check.Name}: {check.Condition}\n");
        foreach (IndexModel index in table.Indexes) text.Append($"  index {index.Text()}\n");
        foreach (TriggerModel trigger in table.Triggers) text.Append($"  trigger {trigger.Name} {trigger.Event} {trigger.Function}\n");
        if (table.HasRowSecurity) text.Append("  row security\n");
        foreach (PolicyModel policy in table.Policies)
            text.Append($"  policy {policy.Name} for {policy.Command} to {policy.Role} using ({policy.Using}) check ({policy.WithCheck})\n");
        foreach (GrantModel grant in table.Grants) text.Append($"  grant {grant.Text()}\n");
        foreach (SeedModel seed in table.Seeds)
        {
            text.Append($"  seed {seed.Name} by ({string.Join(", ", seed.ConflictColumns)}) behind ({string.Join(", ", seed.DependsOn)})\n");
            foreach (SeedRow row in seed.Rows)
                text.Append($"    {string.Join(", ", row.Values.Select((value, i) => $"{seed.Columns[i]} = {value}"))}\n");
        }
    }
}
