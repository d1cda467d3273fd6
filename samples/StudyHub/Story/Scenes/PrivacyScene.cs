using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Learning;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;
using StudyHub.Students;

namespace StudyHub.Story.Scenes;

/// <summary>Everybody asks for Mia's rows, and row security answers.</summary>
internal sealed class PrivacyScene : IScene
{
    public string Title => "Who sees what Mia has practised?";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        Cast cast = stage.Cast;
        (string Who, SessionUser As, int Expected)[] readers =
        [
            ("Mia", SessionUser.Authenticated(cast.Mia.Id), 2),
            ("Grace, her mother", SessionUser.Authenticated(cast.Grace.Id), 2),
            ("Noah, her brother", SessionUser.Authenticated(cast.Noah.Id), 0),
            ("Zoe", SessionUser.Authenticated(cast.Zoe.Id), 0),
            ("Liang, Zoe's father", SessionUser.Authenticated(cast.Liang.Id), 0),
            ("the back office", SessionUser.Admin(), 2),
        ];
        List<IReadOnlyList<string>> rows = [];
        List<bool> asExpected = [];
        foreach ((string who, SessionUser user, int expected) in readers)
        {
            await using StudyHubSession session = await stage.Database.OpenAsync(user, cancellationToken);
            IReadOnlyList<StudentOutcomeProgress> seen = await session.StudentOutcomeProgress.ListByStudentIdAsync(
                cast.Mia.Id, cancellationToken: cancellationToken);
            rows.Add([who, seen.Count == 0 ? "none" : $"{seen.Count} rows"]);
            asExpected.Add(seen.Count == expected);
        }

        stage.Narrator.Table(["Who asks", "sees of Mia's progress"], rows);
        stage.Narrator.Claim("Mia, her mother and the back office see it, and nobody else does", asExpected.All(sees => sees));
        await ClaimClosedAsync(stage, cancellationToken);
    }

    private static async Task ClaimClosedAsync(Stage stage, CancellationToken cancellationToken)
    {
        Cast cast = stage.Cast;
        await stage.Narrator.ClaimRefusedAsync<RowSecurityViolationException>("a visitor may not even ask", async () =>
        {
            await using StudyHubSession visitor = await stage.Database.OpenAsync(SessionUser.Anonymous, cancellationToken);
            await visitor.StudentOutcomeProgress.ListByStudentIdAsync(cast.Mia.Id, cancellationToken: cancellationToken);
        });
        await stage.Narrator.ClaimRefusedAsync<RowSecurityViolationException>("Zoe cannot write a row in Mia's name", async () =>
        {
            await using StudyHubSession zoe = await stage.Database.OpenAsync(SessionUser.Authenticated(cast.Zoe.Id), cancellationToken);
            await zoe.Notes.InsertAsync(new() { StudentId = cast.Mia.Id, Title = "?", ContentType = "text/plain" }, cancellationToken);
        });
        await stage.Narrator.ClaimRefusedAsync<RowNotFoundException>("Mia cannot choose another parent", async () =>
        {
            await using StudyHubSession mia = await stage.Database.OpenAsync(SessionUser.Authenticated(cast.Mia.Id), cancellationToken);
            Student self = await mia.Students.GetAsync(cast.Mia.Id, cancellationToken: cancellationToken) ?? cast.Mia;
            await mia.Students.UpdateAsync(self with { ParentId = cast.Liang.Id }, cancellationToken);
        });
    }
}
