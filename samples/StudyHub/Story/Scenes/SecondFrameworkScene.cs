using System.Threading;
using System.Threading.Tasks;
using StudyHub.Curriculum;
using StudyHub.Schema.Failures;
using StudyHub.Schema.Sessions;

namespace StudyHub.Story.Scenes;

/// <summary>Victoria joins: the same subject code may exist once in each framework.</summary>
internal sealed class SecondFrameworkScene : IScene
{
    public string Title => "The back office opens a second framework";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        await using (StudyHubSession office = await stage.Database.OpenAsync(SessionUser.Admin(), cancellationToken))
        {
            CurriculumFramework victoria = await office.CurriculumFrameworks.InsertAsync(
                new()
                {
                    Code = "VIC",
                    Name = "Victorian Curriculum F-10",
                    SyllabusAuthority = "Victorian Curriculum and Assessment Authority",
                    Structure = new() { Stages = [new() { Code = "L7", Name = "Level 7", Years = ["7"], AgeRange = "12-13" }] },
                    DisplayOrder = 2,
                },
                cancellationToken);
            Subject mathematics = await office.Subjects.InsertAsync(
                new()
                {
                    FrameworkId = victoria.Id,
                    Code = "MATH",
                    Name = "Mathematics",
                    Kla = "Mathematics",
                    AvailableStages = ["L7"],
                },
                cancellationToken);
            await office.CurriculumOutcomes.InsertAsync(
                new()
                {
                    FrameworkId = victoria.Id,
                    SubjectId = mathematics.Id,
                    OutcomeCode = "VC2M7N01",
                    Description = "Describes the relationship between perfect square numbers and square roots.",
                    Stage = "L7",
                },
                cancellationToken);
            await office.CommitAsync(cancellationToken);
            (stage.Cast.Victoria, stage.Cast.VictorianMathematics) = (victoria, mathematics);
        }

        stage.Narrator.Claim(
            "its subject has the tutor that the record's initialiser names",
            stage.Cast.VictorianMathematics.Config.TutorStyle == TutorStyle.Socratic);

        await using StudyHubSession again = await stage.Database.OpenAsync(SessionUser.Admin(), cancellationToken);
        await stage.Narrator.ClaimRefusedAsync<UniqueViolationException>(
            "a second MATH in Victoria is refused",
            () => again.Subjects.InsertAsync(stage.Cast.VictorianMathematics with { Id = default }, cancellationToken));
    }
}
