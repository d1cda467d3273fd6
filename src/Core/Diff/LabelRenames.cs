using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>
/// The renames of labels that a model declares and that are still to be made, and what follows them on the server by itself: rows, and
/// every expression where the label stands for a value of its enum. A text of the same letters follows only where it is certain to be such a
/// value; what is left as it was is written again, at worst once too often.
/// </summary>
internal sealed class LabelRenames
{
    private readonly Dictionary<QualifiedName, Dictionary<string, string>> labels = [];

    public static LabelRenames Find(SchemaModel before, SchemaModel after)
    {
        LabelRenames renames = new();
        Dictionary<QualifiedName, EnumModel> had = before.Enums.ToDictionary(type => type.Name);
        foreach (EnumModel type in after.Enums)
        {
            if (!had.TryGetValue(type.Name, out EnumModel? earlier)) continue;
            foreach (FormerLabel former in type.FormerLabels)
            {
                bool isToBeMade = earlier.Labels.Contains(former.RenamedFrom) && !earlier.Labels.Contains(former.Label)
                    && !type.Labels.Contains(former.RenamedFrom) && type.Labels.Contains(former.Label);
                if (!isToBeMade) continue;
                if (!renames.labels.TryGetValue(type.Name, out Dictionary<string, string>? own)) renames.labels.Add(type.Name, own = new(StringComparer.Ordinal));
                if (!own.ContainsKey(former.RenamedFrom) && !own.ContainsValue(former.Label)) own.Add(former.RenamedFrom, former.Label);
            }
        }
        return renames;
    }

    /// <summary>Sorted by enum and former label.</summary>
    public IEnumerable<SchemaRename> List() => labels.OrderBy(type => type.Key).SelectMany(type => type.Value.OrderBy(label => label.Key, StringComparer.Ordinal)
        .Select(label => new SchemaRename(ObjectKind.Enum, type.Key, new Identifier(label.Key), new Identifier(label.Value))));

    public SchemaModel MadeIn(SchemaModel before) => labels.Count == 0 ? before : before with
    {
        Enums = before.Enums.Select(type => labels.TryGetValue(type.Name, out Dictionary<string, string>? own)
            ? type with { Labels = type.Labels.Select(label => own.TryGetValue(label, out string? renamed) ? renamed : label).ToEquatableArray() }
            : type).ToEquatableArray(),
        Tables = before.Tables.Select(MadeIn).ToEquatableArray(),
    };

    private TableModel MadeIn(TableModel table)
    {
        LabelTexts texts = new(labels, table);
        return table with
        {
            Columns = table.Columns.Select(column => column with
            {
                Default = texts.OfValue(column.Name, column.Default),
                Generated = texts.OfExpression(column.Generated),
            }).ToEquatableArray(),
            Checks = table.Checks.Select(check => check with { Condition = texts.OfExpression(check.Condition)! }).ToEquatableArray(),
            Indexes = table.Indexes.Select(index => index with
            {
                Keys = index.Keys.Select(key => key with { Expression = texts.OfExpression(key.Expression) }).ToEquatableArray(),
                Predicate = texts.OfExpression(index.Predicate),
            }).ToEquatableArray(),
            Policies = table.Policies.Select(policy => policy with
            {
                Using = texts.OfExpression(policy.Using),
                WithCheck = texts.OfExpression(policy.WithCheck),
            }).ToEquatableArray(),
            Seeds = table.Seeds.Select(seed => seed with
            {
                Rows = seed.Rows.Select(row => new SeedRow(row.Values.Select((value, i) => texts.OfValue(seed.Columns[i], value)!).ToEquatableArray())).ToEquatableArray(),
            }).ToEquatableArray(),
        };
    }
}
