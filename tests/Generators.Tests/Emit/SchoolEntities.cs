using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Entities;

namespace StudyHub.Schema.Generators.Tests.Emit;

/// <summary>The entities of Records.cs, as Reading would yield them.</summary>
internal static class SchoolEntities
{
    private const string Guid = "global::System.Guid";
    private const string Instant = "global::System.DateTimeOffset";

    private static readonly EquatableArray<EnumMember> MoodMembers = EquatableArrays.Of(new EnumMember("Calm", "calm"), new EnumMember("VeryHappy", "very_happy"));

    public static EntityModel OutcomeProgress { get; } = new()
    {
        Type = "global::StudyHub.School.OutcomeProgress",
        Name = "OutcomeProgress",
        Namespace = "StudyHub.School",
        HintName = "StudyHub.School.OutcomeProgress",
        IsPublic = true,
        IsSealed = true,
        PartialHeaders = EquatableArrays.Of("partial record OutcomeProgress"),
        Table = "outcome_progress",
        IsManaged = true,
        IsSoftDeletable = true,
        Summary = "How well a student <knows> an outcome.",
        Key = EquatableArrays.Of("Id"),
        UniqueKeys = EquatableArrays.Of(Key("StudentId", "OutcomeId")),
        Lists = EquatableArrays.Of(Key("StudentId"), Key("StudentId", "NextReviewDate")),
        Properties = EquatableArrays.Of(
            Value("Id", "id", Guid, "Uuid") with { Origin = ColumnOrigin.RecordOrDatabase, IsFixed = true },
            Value("StudentId", "student_id", Guid, "Uuid"),
            Value("OutcomeId", "outcome_id", Guid, "Uuid"),
            Value("MasteryLevel", "mastery_level", "global::StudyHub.School.MasteryLevel", "Text") with
            {
                Storage = ColumnStorage.EnumLabel,
                EnumMembers = EquatableArrays.Of(
                    new EnumMember("NotStarted", "not_started"), new EnumMember("Developing", "developing"), new EnumMember("Secure", "secure")),
            },
            Value("EaseFactor", "ease_factor", "decimal", "Numeric"),
            Value("PracticeCount", "practice_count", "int", "Integer"),
            Value("LastPractised", "last_practised", Instant, "TimestampTz") with { IsNullable = true },
            Value("NextReviewDate", "next_review_date", "global::System.DateOnly", "Date") with { IsNullable = true },
            Value("CreatedAt", "created_at", Instant, "TimestampTz") with { Origin = ColumnOrigin.Database, IsFixed = true },
            Value("UpdatedAt", "updated_at", Instant, "TimestampTz") with { Origin = ColumnOrigin.Database, IsFixed = true },
            Value("DeletedAt", "deleted_at", Instant, "TimestampTz") with { Origin = ColumnOrigin.Database, IsFixed = true, IsNullable = true }),
        Queries = EquatableArrays.Of(new EntityQuery
        {
            Name = "DueForReview",
            Summary = "What a student should repeat by a day.",
            Parameters = EquatableArrays.Of(
                new QueryParameter("studentId", Guid, true, false, ColumnStorage.Direct, "Uuid"),
                new QueryParameter("today", "global::System.DateOnly", true, false, ColumnStorage.Direct, "Date")),
            Where = "student_id = $1 and next_review_date <= $2",
            Valued = EquatableArrays.Of(EquatableArrays.Of("student_id", "next_review_date")),
            OrderBy = EquatableArrays.Of(new QueryOrder("next_review_date", false)),
        }),
    };

    public static EntityModel Student { get; } = new()
    {
        Type = "global::StudyHub.School.Student",
        Name = "Student",
        Namespace = "StudyHub.School",
        HintName = "StudyHub.School.Student",
        IsPublic = true,
        IsSealed = true,
        PartialHeaders = EquatableArrays.Of("partial record Student"),
        PrintedMembers = EquatableArrays.Of(
            new PrintedMember("DisplayName", true), new PrintedMember("Mood", false), new PrintedMember("Id", false),
            new PrintedMember("UserId", false), new PrintedMember("Email", true), new PrintedMember("MentorId", false),
            new PrintedMember("Interests", false), new PrintedMember("Preferences", false), new PrintedMember("Extra", false),
            new PrintedMember("Notes", false), new PrintedMember("Number", false), new PrintedMember("Picture", false),
            new PrintedMember("WakesAt", false), new PrintedMember("AgeInDogYears", false)),
        Table = "students",
        IsManaged = true,
        Key = EquatableArrays.Of("Id"),
        UniqueKeys = EquatableArrays.Of(Key("Email")),
        Lists = EquatableArrays.Of(Key("MentorId"), Key("Mood")),
        ConstructorProperties = EquatableArrays.Of("DisplayName", "Mood"),
        Properties = EquatableArrays.Of(
            Text("DisplayName", "display_name") with { IsPii = true },
            Value("Mood", "mood", "global::StudyHub.School.Mood", "Text") with
            {
                Storage = ColumnStorage.EnumLabel, Cast = "public.mood", IsNullable = true, EnumMembers = MoodMembers,
            },
            Value("Id", "id", Guid, "Uuid") with { Origin = ColumnOrigin.RecordOrDatabase, IsFixed = true },
            Value("UserId", "user_id", Guid, "Uuid"),
            Text("Email", "email") with { IsNullable = true, IsPii = true },
            Value("MentorId", "mentor_id", Guid, "Uuid") with { IsNullable = true },
            Text("Interests", "interests") with { Type = "string[]", DbType = "Array | NpgsqlDbType.Text", RefusesNullItems = true },
            Text("Preferences", "preferences") with { Type = "global::StudyHub.School.Preferences", Storage = ColumnStorage.Json, DbType = "Jsonb" },
            Value("Extra", "extra", "global::System.Text.Json.JsonElement", "Jsonb") with { Storage = ColumnStorage.Json, IsNullable = true },
            Text("Notes", "notes") with { Storage = ColumnStorage.JsonText, DbType = "Jsonb", IsNullable = true },
            Value("Number", "number", "long", "Bigint") with { Origin = ColumnOrigin.Database, IsFixed = true },
            Text("Picture", "picture") with { Type = "byte[]", DbType = "Bytea", IsNullable = true },
            Value("WakesAt", "wakes_at", "global::System.TimeOnly", "Time") with { IsNullable = true }),
        Queries = EquatableArrays.Of(new EntityQuery
        {
            Name = "InMood",
            Parameters = EquatableArrays.Of(new QueryParameter("mood", "global::StudyHub.School.Mood", true, false, ColumnStorage.EnumLabel, "Text") { EnumMembers = MoodMembers }),
            Where = "mood = $1::public.mood",
            OrderBy = EquatableArrays.Of(new QueryOrder("number", true)),
        }),
    };

    public static EntityModel Enrolment { get; } = new()
    {
        Type = "global::StudyHub.School.Enrolment",
        Name = "Enrolment",
        Namespace = "StudyHub.School",
        HintName = "StudyHub.School.Enrolment",
        IsPublic = false,
        IsSealed = true,
        Table = "enrolments",
        IsManaged = true,
        Key = EquatableArrays.Of("StudentId", "SubjectId"),
        ConstructorProperties = EquatableArrays.Of("StudentId", "SubjectId"),
        Properties = EquatableArrays.Of(
            Value("StudentId", "student_id", Guid, "Uuid") with { IsFixed = true },
            Value("SubjectId", "subject_id", Guid, "Uuid") with { IsFixed = true }),
    };

    public static EntityModel Order { get; } = new()
    {
        Type = "global::StudyHub.School.Order",
        Name = "Order",
        Namespace = "StudyHub.School",
        HintName = "StudyHub.School.Order",
        IsPublic = true,
        IsSealed = true,
        Schema = "till",
        Table = "order",
        IsManaged = true,
        Key = EquatableArrays.Of("Id"),
        UniqueKeys = EquatableArrays.Of(Key("User")),
        Lists = EquatableArrays.Of(Key("Limit"), Key("Class", "Row")),
        Properties = EquatableArrays.Of(
            Value("Id", "id", "long", "Bigint") with { Origin = ColumnOrigin.RecordOrDatabase, IsFixed = true },
            Text("User", "user"),
            Value("Limit", "Limit", "int", "Integer"),
            Value("Class", "say \"class\"", "bool", "Boolean"),
            Value("Row", "row", Guid, "Uuid") with { Origin = ColumnOrigin.RecordOrDatabase, IsNullable = true },
            Value("Version", "xmin", "uint", "Xid") with { Origin = ColumnOrigin.Database, IsFixed = true, IsVersion = true }),
    };

    public static IReadOnlyList<EntityModel> All { get; } = [OutcomeProgress, Student, Enrolment, Order];

    public static DatabaseModel Database { get; } = new()
    {
        Name = "School",
        Namespace = DatabaseModel.DefaultNamespace(All),
        AnonRole = "schema_tests_anon",
        AuthenticatedRole = "schema_tests_authenticated",
        AdminRole = "schema_tests_admin",
        Repositories = RepositoryNames.Of(All),
    };

    public static EntityKey Key(params string[] properties) => new(properties.ToEquatableArray());

    private static EntityProperty Value(string name, string column, string type, string dbType) => new()
    {
        Name = name, Column = column, Type = type, DbType = dbType, IsValueType = true, IsNullable = false, Storage = ColumnStorage.Direct,
    };

    private static EntityProperty Text(string name, string column) => Value(name, column, "string", "Text") with { IsValueType = false };
}
