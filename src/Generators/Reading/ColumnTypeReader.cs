using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Decides the PostgreSQL type of a property from its C# type and its attributes.</summary>
internal static class ColumnTypeReader
{
    private const int MaxVarchar = 10_485_760;
    private const int MaxPrecision = 1000;

    /// <summary>Null, with SHS002 reported, when no column can hold the type.</summary>
    public static ColumnType? Read(RecordScope scope, IPropertySymbol property, SyntaxNode? syntax, ImmutableArray<AttributeReading> attributes)
    {
        ClrType clr = ClrType.Of(property.Type);
        AttributeReading? length = null, numeric = null, jsonb = null, column = null;
        foreach (AttributeReading attribute in attributes)
        {
            switch (attribute.Name)
            {
                case AttributeNames.Length: length = attribute; break;
                case AttributeNames.Numeric: numeric = attribute; break;
                case AttributeNames.Jsonb: jsonb = attribute; break;
                case AttributeNames.Column: column = attribute; break;
            }
        }
        if (length is { } wrong && clr.Kind != ScalarKind.Text)
            scope.Report("SHS007", wrong.Syntax, "Length", property.Name, $"only a string has a length in characters, and this is {Shown(property)}");
        if (numeric is { } misplaced && clr.Kind != ScalarKind.Numeric)
            scope.Report("SHS007", misplaced.Syntax, "Numeric", property.Name, $"only a decimal has digits to count, and this is {Shown(property)}");

        if (jsonb is not null || column?.Text("Type") is not null)
        {
            AttributeReading? second = length ?? numeric ?? (jsonb is not null && column?.Text("Type") is not null ? column : null);
            string first = jsonb is not null ? "[Jsonb]" : "[Column(Type = …)]";
            if (second is { } idle && !scope.HasReported("SHS007", idle.Syntax!))
                scope.Report("SHS014", idle.Syntax, property.Name, $"{first} says the column's type, and [{idle.ShortName}] says another");
        }
        if (jsonb is { } document) return ReadDocument(scope, property, syntax, clr, document);
        if (column is { } given && given.Text("Type") is { } raw) return ReadRaw(scope, property, syntax, clr, given, raw);
        if (clr.Kind is ScalarKind.None or ScalarKind.Timestamp or ScalarKind.Inet or ScalarKind.Json)
        {
            ReportUnsupported(scope, property, syntax);
            return null;
        }
        PgType type = clr.Kind switch
        {
            ScalarKind.Text when length is { } limit => Varchar(scope, property, limit),
            ScalarKind.Numeric when numeric is { } digits => Numeric(scope, property, digits),
            _ => PgTypeOf(clr.Kind),
        };
        return clr.Kind == ScalarKind.Enum ? OfEnum(scope, clr) : new ColumnType
        {
            Clr = clr,
            PgType = clr.IsArray ? type.ArrayOf() : type,
            Storage = ColumnStorage.Direct,
            DbType = (clr.IsArray ? "Array | NpgsqlDbType." : "") + DbTypeOf(clr.Kind, type.Length is not null),
        };
    }

    /// <summary>A value that a query takes; null when no parameter can carry it.</summary>
    public static ColumnType? OfParameter(RecordScope scope, ITypeSymbol type) => OfParameter(scope.DefaultSchema, type);

    /// <param name="defaultSchema">Of enums that name none.</param>
    /// <param name="type">Of the parameter.</param>
    public static ColumnType? OfParameter(Identifier defaultSchema, ITypeSymbol type)
    {
        ClrType clr = ClrType.Of(type);
        if (clr.Kind is ScalarKind.None or ScalarKind.Timestamp or ScalarKind.Inet or ScalarKind.Json) return null;
        if (clr.Kind == ScalarKind.Enum) return OfEnum(defaultSchema, clr);
        PgType pgType = PgTypeOf(clr.Kind);
        return new ColumnType
        {
            Clr = clr,
            PgType = clr.IsArray ? pgType.ArrayOf() : pgType,
            Storage = ColumnStorage.Direct,
            DbType = (clr.IsArray ? "Array | NpgsqlDbType." : "") + DbTypeOf(clr.Kind, false),
        };
    }

    /// <summary>A member that a column of a query fills; null when none can.</summary>
    /// <param name="defaultSchema">Of enums that name none.</param>
    /// <param name="type">Of the member.</param>
    /// <param name="raw">What [Column(Type = …)] says: it counts where the C# type alone does not tell what is read.</param>
    public static ColumnType? OfMember(Identifier defaultSchema, ITypeSymbol type, string? raw)
    {
        ClrType clr = ClrType.Of(type);
        return (clr.Kind, raw) switch
        {
            (ScalarKind.Timestamp or ScalarKind.Inet, { } given) => OfRaw(clr, given),
            (ScalarKind.Enum, { } given) => OfNumberedEnum(clr, given) ?? OfEnum(defaultSchema, clr),
            _ => OfParameter(defaultSchema, type),
        };
    }

    private static ColumnType OfEnum(RecordScope scope, ClrType clr) => OfEnum(scope.DefaultSchema, clr);

    private static ColumnType OfEnum(Identifier defaultSchema, ClrType clr)
    {
        EnumReading reading = EnumReader.Read((INamedTypeSymbol)clr.Scalar);
        Identifier schema = reading.PostgresSchema ?? defaultSchema;
        // The linker fills in the schema of a PostgreSQL enum, which it knows by the column's EnumType.
        PgType type = reading.PostgresName is { } name ? PgType.Raw(name.Value) with { Schema = reading.PostgresSchema } : PgType.Text;
        return new ColumnType
        {
            Clr = clr,
            PgType = clr.IsArray ? type.ArrayOf() : type,
            Storage = clr.IsArray ? ColumnStorage.EnumLabels : ColumnStorage.EnumLabel,
            DbType = (clr.IsArray ? "Array | NpgsqlDbType." : "") + "Text",
            Cast = reading.PostgresName is { } stored ? SqlQuoting.QualifiedName(new QualifiedName(schema, stored)) + (clr.IsArray ? "[]" : "") : null,
            Enum = reading,
        };
    }

    /// <summary>[Column(Type = "integer")] on an enum: its numbers in place of its labels. Null for any other type.</summary>
    private static ColumnType? OfNumberedEnum(ClrType clr, string raw)
    {
        ScalarKind kind = NumberOf(raw);
        // Rules compare labels with labels and numbers with numbers; a member and a number they leave alone.
        return kind == ScalarKind.None || clr.IsArray ? null : new ColumnType
        {
            Clr = clr with { Kind = kind }, PgType = PgTypeOf(kind), Storage = ColumnStorage.EnumNumber, DbType = DbTypeOf(kind, false),
        };
    }

    private static ScalarKind NumberOf(string raw) => raw.Trim().ToLowerInvariant() switch
    {
        "smallint" or "int2" => ScalarKind.SmallInt,
        "integer" or "int" or "int4" => ScalarKind.Integer,
        "bigint" or "int8" => ScalarKind.BigInt,
        _ => ScalarKind.None,
    };

    /// <summary>Why an enum, or a list of one's members, cannot be stored as this type; null where it can.</summary>
    public static string? EnumFlaw(ClrType clr, string raw)
        => clr is { Kind: ScalarKind.Enum, IsArray: true } && NumberOf(raw.Replace("[", "").Replace("]", "")) != ScalarKind.None
            ? $"a list of members of '{ClrTypeNames.ForMessage(clr.Scalar)}' is stored as labels, which are no numbers; leave Type away, which is text[], or make it a list of numbers" : null;

    private static ColumnType? ReadDocument(RecordScope scope, IPropertySymbol property, SyntaxNode? syntax, ClrType clr, AttributeReading jsonb)
    {
        bool isDocument = clr.Kind is ScalarKind.Text or ScalarKind.None || clr.IsArray;
        if (!isDocument)
        {
            scope.Report("SHS007", jsonb.Syntax, "Jsonb", property.Name, $"{Shown(property)} is a single value; jsonb is for documents and lists");
            return null;
        }
        if (clr.Underlying.SpecialType == SpecialType.System_Object || clr.Underlying.TypeKind is TypeKind.Pointer or TypeKind.Dynamic)
        {
            ReportUnsupported(scope, property, syntax);
            return null;
        }
        bool isText = clr is { Kind: ScalarKind.Text, IsArray: false };
        if (IsUnknown(clr, scope.JsonContext)) scope.Report("SHS019", PropertySyntax.TypeOf(syntax), scope.JsonContext!.Name, Shown(clr.Underlying), scope.Record.Name, property.Name);
        return new ColumnType
        {
            Clr = clr, PgType = PgType.Jsonb, DbType = "Jsonb", Storage = isText ? ColumnStorage.JsonText : ColumnStorage.Json,
        };
    }

    /// <summary>A document that the context would fail on. One that does not compile is in no context, and the compiler has said why.</summary>
    public static bool IsUnknown(ClrType document, JsonContextReading? context)
        => context is not null && document is not { Kind: ScalarKind.Text, IsArray: false } && !JsonContextReader.IsUntyped(document.Underlying)
            && !IsBroken(document.Underlying) && !context.Documents.Contains(JsonContextReader.NameOf(document.Underlying));

    private static ColumnType? ReadRaw(
        RecordScope scope, IPropertySymbol property, SyntaxNode? syntax, ClrType clr, AttributeReading column, string raw)
    {
        if (raw.Trim().Length == 0 || raw.IndexOf('\0') >= 0 || raw.IndexOf(';') >= 0)
        {
            scope.Report("SHS007", column.PlaceOf("Type"), "Column", property.Name, "Type must be the name of a PostgreSQL type, such as \"inet\"");
            return null;
        }
        if (clr.Kind is ScalarKind.None or ScalarKind.Json)
        {
            ReportUnsupported(scope, property, syntax);
            return null;
        }
        if (EnumFlaw(clr, raw) is { } flaw)
        {
            scope.Report("SHS007", column.PlaceOf("Type"), "Column", property.Name, flaw);
            return null;
        }
        if (clr.Kind == ScalarKind.Enum) return OfNumberedEnum(clr, raw) ?? OfEnum(scope, clr) with { PgType = PgType.Raw(raw), Cast = Unlimited(raw) };
        return OfRaw(clr, raw) with { Cast = Unlimited(raw) };
    }

    private static ColumnType OfRaw(ClrType clr, string raw) => new()
    {
        Clr = clr,
        PgType = PgType.Raw(raw),
        Storage = ColumnStorage.Direct,
        DbType = (clr.IsArray ? "Array | NpgsqlDbType." : "") + DbTypeOf(clr.Kind, false),
    };

    /// <summary>
    /// The type without its length: a cast to varchar(5) cuts what is longer off in silence, and the assignment behind it refuses it. char alone
    /// would be char(1).
    /// </summary>
    private static string Unlimited(string type)
    {
        int open = type.IndexOf('('), close = type.IndexOf(')', System.Math.Max(open, 0));
        string plain = open < 0 || close < 0 ? type : type.Substring(0, open).TrimEnd() + type.Substring(close + 1);
        string name = plain.Replace("[]", "").Trim().ToLowerInvariant();
        string? longest = name switch { "char" or "character" or "pg_catalog.bpchar" => "bpchar", "bit" => "varbit", _ => null };
        return longest is null ? plain : longest + (plain.Contains("[]") ? "[]" : "");
    }

    private static PgType Varchar(RecordScope scope, IPropertySymbol property, AttributeReading attribute)
    {
        if (attribute.Number(0) is not { } characters) return PgType.Text;
        if (characters is >= 1 and <= MaxVarchar) return PgType.Varchar(characters);
        scope.Report("SHS007", attribute.PlaceOf(0), "Length", property.Name, $"{characters} is not from 1 to {MaxVarchar} characters");
        return PgType.Text;
    }

    private static PgType Numeric(RecordScope scope, IPropertySymbol property, AttributeReading attribute)
    {
        if (attribute.Number(0) is not { } precision) return PgTypeOf(ScalarKind.Numeric);
        int scale = attribute.Number(1) ?? 0;
        if (precision is < 1 or > MaxPrecision)
            scope.Report("SHS007", attribute.PlaceOf(0), "Numeric", property.Name, $"{precision} is not from 1 to {MaxPrecision} digits");
        else if (scale < 0 || scale > precision)
            scope.Report("SHS007", attribute.PlaceOf(1), "Numeric", property.Name, $"{scale} digits behind the point are not from 0 to {precision}");
        else
            return PgType.Numeric(precision, scale);
        return PgTypeOf(ScalarKind.Numeric);
    }

    private static PgType PgTypeOf(ScalarKind kind) => kind switch
    {
        ScalarKind.Uuid => PgType.Uuid,
        ScalarKind.SmallInt => PgType.SmallInt,
        ScalarKind.Integer => PgType.Integer,
        ScalarKind.BigInt => PgType.BigInt,
        ScalarKind.Real => PgType.Real,
        ScalarKind.Double => PgType.DoublePrecision,
        ScalarKind.Numeric => PgType.Raw("numeric"),
        ScalarKind.Boolean => PgType.Boolean,
        ScalarKind.Date => PgType.Date,
        ScalarKind.Time => PgType.Time,
        ScalarKind.TimestampTz => PgType.TimestampTz,
        ScalarKind.Interval => PgType.Interval,
        ScalarKind.Bytes => PgType.Bytea,
        _ => PgType.Text,
    };

    private static string DbTypeOf(ScalarKind kind, bool isLimited) => kind switch
    {
        ScalarKind.Uuid => "Uuid",
        ScalarKind.SmallInt => "Smallint",
        ScalarKind.Integer => "Integer",
        ScalarKind.BigInt => "Bigint",
        ScalarKind.Real => "Real",
        ScalarKind.Double => "Double",
        ScalarKind.Numeric => "Numeric",
        ScalarKind.Boolean => "Boolean",
        ScalarKind.Date => "Date",
        ScalarKind.Time => "Time",
        ScalarKind.TimestampTz => "TimestampTz",
        ScalarKind.Timestamp => "Timestamp",
        ScalarKind.Interval => "Interval",
        ScalarKind.Bytes => "Bytea",
        ScalarKind.Inet => "Inet",
        _ => isLimited ? "Varchar" : "Text",
    };

    private static bool IsBroken(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsBroken(array.ElementType),
        INamedTypeSymbol { TypeArguments: var items } => items.Any(IsBroken),
        _ => false,
    };

    private static void ReportUnsupported(RecordScope scope, IPropertySymbol property, SyntaxNode? syntax)
    {
        // The compiler has reported a type that does not exist; a second diagnostic would only repeat it.
        ITypeSymbol type = property.Type;
        if (IsBroken(type)) return;
        scope.Report("SHS002", PropertySyntax.TypeOf(syntax), scope.Record.Name, property.Name, Shown(property), TypeAdvice.For(type));
    }

    private static string Shown(IPropertySymbol property) => Shown(property.Type);

    private static string Shown(ITypeSymbol type) => ClrTypeNames.ForMessage(type);
}
