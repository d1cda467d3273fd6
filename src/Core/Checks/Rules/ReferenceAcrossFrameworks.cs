using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks.Rules;

/// <summary>The foreign key is checked as its table's owner, past every policy.</summary>
internal sealed class ReferenceAcrossFrameworks() : Check(new CheckRule(
    "SHS221",
    CheckSeverity.Error,
    "A reference that can leave its framework",
    "{0} and {1} belong to frameworks, and the foreign key {2} between them leaves the framework out: a row can point into another framework. Mark both records [FrameworkAware]",
    "Foreign keys are checked without row security. With the framework in the key, the database refuses a row of another framework as it refuses one that is not there."))
{
    public override IEnumerable<SchemaFinding> Find(SchemaView schema)
        => from table in schema.Tables
           let own = FrameworkRows.ColumnOf(table.Model)
           where own is not null
           from key in table.Model.ForeignKeys
           let target = schema.Find(key.ReferencedTable)
           where target is not null
           let theirs = FrameworkRows.ColumnOf(target.Model)
           where theirs is not null && !Pairs(key, own, theirs)
           select At(table, key.Columns[key.Columns.Count - 1], table.Name, target.Name, key.Name.Value);

    private static bool Pairs(ForeignKeyModel key, Identifier own, Identifier theirs)
        => Enumerable.Range(0, key.Columns.Count).Any(i => key.Columns[i].Equals(own) && key.ReferencedColumns[i].Equals(theirs));
}
