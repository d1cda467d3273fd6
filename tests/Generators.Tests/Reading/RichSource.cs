namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>A schema that uses every word of the vocabulary, in the style of the samples.</summary>
internal static class RichSource
{
    public const string Text = """"
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using StudyHub.Schema;

        [assembly: Database("StudyHub", OwnerRole = "study_owner")]

        namespace StudyHub.Data;

        public abstract record Stamped : ITimestamped
        {
            public DateTimeOffset CreatedAt { get; init; }
            public DateTimeOffset UpdatedAt { get; init; }
        }

        public sealed record FrameworkStructure
        {
            public IReadOnlyList<string> Stages { get; init; } = [];
            public Dictionary<string, int> Limits { get; init; } = new();
        }

        /// <summary>A curriculum authority's
        /// framework, such as <c>NSW</c> &amp; its like.</summary>
        [Table, FrameworkRoot]
        public sealed partial record CurriculumFramework : ITimestamped
        {
            public Guid Id { get; init; }
            [Unique, Length(20)] public required string Code { get; init; }
            [Length(100)] public required string Name { get; init; }
            [Length(50)] public string Country { get; init; } = "Australia";
            [Jsonb] public FrameworkStructure Structure { get; init; } = new();
            public bool IsActive { get; init; } = true;
            public bool IsDefault { get; init; }
            public DateTimeOffset CreatedAt { get; init; }
            public DateTimeOffset UpdatedAt { get; init; }

            [Seed] public static CurriculumFramework Nsw => new() { Code = "NSW", Name = "New South Wales", IsDefault = true };

            [Policy(Command.Select, To = Role.Anon)]
            [Policy(Command.Select, To = Role.Authenticated)]
            private static bool Active(CurriculumFramework row) => row.IsActive;

            [Policy(Command.All, To = Role.Admin)]
            private static bool Everything(CurriculumFramework row) => true;
        }

        public enum TutorStyle { Socratic, SocraticStepwise, [Label("mentor-led")] MentorLed }

        public sealed record SubjectConfig
        {
            public bool HasPathways { get; init; }
            public string[] Pathways { get; init; } = [];
            public List<string> SeniorCourses { get; init; } = [];
            [JsonPropertyName("assessmentTypes")] public IReadOnlyList<string> Assessments { get; init; } = Array.Empty<string>();
            public TutorStyle TutorStyle { get; init; } = TutorStyle.Socratic;
            [JsonIgnore] public bool IsPlain => !HasPathways;
        }

        [Table, FrameworkAware(OnDelete = OnDelete.Cascade)]
        [UniquePerFramework(nameof(Code))]
        [Index(nameof(Config) + "." + nameof(SubjectConfig.TutorStyle))]
        [Index(nameof(AvailableStages), Method = IndexMethod.Gin)]
        public sealed partial record Subject : Stamped
        {
            public Guid Id { get; init; }
            public Guid FrameworkId { get; init; }
            [Length(20)] public required string Code { get; init; }
            [Length(100)] public required string Name { get; init; }
            [Length(7)] public string? Color { get; init; }
            [Length(10)] public string[] AvailableStages { get; init; } = ["ES1", "S1"];
            [Jsonb] public SubjectConfig Config { get; init; } = new();
            public int DisplayOrder { get; init; }

            [Seed]
            public static IReadOnlyList<Subject> Subjects { get; } =
            [
                new()
                {
                    FrameworkId = CurriculumFramework.Nsw.Id, Code = "MATH", Name = "Mathematics", Color = "#3B82F6",
                    AvailableStages = ["ES1", "S1", "S2"],
                    Config = new() { HasPathways = true, Pathways = ["5.1", "5.2", "5.3"], TutorStyle = TutorStyle.SocraticStepwise },
                },
                new() { FrameworkId = CurriculumFramework.Nsw.Id, Code = "ENG", Name = "English", DisplayOrder = 2 },
            ];
        }

        [PostgresEnum]
        public enum MasteryLevel { NotStarted, Developing, [RenamedFrom("consolidated")] Consolidating, Secure }

        public enum ReviewState { Due, [Label("on-hold")] OnHold, Done }

        /// <summary>What a student has mastered.</summary>
        [Table]
        [Unique(nameof(StudentId), nameof(SubjectId))]
        [Index(nameof(StudentId), nameof(NextReviewDate), Descending = [nameof(NextReviewDate)], Where = nameof(IsOpen))]
        [Check(Name = "ck_progress_raw", Sql = "ease_factor < 10")]
        [Policy(Command.Delete, To = Role.Authenticated, Sql = "student_id = app.user_id()")]
        public sealed partial record SubjectProgress : ITimestamped, ISoftDeletable
        {
            public Guid Id { get; init; }
            [References<Student>(OnDelete = OnDelete.Cascade)] public Guid StudentId { get; init; }
            [References<Subject>] public Guid SubjectId { get; init; }
            public MasteryLevel MasteryLevel { get; init; } = MasteryLevel.NotStarted;
            public ReviewState State { get; init; }
            public ReviewState? LastState { get; init; }
            /// <summary>The factor of <see cref="SubjectProgress"/>.</summary>
            [Numeric(4, 2)] public decimal EaseFactor { get; init; } = 2.5m;
            public int PracticeCount { get; init; }
            public int IntervalDays { get; init; } = DefaultInterval;
            public DateOnly? NextReviewDate { get; init; }
            public TimeSpan Budget { get; init; } = TimeSpan.FromMinutes(90);
            public TimeOnly Reminder { get; init; } = new(18, 30);
            public double? Score { get; init; } = -0.5;
            [Column("note_text"), RenamedFrom("note")] public string? Note { get; init; }
            [Jsonb] public string Raw { get; init; } = "{}";
            [Jsonb] public JsonElement? Extra { get; init; }
            [Column(Type = "inet")] public string? Address { get; init; }
            [Default("now() + interval '30 days'")] public DateTimeOffset ExpiresAt { get; init; }
            [Generated("practice_count * 2")] public int Twice { get; init; }
            public DateTimeOffset CreatedAt { get; init; }
            public DateTimeOffset UpdatedAt { get; init; }
            public DateTimeOffset? DeletedAt { get; init; }
            [NotMapped] public string Shown { get; init; } = "";
            public bool IsDue => NextReviewDate is not null;

            private const int DefaultInterval = 1;

            [Check] private static bool PracticeCountIsNotNegative(SubjectProgress row) => row.PracticeCount >= 0;
            [Check] private static bool ReviewIsLate(SubjectProgress row) => row.NextReviewDate == null || row.NextReviewDate > new DateOnly(2020, 1, 1);
            private static bool IsOpen(SubjectProgress row) => row.DeletedAt == null;

            [Policy(Command.Select | Command.Insert | Command.Update, To = Role.Authenticated)]
            private static bool Own(SubjectProgress row, Session session) => row.StudentId == session.UserId;

            /// <summary>What is due.</summary>
            [Query(OrderBy = [nameof(NextReviewDate), nameof(EaseFactor)], Descending = [nameof(EaseFactor)])]
            private static bool DueForReview(SubjectProgress row, Guid studentId, DateOnly today, ReviewState state, MasteryLevel level)
                => row.StudentId == studentId && row.NextReviewDate <= today && row.State == state && row.MasteryLevel == level;
        }

        /// <summary>A student.</summary>
        /// <param name="Id">The key.</param>
        /// <param name="DisplayName">How the student is called.</param>
        [Table("students", Schema = "study")]
        public sealed partial record Student(
            Guid Id,
            [property: Length(255), Pii("display name; lawful basis: contract")] string DisplayName,
            [property: Index] int GradeLevel = 7,
            long[]? Marks = null)
        {
            [References<AuthUser>] public Guid? AuthId { get; init; }
            [References<CurriculumFramework>(Target = [nameof(CurriculumFramework.Code)], OnUpdate = OnUpdate.Cascade), Length(20)]
            public string FrameworkCode { get; init; } = "NSW";
        }

        [Table("users", Schema = "auth"), Unmanaged]
        public sealed record AuthUser
        {
            public Guid Id { get; init; }
        }

        public static class Outer
        {
            [Table, PrimaryKey(nameof(StudentId), nameof(Day), Name = "usage_key")]
            [References<Student>(nameof(StudentId), OnDelete = OnDelete.Restrict, Name = "fk_usage_student", Index = false)]
            internal sealed record AIUsage
            {
                public Guid StudentId { get; init; }
                public DateOnly Day { get; init; }
                [Identity(ByDefault = true)] public long Number { get; init; }
                public byte[] Hash { get; init; } = [1, 255];
                public Guid Batch { get; init; } = Guid.Parse("01234567-89ab-cdef-0123-456789abcdef");
                public DateTimeOffset Since { get; init; } = new(2024, 1, 31, 12, 0, 0, TimeSpan.Zero);
            }
        }
        """";
}
