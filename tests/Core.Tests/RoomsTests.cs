using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StudyHub.Schema.Core.Tests;

/// <summary>Folders are rooms, and knowledge flows one way between them.</summary>
public sealed partial class RoomsTests
{
    /// <summary>Which rooms each room may use. A room that is not here may not exist.</summary>
    private static readonly Dictionary<string, string[]> CoreArrows = new()
    {
        ["Collections"] = [],
        ["Naming"] = ["Collections"],
        ["Model"] = ["Collections", "Naming"],
        ["Lexing"] = ["Collections", "Naming", "Model"],
        ["Declarations"] = ["Collections", "Naming", "Model"],
        ["Linking"] = ["Collections", "Naming", "Model", "Lexing", "Declarations"],
        ["ObjectFiles"] = ["Collections", "Naming", "Model", "Lexing", "Declarations", "Linking"],
        ["Checks"] = ["Collections", "Naming", "Model", "Lexing"],
        ["Queries"] = ["Collections", "Naming", "Model", "Lexing"],
        ["Objects"] = ["Collections", "Naming", "Model"],
        ["Manifest"] = ["Collections", "Naming", "Model", "Objects"],
        ["Diff"] = ["Collections", "Naming", "Model", "Lexing", "Objects"],
        ["Statements"] = ["Collections", "Naming", "Model"],
        ["Planning"] = ["Collections", "Naming", "Model", "Lexing", "Objects", "Diff", "Statements"],
        ["Effects"] = ["Collections", "Naming", "Model", "Lexing", "Objects", "Diff", "Statements", "Planning"],
        ["Sql"] = ["Collections", "Naming", "Model", "Diff", "Statements", "Planning"],
        ["Merging"] = ["Collections", "Naming", "Model", "Objects", "Diff", "Statements", "Planning"],
        ["Revisions"] = ["Collections", "Naming", "Model", "Lexing", "Objects", "Manifest"],
        ["Drafting"] = ["Collections", "Naming", "Model", "Objects", "Manifest", "Diff", "Statements", "Planning", "Effects", "Sql", "Revisions"],
    };

    private static readonly string[] CoreRooms = [.. CoreArrows.Keys];

    /// <summary>Below the wiring, which lies beside the rooms, Reading and Emit never see each other.</summary>
    private static readonly Dictionary<string, string[]> GeneratorArrows = new()
    {
        ["Entities"] = [.. CoreRooms],
        ["Diagnostics"] = [.. CoreRooms],
        ["Reading"] = [.. CoreRooms, "Entities", "Diagnostics"],
        ["Emit"] = [.. CoreRooms, "Entities"],
    };

    /// <summary>The rooms of the live diff, below its readings and plans: what reads decides nothing, and what prints knows no plan.</summary>
    private static readonly Dictionary<string, string[]> LiveArrows = new()
    {
        ["Reading"] = [],
        ["Sql"] = [],
        ["Planning"] = ["Sql"],
    };

    [Fact]
    public void Rooms_of_the_live_diff_use_only_rooms_below_them() => Files("src/Catalog/Live")
        .Select(file => (Room: Path.GetFileName(Path.GetDirectoryName(file)!), Text: File.ReadAllText(file)))
        .Where(file => LiveArrows.ContainsKey(file.Room))
        .SelectMany(file => LiveRoomNames().Matches(file.Text)
            .Select(match => match.Groups["room"].Value)
            .Where(used => used != file.Room && !LiveArrows[file.Room].Contains(used))
            .Select(used => $"{file.Room} uses {used}"))
        .ShouldBeEmpty();

    [Fact]
    public void Rooms_of_the_core_use_only_rooms_below_them() => Offences("src/Core", CoreArrows).ShouldBeEmpty();

    [Fact]
    public void Rooms_of_the_generator_use_only_rooms_below_them() => Offences("src/Generators", GeneratorArrows).ShouldBeEmpty();

    [Theory]
    [InlineData("using StudyHub.Schema.Planning;")]
    [InlineData("using static StudyHub.Schema.Planning.StepGraph;")]
    [InlineData("using Plan = StudyHub.Schema.Planning.MigrationPlan;")]
    [InlineData("class C { StudyHub.Schema.Planning.MigrationPlan? p; }")]
    [InlineData("namespace StudyHub.Schema.Model; class C { Planning.MigrationPlan? p; }")]
    public void An_arrow_backwards_is_found(string source)
        => Offences("Model", source, CoreArrows).ShouldBe(["Model uses Planning"]);

    [Theory]
    [InlineData("using StudyHub.Schema.Naming;")]
    [InlineData("// StudyHub.Schema.Planning comes later\n/// <see cref=\"StudyHub.Schema.Planning.MigrationPlan\"/>")]
    [InlineData("class C { string Sql = \"Planning.MigrationPlan\"; }")]
    [InlineData("class C { int[] Planning; int n = Planning.Count(); }")]
    public void An_arrow_forwards_and_a_comment_are_none(string source) => Offences("Model", source, CoreArrows).ShouldBeEmpty();

    [Fact]
    public void A_room_that_no_arrow_knows_is_found()
        => Offences("Helpers", "", CoreArrows).ShouldBe(["Helpers is a room that has no place among the arrows"]);

    [Fact]
    public void The_folder_is_the_namespace()
    {
        foreach (string file in Files("src/Core").Concat(Files("src/Generators")).Concat(Files("src/Catalog")))
        {
            string folder = Path.GetFileName(Path.GetDirectoryName(file)!);
            if (folder is "Core" or "Generators" or "Catalog") continue;
            File.ReadAllText(file).ShouldMatch($@"(?m)^namespace [\w.]+\.{folder};\r?$", file);
        }
    }

    private static IEnumerable<string> Offences(string project, Dictionary<string, string[]> arrows)
        => Files(project)
            .Select(file => (File: file, Room: Path.GetRelativePath(Path.Combine(Root(), project), file).Split('/', '\\')[0]))
            .Where(file => !file.Room.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Offences(file.Room, File.ReadAllText(file.File), arrows).Select(offence => $"{Path.GetFileName(file.File)}: {offence}"));

    private static IEnumerable<string> Offences(string room, string source, Dictionary<string, string[]> arrows)
    {
        if (!arrows.TryGetValue(room, out string[]? allowed)) return [$"{room} is a room that has no place among the arrows"];
        string code = CommentsAndTexts().Replace(source, "");
        return RoomNames().Matches(code)
            // A property may be called like a room; it is one only with a type of that room behind it.
            .Where(match => !match.Groups["type"].Success || Types.Value.Contains((match.Groups["room"].Value, match.Groups["type"].Value)))
            .Select(match => match.Groups["room"].Value)
            .Where(used => used != room && (arrows.ContainsKey(used) || CoreArrows.ContainsKey(used)) && !allowed.Contains(used))
            .Distinct().Select(used => $"{room} uses {used}");
    }

    private static readonly Lazy<HashSet<(string Room, string Type)>> Types = new(() =>
    [
        .. from project in new[] { "src/Core", "src/Generators" }
           from file in Files(project)
           from Match match in TypeNames().Matches(File.ReadAllText(file))
           select (Path.GetRelativePath(Path.Combine(Root(), project), file).Split('/', '\\')[0], match.Groups["type"].Value),
    ]);

    private static IEnumerable<string> Files(string project)
        => Directory.EnumerateFiles(Path.Combine(Root(), project), "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root(), file).Split('/', '\\').Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal);

    private static string Root([CallerFilePath] string thisFile = "")
        => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));

    /// <summary>Interpolated texts keep their holes only by accident; a name of a room in one is rare enough.</summary>
    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|"(?:[^"\\\n]|\\.)*["]""", RegexOptions.Singleline)]
    private static partial Regex CommentsAndTexts();

    [GeneratedRegex(@"Catalog\.Live\.(?<room>Reading|Sql|Planning)\b|(?<![\w.])(?<room>Reading|Planning)\.[A-Z]\w+")]
    private static partial Regex LiveRoomNames();

    [GeneratedRegex(@"\b(class|record|struct|enum|interface) (?<type>[A-Z]\w*)")]
    private static partial Regex TypeNames();

    /// <summary>StudyHub.Schema.Room, or Room.Type as it can be written inside the namespace.</summary>
    [GeneratedRegex(@"StudyHub\.Schema\.(Generators\.)?(?<room>[A-Z]\w+)|(?<![\w.)\]}?!])(?<room>[A-Z]\w+)\.(?<type>[A-Z]\w+)")]
    private static partial Regex RoomNames();
}
