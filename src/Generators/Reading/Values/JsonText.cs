using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace StudyHub.Schema.Generators.Reading.Values;

/// <summary>A value as JSON text, spaced as PostgreSQL prints jsonb, so that a default reads the same in a file and in psql.</summary>
internal static class JsonText
{
    /// <summary>Null when a part of the value has no JSON form: a reference to a seed, or a number that is not finite.</summary>
    public static string? Write(ClrValue value)
    {
        StringBuilder text = new();
        return Append(text, value) ? text.ToString() : null;
    }

    private static bool Append(StringBuilder text, ClrValue value)
    {
        switch (value)
        {
            case ClrValue.Null: text.Append("null"); return true;
            case ClrValue.Bool flag: text.Append(flag.Value ? "true" : "false"); return true;
            case ClrValue.Number number: text.Append(number.Value.ToString(CultureInfo.InvariantCulture)); return true;
            case ClrValue.Floating { Value: var number, IsSingle: var isSingle }:
                if (double.IsNaN(number) || double.IsInfinity(number)) return false;
                text.Append(SqlLiteral.Floating(number, isSingle));
                return true;
            case ClrValue.Text plain: AppendString(text, plain.Value); return true;
            case ClrValue.Label label: AppendString(text, label.Word); return true;
            case ClrValue.Uuid uuid: AppendString(text, uuid.Value.ToString("D")); return true;
            case ClrValue.Date date: AppendString(text, SqlLiteral.Date(date.Value)); return true;
            case ClrValue.Time time: AppendString(text, time.Value.ToString("c", CultureInfo.InvariantCulture)); return true;
            case ClrValue.Interval span: AppendString(text, span.Value.ToString("c", CultureInfo.InvariantCulture)); return true;
            case ClrValue.Instant instant:
                AppendString(text, instant.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
                return true;
            case ClrValue.List list: return AppendList(text, list.Items);
            case ClrValue.Document document: return AppendDocument(text, document.Properties);
            default: return false;
        }
    }

    private static bool AppendList(StringBuilder text, IReadOnlyList<ClrValue> items)
    {
        text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(", ");
            if (!Append(text, items[i])) return false;
        }
        text.Append(']');
        return true;
    }

    private static bool AppendDocument(StringBuilder text, IReadOnlyList<KeyValuePair<string, ClrValue>> properties)
    {
        text.Append('{');
        for (int i = 0; i < properties.Count; i++)
        {
            if (i > 0) text.Append(", ");
            AppendString(text, properties[i].Key);
            text.Append(": ");
            if (!Append(text, properties[i].Value)) return false;
        }
        text.Append('}');
        return true;
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ': text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
