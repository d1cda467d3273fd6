using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Assemblies;
using StudyHub.Schema.Model;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>Where the schema is that a command is about: in the assembly that is named, or in the one that a project was built to.</summary>
/// <param name="Assembly">The compiled assembly; the file need not exist yet.</param>
/// <param name="Project">The project that it is built from; null where only the assembly is known.</param>
internal sealed record SchemaInput(string Assembly, ProjectOutput? Project)
{
    /// <exception cref="BadInputException">There is none.</exception>
    /// <exception cref="UnreadableManifestException">It is of a later version, or damaged.</exception>
    public static async Task<SchemaModel> ReadAsync(CommonOptions options, ParseResult parsed, CancellationToken cancellationToken)
        => (await FindAsync(options, parsed, cancellationToken)).Read(parsed.GetValue(options.Configuration)!);

    /// <exception cref="BadInputException">There is no such project.</exception>
    public static async Task<SchemaInput> FindAsync(CommonOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        string? assembly = parsed.GetValue(options.Assembly);
        string? path = parsed.GetValue(options.Project);
        if (assembly is not null && path is not null) throw new BadInputException("Give --assembly or --project, not both.");
        if (assembly is not null) return new SchemaInput(assembly, null);
        ProjectOutput project = await ProjectOutput.FindAsync(path ?? ".", parsed.GetValue(options.Configuration)!, "--assembly a compiled assembly", cancellationToken);
        return new SchemaInput(project.Assembly, project);
    }

    /// <param name="configuration">The one that the project was built in.</param>
    /// <exception cref="BadInputException">The file does not exist, or is no assembly with a schema.</exception>
    /// <exception cref="UnreadableManifestException">The schema is of a later version, or damaged.</exception>
    public SchemaModel Read(string configuration)
    {
        if (!File.Exists(Assembly))
        {
            throw new BadInputException(Project is null
                ? $"There is no file {Assembly}. Give the path of a compiled assembly to --assembly."
                : $"{Project.File} is not built: there is no {Assembly}. Run: dotnet build \"{Project.File}\" -c {configuration}");
        }
        try
        {
            SchemaManifest manifest = SchemaManifestFinder.Find(Assembly)
                ?? throw new BadInputException(
                    $"{Assembly} holds no schema. Its project needs a [Table] record and the StudyHub.Schema package with its generator; build it again then.");
            return manifest.Read(Path.GetFileName(Assembly));
        }
        catch (BadImageFormatException reason)
        {
            throw new BadInputException($"{Assembly} is no .NET assembly: {reason.Message} Give the compiled .dll to --assembly.", reason);
        }
    }
}
