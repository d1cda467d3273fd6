using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace StudyHub.Schema.Manifest;

/// <summary>
/// Reads the JSON that <see cref="JsonLineWriter"/> writes: objects, lists, strings, whole numbers, true and false. A value is a
/// <see cref="JsonFields"/>, a <c>List&lt;object&gt;</c>, a string, an int or a bool.
/// </summary>
internal sealed class JsonLineReader(string text, int line)
{
    private int position;

    /// <exception cref="ManifestException">The line is not one JSON object.</exception>
    public JsonFields ReadLine()
    {
        JsonFields fields = ReadObject();
        if (position < text.Length) throw Unexpected("the end of the line");
        return fields;
    }

    private JsonFields ReadObject()
    {
        Take('{');
        Dictionary<string, object> fields = [];
        string? first = null;
        if (!TryTake('}'))
        {
            do
            {
                string name = ReadText();
                Take(':');
                if (fields.ContainsKey(name)) throw Unexpected($"one field '{name}', not two");
                fields.Add(name, ReadValue());
                first ??= name;
            }
            while (TryTake(','));
            Take('}');
        }
        return new JsonFields(fields, first, line);
    }

    private object ReadValue()
    {
        if (position >= text.Length) throw Unexpected("a value");
        char c = text[position];
        if (c == '"') return ReadText();
        if (c == '{') return ReadObject();
        if (c == '[') return ReadList();
        if (c is '-' or (>= '0' and <= '9')) return ReadNumber();
        if (TryTakeWord("true")) return true;
        if (TryTakeWord("false")) return false;
        throw Unexpected("a value");
    }

    private List<object> ReadList()
    {
        Take('[');
        List<object> items = [];
        if (TryTake(']')) return items;
        do items.Add(ReadValue());
        while (TryTake(','));
        Take(']');
        return items;
    }

    private object ReadNumber()
    {
        int start = position++;
        while (position < text.Length && text[position] is >= '0' and <= '9') position++;
        string digits = text.Substring(start, position - start);
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)) return number;
        throw new ManifestException(line, $"the number {digits}", "a whole number of 32 bits");
    }

    private string ReadText()
    {
        Take('"');
        int start = position;
        while (position < text.Length && text[position] is not ('"' or '\\')) position++;
        if (position < text.Length && text[position] == '"') return text.Substring(start, position++ - start);

        StringBuilder value = new(text, start, position - start, 64 + position - start);
        while (position < text.Length && text[position] != '"')
        {
            char c = text[position++];
            value.Append(c == '\\' ? ReadEscape() : c);
        }
        Take('"');
        return value.ToString();
    }

    private char ReadEscape()
    {
        char c = position < text.Length ? text[position++] : '\0';
        switch (c)
        {
            case '"' or '\\': return c;
            case 'n': return '\n';
            case 'u' when position + 4 <= text.Length
                && int.TryParse(text.Substring(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code):
                position += 4;
                return (char)code;
            default:
                position--;
                throw Unexpected("\\\", \\\\, \\n or \\u and four hexadecimal digits");
        }
    }

    private void Take(char c)
    {
        if (!TryTake(c)) throw Unexpected($"'{c}'");
    }

    private bool TryTake(char c)
    {
        if (position >= text.Length || text[position] != c) return false;
        position++;
        return true;
    }

    private bool TryTakeWord(string word)
    {
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0) return false;
        position += word.Length;
        return true;
    }

    private ManifestException Unexpected(string expected) => new(
        line,
        position < text.Length
            ? $"'{text.Substring(position, System.Math.Min(20, text.Length - position))}' at character {position + 1}"
            : "the end of the line",
        expected);
}
