using System;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Manifest;

/// <summary>Reads what <see cref="ManifestWriter"/> writes, of this format or an older one.</summary>
public static class ManifestReader
{
    /// <exception cref="ManifestException">Not a manifest, a newer format, changed by hand, or not whole.</exception>
    public static SchemaModel Read(string manifest)
    {
        // A checkout may have turned "\n" into "\r\n"; within values both are escaped.
        string text = manifest.IndexOf('\r') < 0 ? manifest : manifest.Replace("\r\n", "\n");
        int headerEnd = text.IndexOf('\n');
        if (headerEnd < 0) headerEnd = text.Length;
        string hash = ReadHeader(text.Substring(0, headerEnd));
        string lines = headerEnd < text.Length ? text.Substring(headerEnd + 1) : "";
        string actual = SchemaFingerprint.OfLines(lines);
        if (actual != hash)
        {
            throw new ManifestException(
                1, $"the hash {hash} over lines whose hash is {actual}", "lines as they were written; write the manifest anew from its source");
        }

        ObjectLines objects = new();
        int number = 2;
        int start = 0;
        string? database = null;
        while (start < lines.Length)
        {
            int end = lines.IndexOf('\n', start);
            if (end < 0) end = lines.Length;
            JsonFields fields = new JsonLineReader(lines.Substring(start, end - start), number).ReadLine();
            if (database is null) database = fields.Text(ManifestFormat.DatabaseField);
            else objects.Add(fields);
            fields.End();
            start = end + 1;
            number++;
        }
        if (database is null) throw new ManifestException(number, "the end of the text", $"a line of '{ManifestFormat.DatabaseField}'");
        try
        {
            return SchemaObjects.ToModel(database, objects.Read());
        }
        catch (ArgumentException contradiction)
        {
            throw new ManifestException(number - 1, "objects that do not fit: " + contradiction.Message, "a whole schema", contradiction);
        }
    }

    /// <returns>The hash that the header gives.</returns>
    private static string ReadHeader(string line)
    {
        if (!line.StartsWith("{\"" + ManifestFormat.HeaderField + "\":", StringComparison.Ordinal))
        {
            string found = line.Length == 0 ? "nothing" : $"'{line.Substring(0, Math.Min(40, line.Length))}'";
            throw new ManifestException(1, found, $"a header such as {{\"{ManifestFormat.HeaderField}\":{ManifestFormat.Version},…}}");
        }
        JsonFields header = new JsonLineReader(line, 1).ReadLine();
        int version = header.OptionalNumber(ManifestFormat.HeaderField) ?? throw header.Missing(ManifestFormat.HeaderField, "a format number");
        if (version is < 1 or > ManifestFormat.Version)
        {
            throw new ManifestException(
                1, $"manifest format {version}", $"a format up to {ManifestFormat.Version}; a newer StudyHub.Schema wrote this, update yours");
        }
        string hash = header.Text(ManifestFormat.HashField);
        header.End();
        return hash;
    }
}
