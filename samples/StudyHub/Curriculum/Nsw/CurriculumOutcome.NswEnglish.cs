using System.Collections.Generic;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

public sealed partial record CurriculumOutcome
{
    /// <summary>English in NSW.</summary>
    [Seed]
    public static IReadOnlyList<CurriculumOutcome> NswEnglish =>
    [
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "ENE-OLC-01",
            Description = "Communicates with peers and known adults in informal and guided activities demonstrating emerging skills and strategies.",
            Stage = "ES1",
            Strand = "Oral Language and Communication",
            DisplayOrder = 1,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "ENE-UARL-01",
            Description = "Understands and responds to literature read to them.",
            Stage = "ES1",
            Strand = "Understanding and Responding to Literature",
            DisplayOrder = 2,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN1-OLC-01",
            Description = "Communicates with a range of people in informal and guided activities demonstrating interaction skills and considers how own communication is adjusted in different situations.",
            Stage = "S1",
            Strand = "Oral Language and Communication",
            DisplayOrder = 3,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN1-RECOM-01",
            Description = "Comprehends independently read texts using reading strategies.",
            Stage = "S1",
            Strand = "Reading Comprehension",
            DisplayOrder = 4,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN2-OLC-01",
            Description = "Communicates in a range of informal and formal contexts by adopting a range of roles in discussion.",
            Stage = "S2",
            Strand = "Oral Language and Communication",
            DisplayOrder = 5,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN2-CWT-01",
            Description = "Plans, composes and reviews a range of texts that are more demanding in terms of topic, audience and language.",
            Stage = "S2",
            Strand = "Creating Written Texts",
            DisplayOrder = 6,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN3-OLC-01",
            Description = "Communicates effectively for a variety of audiences and purposes using increasingly challenging topics, ideas, issues and language forms and features.",
            Stage = "S3",
            Strand = "Oral Language and Communication",
            DisplayOrder = 7,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN3-UARL-01",
            Description = "Analyses and evaluates how language forms, features and structures of texts vary according to purpose, audience and context.",
            Stage = "S3",
            Strand = "Understanding and Responding to Literature",
            DisplayOrder = 8,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN4-OLC-01",
            Description = "Responds to and composes texts for understanding, interpretation, critical analysis, imaginative expression and pleasure.",
            Stage = "S4",
            Strand = "Oral Language and Communication",
            DisplayOrder = 9,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN4-CWT-01",
            Description = "Uses processes of writing to compose a range of texts with control and accuracy.",
            Stage = "S4",
            Strand = "Creating Written Texts",
            DisplayOrder = 10,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN5-OLC-01",
            Description = "A student responds to and composes increasingly sophisticated and sustained texts for understanding, interpretation, critical analysis and pleasure.",
            Stage = "S5",
            Strand = "Oral Language and Communication",
            DisplayOrder = 11,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswEnglish.Id,
            OutcomeCode = "EN5-CWT-01",
            Description = "A student crafts controlled, sophisticated texts with purposeful selection of language features.",
            Stage = "S5",
            Strand = "Creating Written Texts",
            DisplayOrder = 12,
        },
    ];
}
