namespace StudyHub.Curriculum;

/// <summary>What kind of region a framework is in force in.</summary>
public enum RegionType
{
    State,
    Territory,
    Country,
    International,
}
