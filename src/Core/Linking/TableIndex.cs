using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Linking;

/// <summary>The tables by the record they come from. Of two tables of one name the second is known, but is no part of the schema.</summary>
internal sealed class TableIndex
{
    private readonly Dictionary<string, TableScope> byRecord = new(StringComparer.Ordinal);
    private readonly HashSet<string> records = new(StringComparer.Ordinal);
    private readonly List<TableScope> tables = new();

    /// <summary>Sorted by record.</summary>
    public IReadOnlyList<TableScope> Tables => tables;

    public IEnumerable<TableScope> Managed => tables.Where(table => table.Declaration.IsManaged);

    public static TableIndex Of(DatabaseDeclaration database, IEnumerable<TableDeclaration> declarations, EnumIndex enums, FindingList findings)
    {
        TableIndex index = new();
        Dictionary<QualifiedName, TableScope> byName = new();
        List<TableDeclaration> sorted = declarations.Distinct().ToList();
        sorted.Sort(ByRecord);
        foreach (TableDeclaration declaration in sorted)
        {
            index.records.Add(declaration.Record);
            QualifiedName name = new(declaration.Schema ?? database.Schema, declaration.Name);
            if (byName.TryGetValue(name, out TableScope? first))
            {
                findings.Add(
                    LinkingRules.TableNameTwice, declaration.Record, null, first.Declaration.RecordName, declaration.RecordName, name.ToString());
                continue;
            }
            TableScope table = new(declaration, name, TableColumns.Of(declaration, enums, findings));
            byName.Add(name, table);
            index.tables.Add(table);
            if (!index.byRecord.ContainsKey(declaration.Record)) index.byRecord.Add(declaration.Record, table);
        }
        return index;
    }

    /// <summary>Null for a record that is no table, and for one that lost its name to another.</summary>
    public TableScope? Find(string record) => byRecord.TryGetValue(record, out TableScope? table) ? table : null;

    /// <summary>True also for a record that lost its name to another.</summary>
    public bool IsDeclared(string record) => records.Contains(record);

    // A compilation has one record of a name; the rest of the order is for declarations that come from anywhere else.
    private static int ByRecord(TableDeclaration left, TableDeclaration right)
    {
        int byRecord = string.CompareOrdinal(left.Record, right.Record);
        return byRecord != 0 ? byRecord : string.CompareOrdinal(left.ToString(), right.ToString());
    }
}
