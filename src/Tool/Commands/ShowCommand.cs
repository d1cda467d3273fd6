using System;
using System.CommandLine;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Diff;
using StudyHub.Schema.Model;
using StudyHub.Schema.Revisions;
using StudyHub.Schema.Tool.Inputs;
using StudyHub.Schema.Tool.Printing;

namespace StudyHub.Schema.Tool.Commands;

/// <summary><c>show</c>: what one revision does, in words and in steps.</summary>
internal static class ShowCommand
{
    public static System.CommandLine.Command Create(CommonOptions common)
    {
        Argument<string> revision = new("REVISION") { Description = "Its id, the beginning of it, its name, or head." };
        System.CommandLine.Command command = new("show", "Shows a revision: what it changes, what was agreed to, and its steps.")
        {
            revision, common.Assembly, common.Project, common.Configuration, common.Migrations, common.Json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RevisionInput input = await RevisionInput.ReadAsync(common, parsed, cancellationToken);
            input.RequireWhole("What a revision changes is known only of revisions that are well.");
            Revision shown = input.Find(parsed.GetValue(revision)!);
            SchemaModel before = RevisionModels.At(input.Set, shown.Parents.IsEmpty ? null : shown.Parents[0]);
            EquatableArray<DescribedChange> changes = ChangeWords.Of(SchemaDiffer.Compare(before, RevisionModels.At(input.Set, shown.Id)));
            if (parsed.GetValue(common.Json)) RevisionJson.Write(input.Set, shown, changes, Console.OpenStandardOutput());
            else RevisionLines.Write(input, shown, changes, Console.Out);
            return ExitCodes.Well;
        });
        return command;
    }
}
