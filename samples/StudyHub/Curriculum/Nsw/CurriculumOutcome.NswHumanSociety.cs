using System.Collections.Generic;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

public sealed partial record CurriculumOutcome
{
    /// <summary>Human Society and Its Environment in NSW.</summary>
    [Seed]
    public static IReadOnlyList<CurriculumOutcome> NswHumanSociety =>
    [
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "HT1-1",
            Description = "Communicates an understanding of change and continuity in family life using appropriate historical terms.",
            Stage = "S1",
            Strand = "History",
            Substrand = "Present and Past Family Life",
            DisplayOrder = 1,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "HT1-2",
            Description = "Identifies and describes significant people, events, places and sites in the local community.",
            Stage = "S1",
            Strand = "History",
            Substrand = "The Past in the Present",
            DisplayOrder = 2,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "HT2-1",
            Description = "Identifies celebrations and commemorations of significance in Australia and the world.",
            Stage = "S2",
            Strand = "History",
            Substrand = "Community and Remembrance",
            DisplayOrder = 3,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "GE2-1",
            Description = "Examines features and characteristics of places and environments.",
            Stage = "S2",
            Strand = "Geography",
            Substrand = "Places are Similar and Different",
            DisplayOrder = 4,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "HT3-1",
            Description = "Describes and explains the significance of people, groups, places and events to the development of Australia.",
            Stage = "S3",
            Strand = "History",
            Substrand = "The Australian Colonies",
            DisplayOrder = 5,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "GE3-1",
            Description = "Describes the diverse features and characteristics of places and environments.",
            Stage = "S3",
            Strand = "Geography",
            Substrand = "Factors that Shape Places",
            DisplayOrder = 6,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "HT4-1",
            Description = "Describes the nature of history and archaeology and explains their contribution to an understanding of the past.",
            Stage = "S4",
            Strand = "History",
            Substrand = "The Ancient World",
            DisplayOrder = 7,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "GE4-1",
            Description = "Locates and describes the diverse features and characteristics of a range of places and environments.",
            Stage = "S4",
            Strand = "Geography",
            Substrand = "Landscapes and Landforms",
            DisplayOrder = 8,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "HT5-1",
            Description = "Explains and assesses the historical forces and factors that shaped the modern world and Australia.",
            Stage = "S5",
            Strand = "History",
            Substrand = "The Making of the Modern World",
            DisplayOrder = 9,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswHumanSociety.Id,
            OutcomeCode = "GE5-1",
            Description = "Explains the diverse features and characteristics of a range of places and environments.",
            Stage = "S5",
            Strand = "Geography",
            Substrand = "Sustainable Biomes",
            DisplayOrder = 10,
        },
    ];
}
