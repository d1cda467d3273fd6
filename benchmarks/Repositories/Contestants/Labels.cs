using StudyHub.Schema.Benchmarks.Repositories.Data;

namespace StudyHub.Schema.Benchmarks.Repositories.Contestants;

/// <summary>The enum as text, both ways, for those who write it by hand.</summary>
internal static class Labels
{
    public static string Of(MasteryLevel level) => level switch
    {
        MasteryLevel.Beginning => "beginning",
        MasteryLevel.Developing => "developing",
        MasteryLevel.Consolidating => "consolidating",
        MasteryLevel.Secure => "secure",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static MasteryLevel Read(string label) => label switch
    {
        "beginning" => MasteryLevel.Beginning,
        "developing" => MasteryLevel.Developing,
        "consolidating" => MasteryLevel.Consolidating,
        "secure" => MasteryLevel.Secure,
        _ => throw new ArgumentOutOfRangeException(nameof(label)),
    };
}
