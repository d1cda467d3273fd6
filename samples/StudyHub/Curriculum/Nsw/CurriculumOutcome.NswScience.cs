using System.Collections.Generic;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

public sealed partial record CurriculumOutcome
{
    /// <summary>Science in NSW.</summary>
    [Seed]
    public static IReadOnlyList<CurriculumOutcome> NswScience =>
    [
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "ST1-1WS",
            Description = "Observes, questions and collects data to communicate ideas.",
            Stage = "S1",
            Strand = "Working Scientifically",
            DisplayOrder = 1,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "ST1-4LW",
            Description = "Describes observable features of living things and their environments.",
            Stage = "S1",
            Strand = "Living World",
            DisplayOrder = 2,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "ST2-1WS",
            Description = "Questions, plans and conducts scientific investigations, collects and summarises data and communicates using scientific representations.",
            Stage = "S2",
            Strand = "Working Scientifically",
            DisplayOrder = 3,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "ST2-6ES",
            Description = "Describes how scientific knowledge is used to inform decisions and identify new developments in the Earth and space.",
            Stage = "S2",
            Strand = "Earth and Space",
            DisplayOrder = 4,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "ST3-1WS",
            Description = "Plans and conducts scientific investigations to collect reliable data, analyses data and evaluates evidence and conclusions.",
            Stage = "S3",
            Strand = "Working Scientifically",
            DisplayOrder = 5,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "ST3-5PW",
            Description = "Explains how energy is transferred and transformed within systems.",
            Stage = "S3",
            Strand = "Physical World",
            DisplayOrder = 6,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "SC4-4WS",
            Description = "Identifies questions and problems that can be tested or researched and makes predictions based on scientific knowledge.",
            Stage = "S4",
            Strand = "Working Scientifically",
            DisplayOrder = 7,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "SC4-14LW",
            Description = "Relates the structure and function of living things to their classification, survival and reproduction.",
            Stage = "S4",
            Strand = "Living World",
            DisplayOrder = 8,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "SC5-4WS",
            Description = "Develops questions or hypotheses to be investigated scientifically.",
            Stage = "S5",
            Strand = "Working Scientifically",
            DisplayOrder = 9,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswScience.Id,
            OutcomeCode = "SC5-16CW",
            Description = "Explains how models, theories and laws about matter have been refined over time.",
            Stage = "S5",
            Strand = "Chemical World",
            DisplayOrder = 10,
        },
    ];
}
