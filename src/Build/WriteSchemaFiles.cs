using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using StudyHub.Schema.Assemblies;

namespace StudyHub.Schema.Build;

/// <summary>
/// Brings the folder of SQL files in line with the manifest in a compiled assembly, or, when verifying, reports every file that is not.
/// An assembly without a manifest is no concern of the task: nothing is written, removed or said.
/// </summary>
public sealed class WriteSchemaFiles : Task
{
    private const string RulePages = "https://github.com/studyhub/schema/blob/main/docs/rules/";

    /// <summary>The compiled assembly, or its reference assembly.</summary>
    [Required]
    public string AssemblyPath { get; set; } = "";

    /// <summary>The folder to write.</summary>
    [Required]
    public string OutputDirectory { get; set; } = "";

    /// <summary>Never write; a difference is an error at the line where it starts.</summary>
    public bool Verify { get; set; }

    public override bool Execute()
    {
        SchemaFolder folder = new(OutputDirectory);
        try
        {
            if (SchemaManifestFinder.Find(AssemblyPath) is not { } manifest)
            {
                Log.LogMessage(MessageImportance.Low, "StudyHub.Schema: {0} holds no schema.", AssemblyPath);
                return true;
            }
            IReadOnlyList<FileDifference> differences = folder.Compare(SchemaFiles.Of(manifest, Path.GetFileName(AssemblyPath)));
            if (Verify) Report(folder, differences);
            else Write(folder, differences);
        }
        catch (Exception exception) when (exception is UnreadableManifestException or BadImageFormatException)
        {
            Error("SHS904", AssemblyPath, 0, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Error("SHS905", OutputDirectory, 0, $"The schema's files cannot be read or written: {exception.Message}");
        }
        return !Log.HasLoggedErrors;
    }

    private void Write(SchemaFolder folder, IReadOnlyList<FileDifference> differences)
    {
        folder.Apply(differences);
        foreach (FileDifference difference in differences)
        {
            string verb = difference is FileDifference.Surplus ? "removed" : "wrote";
            Log.LogMessage(MessageImportance.Normal, "StudyHub.Schema {0} {1}", verb, folder.FullPath(difference.Path));
        }
        if (differences.Count == 0) return;
        int removed = differences.Count(difference => difference is FileDifference.Surplus);
        Log.LogMessage(
            MessageImportance.High, "  StudyHub.Schema -> {0} ({1} written, {2} removed)", folder.FullPath(""),
            differences.Count - removed, removed);
    }

    private void Report(SchemaFolder folder, IReadOnlyList<FileDifference> differences)
    {
        const string NextStep = "Build without StudyHubSchemaVerify and commit the result.";
        foreach (FileDifference difference in differences)
        {
            string file = folder.FullPath(difference.Path);
            switch (difference)
            {
                case FileDifference.Stale stale:
                    Error(
                        "SHS901", file, stale.Line,
                        $"{stale.Path} is not what the C# records say: {Quote(stale.Found)} should be {Quote(stale.Wanted)}. {NextStep}");
                    break;
                case FileDifference.Missing missing:
                    Error("SHS902", file, 1, $"{missing.Path} is missing. {NextStep}");
                    break;
                case FileDifference.Surplus surplus:
                    Error("SHS903", file, 1, $"{surplus.Path} belongs to nothing in the C# records. {NextStep}");
                    break;
            }
        }
    }

    private static string Quote(string? line) => line is null ? "the end of the file" : $"'{line.Trim()}'";

    private void Error(string rule, string file, int line, string message)
    {
        // Without message arguments MSBuild takes the text as it is, so that braces in SQL cannot be read as a format.
        Log.LogError(
            subcategory: null, errorCode: rule, helpKeyword: null, helpLink: RulePages + rule + ".md", file: file,
            lineNumber: line, columnNumber: line == 0 ? 0 : 1, endLineNumber: 0, endColumnNumber: 0, message: message);
    }
}
