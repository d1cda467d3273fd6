using System.Collections.Generic;
using System.Globalization;
using System.Text;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Manifest;

/// <summary>
/// Writes one JSON object to one line. Own code, because System.Text.Json cannot be loaded by every compiler that runs the generator.
/// Fields that hold their default are left out.
/// </summary>
internal sealed class JsonLineWriter(StringBuilder text)
{
    private bool isFirst = true;

    public JsonLineWriter BeginLine()
    {
        text.Append('{');
        isFirst = true;
        return this;
    }

    public void EndLine() => text.Append("}\n");

    public JsonLineWriter Text(string name, string? value)
    {
        if (value is null) return this;
        Name(name);
        Quote(value);
        return this;
    }

    public JsonLineWriter Number(string name, int? value)
    {
        if (value is not { } number) return this;
        Name(name);
        text.Append(number.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public JsonLineWriter Flag(string name, bool? value)
    {
        if (value is not { } flag) return this;
        Name(name);
        text.Append(flag ? "true" : "false");
        return this;
    }

    public JsonLineWriter FlagIf(string name, bool value) => value ? Flag(name, true) : this;

    public JsonLineWriter Texts(string name, IEnumerable<string> values)
    {
        Name(name);
        TextList(values);
        return this;
    }

    public JsonLineWriter Names(string name, IReadOnlyCollection<Identifier> values)
    {
        if (values.Count == 0) return this;
        Name(name);
        char separator = '[';
        foreach (Identifier value in values)
        {
            text.Append(separator);
            Quote(value.Value);
            separator = ',';
        }
        text.Append(']');
        return this;
    }

    public JsonLineWriter Name(string name, QualifiedName value) => Texts(name, [value.Schema.Value, value.Name.Value]);

    /// <summary>Opens a list of objects or lists; <see cref="Item"/> starts each of its items.</summary>
    public JsonLineWriter BeginList(string name)
    {
        Name(name);
        text.Append('[');
        isFirst = true;
        return this;
    }

    public JsonLineWriter EndList()
    {
        text.Append(']');
        isFirst = false;
        return this;
    }

    public JsonLineWriter BeginObject(string name)
    {
        Name(name);
        return BeginLine();
    }

    public JsonLineWriter BeginItem()
    {
        Separate();
        return BeginLine();
    }

    public JsonLineWriter EndObject()
    {
        text.Append('}');
        isFirst = false;
        return this;
    }

    public void Item(QualifiedName value)
    {
        Separate();
        TextList([value.Schema.Value, value.Name.Value]);
    }

    private void TextList(IEnumerable<string> values)
    {
        text.Append('[');
        bool first = true;
        foreach (string value in values)
        {
            if (!first) text.Append(',');
            first = false;
            Quote(value);
        }
        text.Append(']');
    }

    private void Name(string name)
    {
        Separate();
        text.Append('"').Append(name).Append("\":");
    }

    private void Separate()
    {
        if (!isFirst) text.Append(',');
        isFirst = false;
    }

    /// <summary>Control characters and lone surrogates are escaped: the text must stay one line and survive UTF-8.</summary>
    private void Quote(string value)
    {
        text.Append('"');
        int start = 0;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c >= ' ' && c != '"' && c != '\\' && !char.IsSurrogate(c)) continue;
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                i++;
                continue;
            }
            text.Append(value, start, i - start);
            start = i + 1;
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                default: text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
            }
        }
        text.Append(value, start, value.Length - start).Append('"');
    }
}
