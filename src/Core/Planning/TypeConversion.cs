using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Planning;

/// <summary>
/// How the values of a column get to another type. Never by a cast that cuts or rounds silently where an assignment would say no.
/// </summary>
internal static class TypeConversion
{
    /// <summary>The casts before the assignment; see <see cref="Statements.PgStatement.AlterColumnType"/>.</summary>
    /// <param name="from">The type that the values have.</param>
    /// <param name="to">The type that they get.</param>
    /// <param name="isRebuilt">The type keeps its name and is another one: an enum that lost a label or has another order.</param>
    public static EquatableArray<PgType> Casts(PgType from, PgType to, bool isRebuilt)
    {
        if (isRebuilt && Named(from) == Named(to)) return EquatableArrays.Of(Text(to), Named(to));
        if (Named(from) == Named(to) || IsAssigned(from, to)) return default;
        if (IsText(to)) return EquatableArrays.Of(Text(to));
        // From one enum to another, or from what has no cast of its own, the way leads through the text.
        return from.Schema is not null || to.Schema is not null ? EquatableArrays.Of(Text(to), Named(to)) : EquatableArrays.Of(Named(to));
    }

    private static bool IsAssigned(PgType from, PgType to)
        => from.IsArray == to.IsArray && ((IsText(from) && IsText(to)) || (Rank(from) is > 0 and var narrow && Rank(to) is var wide && wide > narrow));

    private static bool IsText(PgType type) => type.Schema is null && type.Name is "text" or "character varying" or "character";

    private static int Rank(PgType type) => type.Schema is not null ? 0 : type.Name switch
    {
        "smallint" => 1,
        "integer" => 2,
        "bigint" => 3,
        "numeric" => 4,
        _ => 0,
    };

    private static PgType Text(PgType like) => PgType.Text with { IsArray = like.IsArray };

    private static PgType Named(PgType type) => type with { Length = null, Precision = null, Scale = null };
}
