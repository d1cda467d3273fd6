using StudyHub.Schema.Model;

namespace StudyHub.Schema.Effects;

/// <summary>What becomes of a column's values when it gets another type, by the casts that the planner makes them go through.</summary>
/// <param name="IsRewritten">Each row is written anew. False where the bytes are the same for both types and none has to be looked at.</param>
/// <param name="Loss">What of the values is gone, and does not come back with the old type; null if nothing is.</param>
/// <param name="MayFail">A value can be one that the new type does not take.</param>
/// <param name="HasWayBack">PostgreSQL can make a value of the old type of one of the new.</param>
internal sealed record Conversion(bool IsRewritten, string? Loss, bool MayFail, bool HasWayBack)
{
    private const string Spelling = "the way in which the values are written";

    /// <param name="from">The type that the values have.</param>
    /// <param name="to">The type that they get.</param>
    /// <param name="keepsLabels">False where a value's label may be missing in the new type.</param>
    public static Conversion Of(PgType from, PgType to, bool keepsLabels)
    {
        // A domain that is made anew: the values are those of its base type, and have to suit the new one.
        if (from == to && from.Schema is null) return new Conversion(IsRewritten: true, Loss: null, MayFail: true, HasWayBack: true);
        bool isLabels = from.Schema is not null && to.Schema is not null;
        return new Conversion(
            from.IsArray || to.IsArray || isLabels || !SameBytes(from, to),
            isLabels ? null : LossOf(from, to),
            isLabels ? !keepsLabels : CanFail(from, to),
            isLabels || IsCastable(to, from));
    }

    /// <summary>Whether PostgreSQL only changes its books (ATColumnChangeRequiresRewrite, varchar_support, numeric_support).</summary>
    private static bool SameBytes(PgType from, PgType to) => (TypeFamilies.Of(from), TypeFamilies.Of(to)) switch
    {
        (TypeFamily.Text, TypeFamily.Text) => from.Name != "character" && to.Name != "character" && (to.Length is null || to.Length >= from.Length),
        (TypeFamily.Numeric, TypeFamily.Numeric) => to.Precision is null || (from.Precision <= to.Precision && Scale(from) == Scale(to)),
        _ => (from.Name, to.Name) is ("cidr", "inet"),
    };

    private static string? LossOf(PgType from, PgType to)
    {
        if (from.IsArray != to.IsArray) return TypeFamilies.Of(to) == TypeFamily.Text && !to.IsArray ? null : Spelling;
        TypeFamily had = TypeFamilies.Of(from);
        TypeFamily has = TypeFamilies.Of(to);
        return (had, has) switch
        {
            (_, TypeFamily.Text) => null,
            (TypeFamily.Text, _) => to.Schema is not null || to.Name == "json" ? null : Spelling,
            (TypeFamily.Integer, TypeFamily.Integer or TypeFamily.Numeric) => null,
            (TypeFamily.Integer, TypeFamily.Float) => TypeFamilies.Digits(from) <= TypeFamilies.Digits(to) ? null : "digits",
            (TypeFamily.Numeric, TypeFamily.Integer) => from.Precision is not null && Scale(from) == 0 ? null : "the digits behind the point",
            (TypeFamily.Numeric, TypeFamily.Numeric) => to.Precision is null || (from.Precision is not null && Scale(to) >= Scale(from)) ? null : "digits behind the point",
            (TypeFamily.Numeric, TypeFamily.Float) => from.Precision <= TypeFamilies.Digits(to) ? null : "digits",
            (TypeFamily.Float, TypeFamily.Integer) => "the digits behind the point",
            (TypeFamily.Float, TypeFamily.Float) => from.Name == "real" ? null : "digits",
            (TypeFamily.Float, TypeFamily.Numeric) => "digits",
            (TypeFamily.Boolean, TypeFamily.Integer) => null,
            (TypeFamily.Date, TypeFamily.Timestamp) => null,
            (TypeFamily.Timestamp, TypeFamily.Date) => "the time of day",
            (TypeFamily.Timestamp, TypeFamily.Time) => "the date",
            (TypeFamily.Timestamp, TypeFamily.Timestamp) => "which of two hours it was when the clocks were changed",
            (TypeFamily.Time, TypeFamily.Interval) => null,
            _ => (from.Name, to.Name) is ("cidr", "inet") or ("jsonb", "json") ? null : Spelling,
        };
    }

    private static bool CanFail(PgType from, PgType to)
    {
        if (from.IsArray != to.IsArray) return TypeFamilies.Of(to) != TypeFamily.Text || to.Length is not null || to.IsArray;
        TypeFamily had = TypeFamilies.Of(from);
        TypeFamily has = TypeFamilies.Of(to);
        return (had, has) switch
        {
            (_, TypeFamily.Text) => Length(to) is { } room && !(TypeFamilies.Characters(from) <= room),
            (TypeFamily.Integer, TypeFamily.Integer) => TypeFamilies.Digits(to) < TypeFamilies.Digits(from),
            (TypeFamily.Integer, TypeFamily.Numeric) => to.Precision is { } precision && precision - Scale(to) < TypeFamilies.Digits(from),
            (TypeFamily.Integer, TypeFamily.Float) => false,
            (TypeFamily.Numeric, TypeFamily.Numeric) => to.Precision is not null && !FitsDigits(from, to),
            (TypeFamily.Numeric, TypeFamily.Float) => !(from.Precision <= (to.Name == "real" ? 38 : 308)),
            (TypeFamily.Float, TypeFamily.Float) => from.Name != "real",
            (TypeFamily.Float, TypeFamily.Numeric) => to.Precision is not null,
            (TypeFamily.Boolean, TypeFamily.Integer) or (TypeFamily.Integer, TypeFamily.Boolean) => false,
            (TypeFamily.Timestamp, TypeFamily.Date or TypeFamily.Time) or (TypeFamily.Time, TypeFamily.Interval) => false,
            _ => (from.Name, to.Name) is not (("cidr", "inet") or ("inet", "cidr") or ("jsonb", "json")),
        };
    }

    /// <summary>Rounding may carry into one digit more.</summary>
    private static bool FitsDigits(PgType from, PgType to)
    {
        if (from.Precision is not { } had) return false;
        int room = to.Precision!.Value - Scale(to) - (had - Scale(from));
        return Scale(to) >= Scale(from) ? room >= 0 : room > 0;
    }

    private static int Scale(PgType type) => type.Scale ?? 0;

    private static int? Length(PgType type) => type.Name == "character" ? type.Length ?? 1 : type.Length;

    /// <summary>With the explicit casts that the planner writes. Of a type that we do not know the best is hoped for.</summary>
    private static bool IsCastable(PgType from, PgType to)
    {
        TypeFamily had = TypeFamilies.Of(from);
        TypeFamily has = TypeFamilies.Of(to);
        if (has == TypeFamily.Text && !to.IsArray) return true;
        if (had == TypeFamily.Text && !from.IsArray) return true;
        if (from.Schema is not null || to.Schema is not null) return true;
        if (from.IsArray != to.IsArray) return false;
        return had == has && had != TypeFamily.Other || (had, has) switch
        {
            (TypeFamily.Text, _) or (_, TypeFamily.Text) => true,
            (TypeFamily.Integer or TypeFamily.Numeric or TypeFamily.Float, TypeFamily.Integer or TypeFamily.Numeric or TypeFamily.Float) => true,
            (TypeFamily.Boolean, TypeFamily.Integer) => to.Name == "integer",
            (TypeFamily.Integer, TypeFamily.Boolean) => from.Name == "integer",
            (TypeFamily.Json, TypeFamily.Integer or TypeFamily.Numeric or TypeFamily.Float or TypeFamily.Boolean) => from.Name == "jsonb",
            (TypeFamily.Date, TypeFamily.Timestamp) or (TypeFamily.Timestamp, TypeFamily.Date or TypeFamily.Time) => true,
            (TypeFamily.Time, TypeFamily.Interval) or (TypeFamily.Interval, TypeFamily.Time) => true,
            _ => had == TypeFamily.Other || has == TypeFamily.Other,
        };
    }
}
