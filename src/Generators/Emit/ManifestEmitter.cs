namespace StudyHub.Schema.Generators.Emit;

/// <summary>The manifest as an attribute of the assembly, from which the build and the running program read it.</summary>
internal static class ManifestEmitter
{
    public const string FileName = "SchemaManifest.g.cs";

    /// <param name="format">The version of the manifest's format.</param>
    /// <param name="manifest">Its text.</param>
    public static string Emit(int format, string manifest)
        => SourceWriter.File()
            .WriteApart($"[assembly: global::StudyHub.Schema.SchemaManifest({format.ToString(System.Globalization.CultureInfo.InvariantCulture)}, {CSharpText.LongLiteral(manifest)})]")
            .ToString();
}
