using System.Linq;

namespace StudyHub.Schema.Linking;

/// <summary>Finds the table whose rows are the frameworks.</summary>
internal static class FrameworkRoot
{
    public static TableScope? Find(TableIndex index, FindingList findings)
    {
        TableScope? root = null;
        foreach (TableScope table in index.Tables.Where(table => table.Declaration.IsFrameworkRoot))
        {
            if (root is null)
                root = table;
            else
                findings.Add(LinkingRules.SecondFrameworkRoot, table, null, root.Declaration.RecordName, table.Declaration.RecordName);
        }
        if (root is null && index.Managed.FirstOrDefault(table => table.Declaration.IsFrameworkAware) is { } orphan)
            findings.Add(LinkingRules.NoFrameworkRoot, orphan, null, orphan.Declaration.RecordName);
        return root;
    }
}
