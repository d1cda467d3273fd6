using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Checks.Conditions;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>A table under row security as one role reads it: what its SELECT policies read in turn.</summary>
internal sealed class ReadTable(TableView view)
{
    public TableView View { get; } = view;

    /// <summary>Of its SELECT policies: without one PostgreSQL does not look for recursion.</summary>
    public bool HasSubquery { get; private set; }

    public List<ReadTable> Reads { get; private set; } = [];

    /// <summary>Higher than that of every table that is read from here, at once or through others; null for a table that leads into a circle.</summary>
    public int? Rank { get; private set; }

    /// <summary>False when the way from here certainly does not come past the other.</summary>
    public bool MayLeadTo(ReadTable other) => Rank is not { } rank || (other.Rank is { } theirs && theirs <= rank);

    /// <summary>Every table, in the schema's order.</summary>
    public static Dictionary<TableView, ReadTable> Graph(SchemaView schema, Identifier role)
    {
        Dictionary<TableView, ReadTable> tables = new();
        foreach (TableView table in schema.Tables) if (table.Model.HasRowSecurity) tables.Add(table, new ReadTable(table));
        foreach (ReadTable table in tables.Values)
        {
            if (!table.View.Permits(role, PolicyCommand.Select)) continue;
            List<ConditionFacts> selecting = table.View.Deciding(role, PolicyCommand.Select).Select(policy => policy.Using).OfType<ConditionFacts>().ToList();
            table.HasSubquery = selecting.Any(facts => facts.HasSubquery);
            table.Reads = ReadBy(schema, tables, selecting);
        }
        Order(tables.Values);
        return tables;
    }

    /// <summary>Takes away, again and again, what reads nothing that is still there.</summary>
    private static void Order(IEnumerable<ReadTable> tables)
    {
        Dictionary<ReadTable, List<ReadTable>> readers = new();
        Dictionary<ReadTable, int> left = new();
        Queue<ReadTable> free = new();
        foreach (ReadTable table in tables)
        {
            left[table] = table.Reads.Count;
            if (table.Reads.Count == 0) free.Enqueue(table);
            foreach (ReadTable read in table.Reads)
            {
                if (!readers.TryGetValue(read, out List<ReadTable>? known)) readers.Add(read, known = new List<ReadTable>());
                known.Add(table);
            }
        }
        for (int rank = 0; free.Count > 0; rank++)
        {
            ReadTable table = free.Dequeue();
            table.Rank = rank;
            if (!readers.TryGetValue(table, out List<ReadTable>? waiting)) continue;
            foreach (ReadTable reader in waiting) if (--left[reader] == 0) free.Enqueue(reader);
        }
    }

    public static List<ReadTable> ReadBy(SchemaView schema, Dictionary<TableView, ReadTable> tables, IEnumerable<ConditionFacts> conditions)
    {
        List<ReadTable> reads = new();
        foreach (ConditionFacts facts in conditions)
            foreach (TableModel read in facts.Reads)
                if (schema.Find(read.Name) is { } view && tables.TryGetValue(view, out ReadTable? table)) reads.Add(table);
        return reads;
    }
}
