using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Effects;

/// <summary>What the changes of types in a plan do to the values.</summary>
internal sealed class Conversions(SchemaDifference difference)
{
    private readonly Dictionary<QualifiedName, TableModel> tables = difference.Renamed.Tables.ToDictionary(table => table.Name);
    private readonly Dictionary<QualifiedName, EnumModel> before = difference.Renamed.Enums.ToDictionary(type => type.Name);
    private readonly Dictionary<QualifiedName, EnumModel> after = difference.After.Enums.ToDictionary(type => type.Name);

    /// <summary>The type that a column of a table has before; null for a column that the plan adds itself.</summary>
    public PgType? TypeBefore(QualifiedName table, Identifier column)
        => tables.TryGetValue(table, out TableModel? model) ? model.Columns.FirstOrDefault(item => item.Name == column)?.Type : null;

    /// <summary>Null for a column that the plan adds itself.</summary>
    public Conversion? Of(PgStatement.AlterColumnType change)
        => TypeBefore(change.Table, change.Column) is { } type ? Conversion.Of(type, change.Type, KeepsLabels(type, change.Type)) : null;

    /// <summary>The enum is made anew; rows with a label that it loses have been refused before.</summary>
    public bool IsOfOneName(PgStatement.AlterColumnType change)
        => TypeBefore(change.Table, change.Column) is { Schema: not null } type && type.Schema == change.Type.Schema && type.Name == change.Type.Name;

    /// <summary>Every label that a value may have is one of the new type's, too. True where it is no matter of labels.</summary>
    private bool KeepsLabels(PgType from, PgType to)
        => Labels(before, from) is not { } had || (Labels(after, to) is { } has && had.All(has.Contains));

    private static IEnumerable<string>? Labels(Dictionary<QualifiedName, EnumModel> enums, PgType type)
        => type.Schema is { } schema && enums.TryGetValue(new QualifiedName(schema, new Identifier(type.Name)), out EnumModel? model) ? model.Labels : null;
}
