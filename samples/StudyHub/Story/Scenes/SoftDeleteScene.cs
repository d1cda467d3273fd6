using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Learning;
using StudyHub.Schema.Sessions;

namespace StudyHub.Story.Scenes;

/// <summary>A deleted note is hidden, not gone.</summary>
internal sealed class SoftDeleteScene : IScene
{
    public string Title => "Mia deletes her note and wants it back";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        Guid mia = stage.Cast.Mia.Id;
        await using StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(mia), cancellationToken);
        IReadOnlyList<Note> before = await session.Notes.ListByStudentIdAsync(mia, cancellationToken: cancellationToken);
        Guid id = before.Single().Id;

        await session.Notes.DeleteAsync(id, cancellationToken);
        IReadOnlyList<Note> hidden = await session.Notes.ListByStudentIdAsync(mia, cancellationToken: cancellationToken);
        Note? gone = await session.Notes.GetAsync(id, cancellationToken: cancellationToken);
        stage.Narrator.Claim("the deleted note is not listed and not found", hidden.Count == 0 && gone is null);

        await session.Notes.RestoreAsync(id, cancellationToken);
        Note? back = await session.Notes.GetAsync(id, cancellationToken: cancellationToken);
        stage.Narrator.Claim(
            "restored, it is what it was", back is { Title: "Negative numbers", DeletedAt: null } && back.Tags.SequenceEqual(["integers"]));
        await session.CommitAsync(cancellationToken);
    }
}
