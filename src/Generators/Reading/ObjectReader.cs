using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.ObjectFiles;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads the files of db/objects, which the package's targets hand to the compiler with a word that says what they are.</summary>
internal static class ObjectReader
{
    /// <summary>The metadata of the item, as the compiler gives it to generators.</summary>
    private const string Option = "build_metadata.AdditionalFiles.StudyHubSchemaFile";

    private static readonly PlaceLines Start = new(0, 0, 0, 0);

    public static bool IsObject(AdditionalText file, AnalyzerConfigOptionsProvider options)
        => options.GetOptions(file).TryGetValue(Option, out string? kind) && kind == "object";

    /// <summary>Never throws but for a cancellation.</summary>
    public static ObjectReading Read(AdditionalText file, CancellationToken cancellation)
    {
        if (file.GetText(cancellation) is not { } text)
        {
            Problem unreadable = new("SHS130", new Place(file.Path, 0, 0) { Lines = Start }, EquatableArrays.Of(System.IO.Path.GetFileName(file.Path), "it cannot be read"));
            return new ObjectReading(file.Path, null, EquatableArrays.Of(unreadable), default);
        }
        try
        {
            ObjectFileReading reading = ObjectFileReader.Read(file.Path, text.ToString());
            return new ObjectReading(
                file.Path,
                reading.Declaration,
                reading.Faults.Select(fault => new Problem(fault.Rule, PlaceOf(fault.Start, fault.Length), fault.Arguments)).ToEquatableArray(),
                reading.Places.Select(place => new MemberPlace(place.Member, PlaceOf(place.Start, place.Length))).ToEquatableArray());
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new ObjectReading(file.Path, null, EquatableArrays.Of(InternalProblem.Of(fault, System.IO.Path.GetFileName(file.Path), new Place(file.Path, 0, 0) { Lines = Start })), default);
        }

        Place PlaceOf(int start, int length)
        {
            LinePositionSpan lines = text.Lines.GetLinePositionSpan(new TextSpan(start, length));
            return new Place(file.Path, start, length) { Lines = new PlaceLines(lines.Start.Line, lines.Start.Character, lines.End.Line, lines.End.Character) };
        }
    }
}
