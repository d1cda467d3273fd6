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
        return tables;
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
