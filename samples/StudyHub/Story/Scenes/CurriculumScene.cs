using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Curriculum;
using StudyHub.Schema.Sessions;

namespace StudyHub.Story.Scenes;

/// <summary>What the schema brings along is there for everybody, also for visitors without an account.</summary>
internal sealed class CurriculumScene : IScene
{
    private const int SeededSubjects = 8;
    private const int SeededOutcomes = 55;

    public string Title => "A visitor looks at the curriculum of New South Wales";

    public async Task PlayAsync(Stage stage, CancellationToken cancellationToken)
    {
        await using StudyHubSession visitor = await stage.Database.OpenAsync(SessionUser.Anonymous, cancellationToken);
        stage.Cast.Nsw = await visitor.CurriculumFrameworks.FindByCodeAsync("NSW", cancellationToken)
            ?? throw new InvalidOperationException("The framework NSW is missing; the schema's seeds have not been applied.");
        IReadOnlyList<Subject> subjects = await visitor.Subjects.OfferedAsync(stage.Cast.Nsw.Id, cancellationToken: cancellationToken);
        List<IReadOnlyList<string>> rows = [];
        int outcomesInAll = 0;
        foreach (Subject subject in subjects)
        {
            int outcomes = (await visitor.CurriculumOutcomes.ListBySubjectIdAsync(subject.Id, cancellationToken: cancellationToken)).Count;
            outcomesInAll += outcomes;
            rows.Add([
                subject.Code, subject.Name, subject.Config.TutorStyle.ToString(), string.Join(", ", subject.Config.Pathways),
                outcomes.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        stage.Narrator.Table(["Code", "Subject", "Tutor", "Pathways", "Outcomes"], rows);
        stage.Cast.Mathematics = subjects.Single(subject => subject.Code == "MATH");
        stage.Narrator.Claim(
            $"{SeededSubjects} subjects with {SeededOutcomes} outcomes", (subjects.Count, outcomesInAll) == (SeededSubjects, SeededOutcomes));
        stage.Narrator.Claim(
            "the typed jsonb came back as it was written: seven stages, in their order",
            stage.Cast.Nsw.Structure.Stages.Select(s => s.Code).SequenceEqual(["ES1", "S1", "S2", "S3", "S4", "S5", "S6"]));
    }
}
