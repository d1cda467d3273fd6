using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Database.Tests.Effects.Small;

namespace StudyHub.Schema.Database.Tests.Effects;

/// <summary>Changes of a column's type, each with values that it can be seen on.</summary>
internal static class TypeCases
{
    private static readonly PgType Timestamp = PgType.Raw("timestamp without time zone");
    private static readonly PgType Numeric = PgType.Raw("numeric");
    private static readonly PgType Json = PgType.Raw("json");
    private static readonly PgType Char5 = PgType.Raw("character") with { Length = 5 };

    public static IEnumerable<EffectCase> All =>
    [
        To(PgType.Varchar(10), PgType.Varchar(20), "'ten'"),
        To(PgType.Varchar(20), PgType.Varchar(10), "'ten'", "'eleven chars'"),
        To(PgType.Varchar(10), Text, "'ten'"),
        To(Text, PgType.Varchar(10), "'ten'", "'eleven chars'"),
        To(Char5, Text, "'ten'"),
        To(Text, Char5, "'ten'", "'eleven'"),
        To(Char5, PgType.Varchar(5), "'ten'"),

        To(PgType.Numeric(10, 2), PgType.Numeric(12, 2), "1.25"),
        To(PgType.Numeric(12, 2), PgType.Numeric(10, 2), "1.25", "9999999999.99"),
        To(PgType.Numeric(10, 2), PgType.Numeric(12, 4), "1.25"),
        To(PgType.Numeric(10, 2), PgType.Numeric(10, 4), "1.25", "99999999"),
        To(PgType.Numeric(10, 4), PgType.Numeric(10, 2), "1.2345"),
        To(PgType.Numeric(3, 2), PgType.Numeric(2, 1), "1.25", "9.99"),
        To(PgType.Numeric(10, 2), Numeric, "1.25"),
        To(Numeric, PgType.Numeric(10, 2), "1.2345", "1e20"),

        To(PgType.SmallInt, PgType.Integer, "7"),
        To(PgType.Integer, PgType.BigInt, "7"),
        To(PgType.BigInt, PgType.Integer, "7", "3000000000"),
        To(PgType.Integer, PgType.SmallInt, "7", "70000"),
        To(PgType.Integer, PgType.Numeric(12, 2), "7"),
        To(PgType.Integer, PgType.Numeric(5, 0), "7", "700000"),
        To(PgType.BigInt, PgType.Numeric(20, 0), "7"),
        To(PgType.SmallInt, PgType.Real, "32767"),
        To(PgType.Integer, PgType.Real, "16777217"),
        To(PgType.Integer, PgType.DoublePrecision, "2147483647"),
        To(PgType.BigInt, PgType.DoublePrecision, "9007199254740993"),
        To(PgType.Numeric(10, 2), PgType.DoublePrecision, "1.23"),
        To(PgType.Numeric(20, 4), PgType.DoublePrecision, "1234567890123456.7891"),
        To(PgType.Numeric(6, 2), PgType.Real, "1234.56"),
        To(PgType.Numeric(9, 2), PgType.Real, "1234567.89"),
        To(PgType.Numeric(320, 0), PgType.DoublePrecision, "1234567890123456789", "1e319"),
        To(PgType.Numeric(5, 0), PgType.BigInt, "12345", "'NaN'"),
        To(PgType.Numeric(5, 2), PgType.Integer, "1.25", "'NaN'"),
        To(Numeric, PgType.Integer, "1.25", "1e10"),
        To(PgType.Real, PgType.DoublePrecision, "1.1"),
        To(PgType.DoublePrecision, PgType.Real, "1.123456789012345", "1e100"),
        To(PgType.DoublePrecision, PgType.Integer, "1.5", "1e100"),
        To(PgType.DoublePrecision, Numeric, "1.1234567890123456"),
        To(PgType.DoublePrecision, PgType.Numeric(10, 2), "1.125", "1e100"),
        To(PgType.Boolean, PgType.Integer, "true"),
        To(PgType.Integer, PgType.Boolean, "2"),

        To(PgType.Date, PgType.TimestampTz, "'2026-01-01'", "'5874897-12-31'"),
        To(PgType.TimestampTz, PgType.Date, "'2026-01-01 10:00+00'"),
        To(PgType.Date, Timestamp, "'2026-01-01'", "'5874897-12-31'"),
        To(PgType.TimestampTz, Timestamp, "'2026-10-25 00:30+00'", "'294276-12-31 23:59:59+00'"),
        To(Timestamp, PgType.TimestampTz, "'2026-03-29 02:30'", "'4714-11-24 00:00:00 BC'"),
        To(PgType.TimestampTz, PgType.Time, "'2026-01-01 10:00+00'"),
        To(PgType.Time, PgType.Interval, "'10:00'"),
        To(PgType.Interval, PgType.Time, "'25 hours'", "'infinity'") with { Since = 17 },

        To(PgType.Integer, Text, "7"),
        To(PgType.Integer, PgType.Varchar(11), "-2147483648"),
        To(PgType.Integer, PgType.Varchar(5), "7", "700000"),
        To(PgType.Boolean, PgType.Varchar(5), "false"),
        To(PgType.Uuid, Text, "'6f9619ff-8b86-d011-b42d-00cf4fc964ff'"),
        To(PgType.Uuid, PgType.Varchar(36), "'6f9619ff-8b86-d011-b42d-00cf4fc964ff'"),
        To(Text, PgType.Uuid, "'6F9619FF-8B86-D011-B42D-00CF4FC964FF'", "'none'"),
        To(Text, PgType.Integer, "'007'", "'seven'"),
        To(Text, PgType.Boolean, "'yes'", "'maybe'"),
        To(Text, PgType.Date, "'1 Jan 2026'", "'never'"),
        To(PgType.Date, Text, "'2026-01-01'"),
        To(PgType.TimestampTz, Text, "'2026-10-25 01:30+00'"),
        To(PgType.DoublePrecision, Text, "1.1234567890123456"),
        To(PgType.Interval, Text, "'1 mon 25 hours'"),
        To(PgType.Bytea, Text, "'\\x00ff'"),
        To(Text, PgType.Bytea, "'abc'", "'\\x0'"),
        To(PgType.Jsonb, Text, "'{\"a\": 1}'"),
        To(Text, PgType.Jsonb, "'{\"b\":1,\"a\":2}'", "'{'"),
        To(Text, Json, "'{\"b\":1,\"a\":2}'", "'{'"),
        To(PgType.Jsonb, Json, "'{\"a\": 1}'"),
        To(Json, PgType.Jsonb, "'{\"b\":1,\"a\":2}'", "'\"\\u0000\"'"),
        To(PgType.Jsonb, PgType.Integer, "'7.5'", "'{}'"),
        To(PgType.Raw("cidr"), PgType.Raw("inet"), "'10.0.0.0/8'"),
        To(PgType.Raw("inet"), PgType.Raw("cidr"), "'10.0.0.1/8'"),

        To(PgType.Integer.ArrayOf(), PgType.BigInt.ArrayOf(), "'{1,2}'"),
        To(PgType.BigInt.ArrayOf(), PgType.Integer.ArrayOf(), "'{1,2}'", "'{3000000000}'"),
        To(PgType.Varchar(10).ArrayOf(), Text.ArrayOf(), "'{a,b}'"),
        To(PgType.Integer.ArrayOf(), Text, "'{1,2}'"),
        To(Text, PgType.Integer.ArrayOf(), "'{1, 2}'", "'1'"),
        To(Enum("mood"), Text, "'glad'"),
        To(Enum("mood"), PgType.Varchar(4), "'glad'", "'gladder'"),
        To(Text, Enum("mood"), "'glad'", "'furious'"),
        To(Enum("mood"), Enum("face"), "'glad'", "'gladder'"),
        To(Enum("face"), Enum("mood"), "'glad'"),
        To(Enum("face").ArrayOf(), Enum("mood").ArrayOf(), "'{glad}'"),
    ];

    private static EffectCase To(PgType from, PgType to, string value, string refused = "") => new(
        $"{from} to {to}",
        Of(from),
        Of(to),
        $"insert into notes values (1, {value}), (2, null);",
        refused.Length == 0 ? "" : $"insert into notes values (3, {refused})");

    private static SchemaModel Of(PgType type) => ModelOf(Table("notes", Column("c", type))).WithEnum("mood", "glad", "sad", "gladder").WithEnum("face", "glad", "sad");
}
