using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using StudyHub.Story.Scenes;

namespace StudyHub.Story;

/// <summary>The scenes in their order.</summary>
internal static class Play
{
    private static IReadOnlyList<IScene> Scenes =>
    [
        new CurriculumScene(), new SecondFrameworkScene(), new FamiliesScene(), new EnrolmentScene(), new PracticeScene(),
        new ReviewScene(), new FlashcardScene(), new PrivacyScene(), new SoftDeleteScene(),
    ];

    public static async Task PerformAsync(Stage stage, CancellationToken cancellationToken)
    {
        foreach (IScene scene in Scenes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stage.Narrator.Title(scene.Title);
            await scene.PlayAsync(stage, cancellationToken);
        }
    }
}
