namespace StudyHub.Learning;

/// <summary>How an answer went, in the scale of SM-2: 0 to 5, and from 3 on it was right.</summary>
public enum RecallQuality
{
    NoIdea = 0,
    Wrong = 1,
    AlmostRight = 2,
    Hard = 3,
    Good = 4,
    Perfect = 5,
}
