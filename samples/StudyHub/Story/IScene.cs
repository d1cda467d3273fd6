using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Story;

/// <summary>One scene of the story. It opens sessions as the people in it do, and claims what must be so.</summary>
internal interface IScene
{
    string Title { get; }

    Task PlayAsync(Stage stage, CancellationToken cancellationToken);
}

/// <summary>Where the scenes are played.</summary>
internal sealed record Stage(StudyHubDatabase Database, Narrator Narrator, Cast Cast);
