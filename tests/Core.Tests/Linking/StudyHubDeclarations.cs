using StudyHub.Schema.Declarations;
using StudyHub.Schema.Model;
using static StudyHub.Schema.Core.Tests.Linking.DeclarationBuilder;

namespace StudyHub.Schema.Core.Tests.Linking;

/// <summary>A small StudyHub in which every idea of the room occurs: what the golden file and the shuffles are made of.</summary>
internal static class StudyHubDeclarations
{
    public static TableDeclaration[] Tables() =>
    [
        Table("CurriculumFramework").Id().FrameworkRoot().Column("Code", PgType.Varchar(20)).Unique("Code").Timestamped()
            .Policy("Everyone", RolePurpose.Anon, [PolicyCommand.Select])
            .Policy("Everything", RolePurpose.Admin, [PolicyCommand.All])
            .Seed("Nsw", Row(Value("Code", "'NSW'"))),
        Table("Subject").Id().FrameworkAware().Column("Code", PgType.Varchar(10)).UniquePerFramework("Code").Timestamped()
            .Seed("Maths", Row(Taken("FrameworkId", "CurriculumFramework", "Nsw", "Id"), Value("Code", "'MAT'"))),
        Table("CurriculumOutcome").Id().FrameworkAware().Reference("SubjectId", "Subject", onDelete: ReferentialAction.Cascade)
            .Column("OutcomeCode", PgType.Varchar(30)).Column("Stage", PgType.Text).UniquePerFramework("OutcomeCode").Index("framework_id", "stage")
            .Seed(
                "All",
                Row(
                    Taken("FrameworkId", "Subject", "Maths", "FrameworkId"), Taken("SubjectId", "Subject", "Maths", "Id"),
                    Value("OutcomeCode", "'MA3-1'"), Value("Stage", "'3'"))),
        Table("User").Id().InSchema("auth").Unmanaged(),
        Table("Student").Id().FrameworkAware().Reference("UserId", "User", nullable: true, onDelete: ReferentialAction.SetNull)
            .Column("Email", PgType.Text).Unique("Email"),
        Table("StudentOutcomeProgress").Id().Reference("StudentId", "Student", onDelete: ReferentialAction.Cascade)
            .Reference("OutcomeId", "CurriculumOutcome").Column("MasteryLevel", PgType.Raw("mastery_level"), enumType: "App.MasteryLevel")
            .Enum("App.MasteryLevel", "mastery_level", "not_started", "developing", "secure")
            .Column("NextReviewDate", PgType.Date, nullable: true).Unique("StudentId", "OutcomeId").Index("student_id", "next_review_date")
            .Check("PracticeCountIsNotNegative", "ck_student_outcome_progress_practice_count_is_not_negative").Timestamped()
            .Policy(
                "Own", RolePurpose.Authenticated, [PolicyCommand.Select, PolicyCommand.Insert, PolicyCommand.Update],
                "student_id = (select app.user_id())"),
        Table("Note").InSchema("study").Id().FrameworkAware().Reference("SubjectId", "Subject", nullable: true, onDelete: ReferentialAction.SetNull)
            .Reference("ParentId", "Note", nullable: true, onDelete: ReferentialAction.SetNull),
    ];
}
