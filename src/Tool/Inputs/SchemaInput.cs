using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Assemblies;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>Finds the schema that a command is about: in the assembly that is named, or in the one that a project was built to.</summary>
internal static class SchemaInput
{
    /// <exception cref="BadInputException">There is none.</exception>
    /// <exception cref="UnreadableManifestException">It is of a later version, or damaged.</exception>
    public static async Task<SchemaModel> ReadAsync(CommonOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        string? assembly = parsed.GetValue(options.Assembly);
        string? project = parsed.GetValue(options.Project);
        if (assembly is not null && project is not null) throw new BadInputException("Give --assembly or --project, not both.");
        return Read(assembly ?? await ProjectOutput.FindAsync(project ?? ".", parsed.GetValue(options.Configuration)!, cancellationToken));
    }

    /// <summary>Of an assembly.</summary>
    public static SchemaModel Read(string path)
    {
        if (!File.Exists(path)) throw new BadInputException($"There is no file {path}. Give the path of a compiled assembly to --assembly.");
        try
        {
            SchemaManifest manifest = SchemaManifestFinder.Find(path)
                ?? throw new BadInputException(
                    $"{path} holds no schema. Its project needs a [Table] record and the StudyHub.Schema package with its generator; build it again then.");
            return manifest.Read(Path.GetFileName(path));
        }
        catch (BadImageFormatException reason)
        {
            throw new BadInputException($"{path} is no .NET assembly: {reason.Message} Give the compiled .dll to --assembly.", reason);
        }
    }
}
