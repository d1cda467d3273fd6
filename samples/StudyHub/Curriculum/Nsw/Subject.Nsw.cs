using StudyHub.Schema;

namespace StudyHub.Curriculum;

// The subjects of NSW and how each is taught.
public sealed partial record Subject
{
    [Seed]
    public static Subject NswMathematics => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "MATH",
        Name = "Mathematics",
        Kla = "Mathematics",
        Description = "Development of mathematical understanding, fluency, reasoning and problem-solving skills.",
        Icon = "calculator",
        Color = "#3B82F6",
        AvailableStages = ["ES1", "S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 1,
        Config = new()
        {
            HasPathways = true,
            Pathways = ["5.1", "5.2", "5.3"],
            SeniorCourses =
            [
                "Mathematics Standard 1", "Mathematics Standard 2", "Mathematics Advanced", "Mathematics Extension 1",
                "Mathematics Extension 2",
            ],
            AssessmentTypes = ["test", "assignment", "investigation"],
            TutorStyle = TutorStyle.SocraticStepwise,
        },
    };

    [Seed]
    public static Subject NswEnglish => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "ENG",
        Name = "English",
        Kla = "English",
        Description = "Development of effective communication skills in speaking, listening, reading, writing, viewing and representing.",
        Icon = "book-open",
        Color = "#8B5CF6",
        AvailableStages = ["ES1", "S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 2,
        Config = new()
        {
            SeniorCourses =
            [
                "English Standard", "English Advanced", "English Extension 1", "English Extension 2", "English Studies",
                "English EAL/D",
            ],
            AssessmentTypes = ["essay", "creative_writing", "speech", "analysis"],
            TutorStyle = TutorStyle.SocraticAnalytical,
        },
    };

    [Seed]
    public static Subject NswScience => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "SCI",
        Name = "Science",
        Kla = "Science and Technology",
        Description = "Understanding of the natural and made world through inquiry, investigation and critical thinking.",
        Icon = "flask-conical",
        Color = "#10B981",
        AvailableStages = ["ES1", "S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 3,
        Config = new()
        {
            SeniorCourses =
            [
                "Biology", "Chemistry", "Physics", "Earth and Environmental Science", "Investigating Science", "Science Extension",
            ],
            AssessmentTypes = ["practical", "research", "test", "depth_study"],
            TutorStyle = TutorStyle.InquiryBased,
        },
    };

    [Seed]
    public static Subject NswHumanSociety => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "HSIE",
        Name = "Human Society and Its Environment",
        Kla = "HSIE",
        Description = "Understanding of human societies, environments, and how people interact with each other and the world.",
        Icon = "globe",
        Color = "#F59E0B",
        AvailableStages = ["ES1", "S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 4,
        Config = new()
        {
            SeniorCourses =
            [
                "Ancient History", "Modern History", "History Extension", "Geography", "Legal Studies", "Business Studies",
                "Economics", "Society and Culture", "Studies of Religion I", "Studies of Religion II",
            ],
            AssessmentTypes = ["essay", "source_analysis", "research", "fieldwork"],
            TutorStyle = TutorStyle.SocraticAnalytical,
        },
    };

    [Seed]
    public static Subject NswPersonalDevelopment => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "PDHPE",
        Name = "Personal Development, Health and Physical Education",
        Kla = "PDHPE",
        Description = "Development of knowledge, understanding and skills for healthy, safe and active lifestyles.",
        Icon = "heart-pulse",
        Color = "#EF4444",
        AvailableStages = ["ES1", "S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 5,
        Config = new()
        {
            SeniorCourses = ["PDHPE", "Community and Family Studies", "Sport, Lifestyle and Recreation Studies"],
            AssessmentTypes = ["practical", "theory_test", "research"],
            TutorStyle = TutorStyle.DiscussionBased,
        },
    };

    [Seed]
    public static Subject NswTechnology => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "TAS",
        Name = "Technology and Applied Studies",
        Kla = "TAS",
        Description = "Development of technological capability through design, production and evaluation of solutions.",
        Icon = "wrench",
        Color = "#6366F1",
        AvailableStages = ["ES1", "S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 6,
        Config = new()
        {
            SeniorCourses =
            [
                "Design and Technology", "Engineering Studies", "Food Technology", "Industrial Technology",
                "Information Processes and Technology", "Software Design and Development", "Textiles and Design",
            ],
            AssessmentTypes = ["project", "portfolio", "practical", "theory"],
            TutorStyle = TutorStyle.ProjectBased,
        },
    };

    [Seed]
    public static Subject NswCreativeArts => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "CA",
        Name = "Creative Arts",
        Kla = "Creative Arts",
        Description = "Development of creative and expressive capabilities through art, music, drama and dance.",
        Icon = "palette",
        Color = "#EC4899",
        AvailableStages = ["ES1", "S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 7,
        Config = new()
        {
            SeniorCourses = ["Visual Arts", "Music 1", "Music 2", "Music Extension", "Drama", "Dance"],
            AssessmentTypes = ["performance", "portfolio", "composition", "analysis"],
            TutorStyle = TutorStyle.CreativeMentoring,
        },
    };

    [Seed]
    public static Subject NswLanguages => new()
    {
        FrameworkId = CurriculumFramework.Nsw.Id,
        Code = "LANG",
        Name = "Languages",
        Kla = "Languages",
        Description = "Development of communication skills in languages other than English.",
        Icon = "languages",
        Color = "#14B8A6",
        AvailableStages = ["S1", "S2", "S3", "S4", "S5", "S6"],
        DisplayOrder = 8,
        Config = new()
        {
            SeniorCourses =
            [
                "French Beginners", "French Continuers", "French Extension", "German Beginners", "German Continuers",
                "German Extension", "Italian Beginners", "Italian Continuers", "Italian Extension", "Japanese Beginners",
                "Japanese Continuers", "Japanese Extension", "Chinese Beginners", "Chinese Continuers", "Chinese Extension",
                "Korean Beginners", "Korean Continuers", "Spanish Beginners", "Spanish Continuers", "Spanish Extension",
            ],
            AssessmentTypes = ["speaking", "listening", "reading", "writing"],
            TutorStyle = TutorStyle.Immersive,
        },
    };
}
