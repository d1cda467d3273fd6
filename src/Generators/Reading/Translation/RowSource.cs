using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Translation;

/// <summary>
/// The rows that a column is taken from: the rule's own row, or the rows of a lookup. Compared by reference, since one table can be looked
/// into twice.
/// </summary>
/// <param name="shape">The table.</param>
/// <param name="name">Its alias; for the rule's own row, the table's name.</param>
/// <param name="number">Sets it apart from the others of its rule.</param>
internal sealed class RowSource(RowShape shape, string name, int number)
{
    private const int Own = 0;

    public RowShape Shape { get; } = shape;

    /// <summary>As SQL writes it in front of a column.</summary>
    public string Qualifier { get; } = SqlQuoting.Identifier(new Identifier(name));

    /// <summary>Its columns need no qualifier but inside a subquery.</summary>
    public bool IsOwn => number == Own;

    public static RowSource OfRule(RecordScope scope) => new(RowShape.Of(scope), scope.Table.Value, Own);

    /// <summary>A name for the column that no other source's column has.</summary>
    public string KeyOf(string column) => number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "." + column;
}
