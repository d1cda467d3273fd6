using System;
using System.CommandLine;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Schema.Assemblies;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Revisions;

namespace StudyHub.Schema.Tool.Inputs;

/// <summary>The revisions that a command is about.</summary>
/// <param name="Set">With what is wrong with them.</param>
/// <param name="Folder">Where they lie; null where they are embedded in an assembly.</param>
/// <param name="Place">The folder or the assembly, for messages.</param>
internal sealed record RevisionInput(RevisionSet Set, RevisionFolder? Folder, string Place)
{
    /// <summary>Those of the folder; with --assembly and without --migrations, those that are embedded in the assembly, if any are.</summary>
    /// <exception cref="BadInputException">There is no such project or assembly.</exception>
    public static async Task<RevisionInput> ReadAsync(CommonOptions options, ParseResult parsed, CancellationToken cancellationToken)
        => EmbeddedOf(options, parsed) ?? Of(await FolderAsync(options, parsed, cancellationToken));

    /// <summary>The same, where the schema was found already.</summary>
    public static RevisionInput Read(CommonOptions options, ParseResult parsed, SchemaInput schema)
        => EmbeddedOf(options, parsed) ?? Of(FolderOf(options, parsed, schema));

    /// <summary>
    /// --migrations, else db/migrations of the project. MSBuild is asked only where that is not there: a project may keep its schema elsewhere.
    /// </summary>
    /// <exception cref="BadInputException">There is no such project.</exception>
    public static async Task<RevisionFolder> FolderAsync(CommonOptions options, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(options.Migrations) is { } given) return Given(given);
        string project = parsed.GetValue(options.Project) ?? ".";
        string usual = Path.Combine(File.Exists(project) ? Path.GetDirectoryName(project)! : project, RevisionFiles.Folder);
        if (Directory.Exists(usual) || parsed.GetValue(options.Assembly) is not null) return new RevisionFolder(usual);
        return Of(await ProjectOutput.FindAsync(project, parsed.GetValue(options.Configuration)!, "--migrations the folder of the revisions", cancellationToken));
    }

    /// <summary>The same, where the schema was found already.</summary>
    public static RevisionFolder FolderOf(CommonOptions options, ParseResult parsed, SchemaInput schema)
    {
        if (parsed.GetValue(options.Migrations) is { } given) return Given(given);
        return schema.Project is { } project ? Of(project) : new RevisionFolder(RevisionFiles.Folder);
    }

    /// <summary>The one that people mean: by its id, the beginning of it, its name, or the word head.</summary>
    /// <exception cref="BadInputException">There is none, or there are several.</exception>
    public static Revision Find(RevisionSet set, string text)
    {
        if (text == RevisionFiles.Head)
        {
            return set.Heads switch
            {
                [var head] => head,
                [] => throw new BadInputException("There is no head: every revision is followed by another. Run: studyhub-schema check"),
                var heads => throw new BadInputException($"There are {heads.Count} heads: {Titles(heads)}. Name one, or run: studyhub-schema merge {heads[0].Id} {heads[1].Id}"),
            };
        }
        IReadOnlyList<Revision> found = new RevisionGraph(set).Matching(text);
        return found switch
        {
            [var one] => one,
            [] => throw new BadInputException($"There is no revision {text}. Give its id, three or more digits that it begins with, or its name; studyhub-schema history lists them."),
            _ => throw new BadInputException($"{text} can mean {found.Count} revisions: {Titles(found)}. Give more digits of the id."),
        };
    }

    /// <summary>The same, of revisions of which some may be broken: what cannot be read may be the one that is meant.</summary>
    /// <exception cref="BadInputException">There is none, or there are several.</exception>
    public Revision Find(string text)
    {
        RequireAny();
        if (text == RevisionFiles.Head || new RevisionGraph(Set).Matching(text).Count > 0) return Find(Set, text);
        (this with { Set = Set with { Findings = Set.Findings.Where(finding => finding.Rule == RevisionRules.Unreadable).ToEquatableArray() } })
            .RequireWhole($"There is no revision {text} among those that can be read.");
        return Find(Set, text);
    }

    /// <exception cref="BadInputException">There is no revision at all.</exception>
    public void RequireAny()
    {
        if (Set.IsEmpty && Set.Findings.IsEmpty) throw new BadInputException($"There is no revision in {Place} yet. Run: studyhub-schema add NAME");
    }

    /// <summary>A file of the revisions as people find it from where they are.</summary>
    public string Show(string file) => Folder is null ? $"{Place}:{file}" : Folder.Show(file);

    /// <param name="what">What cannot be done otherwise.</param>
    /// <exception cref="BadInputException">Something is wrong with the revisions: each finding on a line, and what to do.</exception>
    public void RequireWhole(string what)
    {
        if (Set.Findings.IsEmpty) return;
        throw new BadInputException(string.Join('\n', Set.Findings.Select(finding => (finding with { Path = Show(finding.Path) }).ToString())
            .Concat(RevisionAdvice.Of(Set.Findings)).Append(what)));
    }

    private static string Titles(IEnumerable<Revision> revisions) => string.Join(", ", revisions.Select(revision => revision.Title));

    private static RevisionFolder Given(string folder)
        => Directory.Exists(folder) || File.Exists(folder) || Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(folder)))
            ? new RevisionFolder(folder)
            : throw new BadInputException($"There is no folder {folder}, which --migrations names, nor the one that it would be in.");

    private static RevisionInput Of(RevisionFolder folder) => new(folder.Read(), folder, folder.Shown);

    private static RevisionInput? EmbeddedOf(CommonOptions options, ParseResult parsed)
        => parsed.GetValue(options.Assembly) is { } assembly && parsed.GetValue(options.Migrations) is null && Embedded(assembly) is { Count: > 0 } files
            ? new RevisionInput(RevisionSetReader.Read(files), null, assembly)
            : null;

    private static RevisionFolder Of(ProjectOutput project) => new(Path.Combine(project.SchemaFolder, Path.GetFileName(RevisionFiles.Folder)));

    private static IReadOnlyList<RevisionFile> Embedded(string assembly)
    {
        if (!File.Exists(assembly)) throw new BadInputException($"There is no file {assembly}. Give the path of a compiled assembly to --assembly.");
        try
        {
            return EmbeddedRevisions.Read(assembly);
        }
        catch (BadImageFormatException reason)
        {
            throw new BadInputException($"{assembly} is no .NET assembly: {reason.Message} Give the compiled .dll to --assembly.", reason);
        }
    }
}
