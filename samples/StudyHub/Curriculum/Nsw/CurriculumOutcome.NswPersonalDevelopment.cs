using System.Collections.Generic;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

public sealed partial record CurriculumOutcome
{
    /// <summary>Personal Development, Health and Physical Education in NSW.</summary>
    [Seed]
    public static IReadOnlyList<CurriculumOutcome> NswPersonalDevelopment =>
    [
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD1-1",
            Description = "Describes the qualities and characteristics that make them similar and different to others.",
            Stage = "S1",
            Strand = "Health, Wellbeing and Relationships",
            DisplayOrder = 1,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD1-4",
            Description = "Performs fundamental movement skills with equipment in minor games and play situations.",
            Stage = "S1",
            Strand = "Movement Skill and Performance",
            DisplayOrder = 2,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD2-1",
            Description = "Explores strategies to manage physical, social and emotional change.",
            Stage = "S2",
            Strand = "Health, Wellbeing and Relationships",
            DisplayOrder = 3,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD2-4",
            Description = "Performs and refines movement skills in a variety of sequences and situations.",
            Stage = "S2",
            Strand = "Movement Skill and Performance",
            DisplayOrder = 4,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD3-1",
            Description = "Evaluates factors that influence health decisions and health behaviours.",
            Stage = "S3",
            Strand = "Health, Wellbeing and Relationships",
            DisplayOrder = 5,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD3-4",
            Description = "Refines and applies movement skills creatively to a variety of challenging situations.",
            Stage = "S3",
            Strand = "Movement Skill and Performance",
            DisplayOrder = 6,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD4-1",
            Description = "Examines and evaluates strategies to manage current and future challenges.",
            Stage = "S4",
            Strand = "Health, Wellbeing and Relationships",
            DisplayOrder = 7,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD4-4",
            Description = "Demonstrates and refines movement skills in a range of dynamic physical activity contexts.",
            Stage = "S4",
            Strand = "Movement Skill and Performance",
            DisplayOrder = 8,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD5-1",
            Description = "Assesses their own and others' capacity to reflect on and respond positively to challenges.",
            Stage = "S5",
            Strand = "Health, Wellbeing and Relationships",
            DisplayOrder = 9,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswPersonalDevelopment.Id,
            OutcomeCode = "PD5-4",
            Description = "Adapts and improvises movement skills to perform creative movement across a range of dynamic physical activity contexts.",
            Stage = "S5",
            Strand = "Movement Skill and Performance",
            DisplayOrder = 10,
        },
    ];
}
