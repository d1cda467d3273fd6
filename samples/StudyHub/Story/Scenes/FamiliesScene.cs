using System;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Accounts;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;
using StudyHub.Students;

namespace StudyHub.Story.Scenes;

/// <summary>Two families sign up, one in each framework.</summary>
internal sealed class FamiliesScene : IScene
{
    public string Title => "Two families sign up";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        Cast cast = stage.Cast;
        cast.Grace = await SignUpAsync(stage, "Grace", "grace@example.org", cancellationToken);
        cast.Liang = await SignUpAsync(stage, "Liang", "liang@example.org", cancellationToken);
        cast.Mia = await AddChildAsync(stage, cast.Grace, "Mia", cast.Nsw.Id, gradeLevel: 7, "S4", cancellationToken);
        cast.Noah = await AddChildAsync(stage, cast.Grace, "Noah", cast.Nsw.Id, gradeLevel: 2, "S1", cancellationToken);
        cast.Zoe = await AddChildAsync(stage, cast.Liang, "Zoe", cast.Victoria.Id, gradeLevel: 7, "L7", cancellationToken);
        stage.Narrator.Table(
            ["Student", "Parent", "Framework", "Stage"],
            [["Mia", "Grace", "NSW", "S4"], ["Noah", "Grace", "NSW", "S1"], ["Zoe", "Liang", "VIC", "L7"]]);

        stage.Narrator.Claim(
            "the database gave the new student its key and its first level", cast.Mia.Id != Guid.Empty && cast.Mia.Gamification.Level == 1);
        stage.Narrator.Claim(
            "a record does not print personal data", !cast.Grace.ToString().Contains("grace@example.org", StringComparison.Ordinal));
        await stage.Narrator.ClaimRefusedAsync<CheckViolationException>(
            "year 13 does not exist",
            () => AddChildAsync(stage, cast.Grace, "Ada", cast.Nsw.Id, gradeLevel: 13, "S6", cancellationToken));
        await stage.Narrator.ClaimRefusedAsync<RowSecurityViolationException>(
            "nobody signs up with a subscription that was not paid for",
            () => SignUpAsync(stage, "Ada", "ada@example.org", cancellationToken, SubscriptionTier.Premium));
        await using StudyHubSession grace = await stage.Database.OpenAsync(SessionUser.Authenticated(cast.Grace.Id), cancellationToken);
        await stage.Narrator.ClaimRefusedAsync<RowSecurityViolationException>(
            "Grace cannot add a child to Liang's account",
            () => grace.Students.InsertAsync(Child(cast.Liang, "Ada", cast.Nsw.Id, 7, "S4"), cancellationToken));
        await ChangeProfileAsync(stage, cancellationToken);
    }

    /// <summary>The row is Grace's own; what she may change of it is decided by column.</summary>
    private static async Task ChangeProfileAsync(Stage stage, CancellationToken cancellationToken)
    {
        User wished = stage.Cast.Grace with { DisplayName = "Grace H.", SubscriptionTier = SubscriptionTier.Premium };
        SessionUser grace = SessionUser.Authenticated(stage.Cast.Grace.Id);
        await using (StudyHubSession session = await stage.Database.OpenAsync(grace, cancellationToken))
        {
            stage.Cast.Grace = await session.Users.UpdateProfileAsync(wished, cancellationToken);
            await session.CommitAsync(cancellationToken);
        }
        stage.Narrator.Claim(
            "Grace changes her name, and her subscription stays as it was",
            stage.Cast.Grace is { DisplayName: "Grace H.", SubscriptionTier: SubscriptionTier.Free });
        await stage.Narrator.ClaimRefusedAsync<RowSecurityViolationException>("Grace cannot give herself a subscription", async () =>
        {
            await using StudyHubSession session = await stage.Database.OpenAsync(grace, cancellationToken);
            await session.Users.UpdateAsync(wished, cancellationToken);
        });
    }

    private static async Task<User> SignUpAsync(
        Stage stage, string name, string email, CancellationToken cancellationToken, SubscriptionTier tier = SubscriptionTier.Free)
    {
        // The id is the one that the session will have, so the client chooses it here, as it comes from the identity provider.
        Guid id = Guid.NewGuid();
        await using StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(id), cancellationToken);
        User user = await session.Users.InsertAsync(
            new() { Id = id, SupabaseAuthId = Guid.NewGuid(), Email = email, DisplayName = name, SubscriptionTier = tier },
            cancellationToken);
        await session.CommitAsync(cancellationToken);
        return user;
    }

    private static async Task<Student> AddChildAsync(
        Stage stage, User parent, string name, Guid frameworkId, int gradeLevel, string schoolStage, CancellationToken cancellationToken)
    {
        await using StudyHubSession session = await stage.Database.OpenAsync(SessionUser.Authenticated(parent.Id), cancellationToken);
        Student student = await session.Students.InsertAsync(
            Child(parent, name, frameworkId, gradeLevel, schoolStage), cancellationToken);
        await session.CommitAsync(cancellationToken);
        return student;
    }

    private static Student Child(User parent, string name, Guid frameworkId, int gradeLevel, string schoolStage)
        => new() { ParentId = parent.Id, DisplayName = name, FrameworkId = frameworkId, GradeLevel = gradeLevel, SchoolStage = schoolStage };
}
