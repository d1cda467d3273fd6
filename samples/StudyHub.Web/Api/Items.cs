using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using StudyHub.Learning;

namespace StudyHub.Web.Api;

/// <summary>A curriculum, which everybody may read.</summary>
internal sealed record FrameworkItem(string Code, string Name, string Country);

/// <param name="Id">The student.</param>
/// <param name="Name">As the family writes it.</param>
/// <param name="GradeLevel">0 is the year before year 1.</param>
/// <param name="Stage">Code of the framework's stage.</param>
/// <param name="IsYou">Whether the student sent the request, and so may answer reviews.</param>
internal sealed record StudentItem(Guid Id, string Name, int GradeLevel, string Stage, bool IsYou);

/// <param name="Id">The progress; answers are sent for it.</param>
/// <param name="OutcomeCode">The authority's own code.</param>
/// <param name="Description">What is to be known.</param>
/// <param name="DueSince">The day, in UTC.</param>
/// <param name="Mastery">So far.</param>
internal sealed record ReviewItem(Guid Id, string OutcomeCode, string Description, DateOnly DueSince, MasteryLevel Mastery);

/// <summary>Outcomes of a subject that the student's stage has, by how well they are commanded.</summary>
internal sealed record SubjectItem(string Code, string Name, int NotStarted, int Developing, int Consolidating, int Secure);

/// <summary>How an answer moved the schedule.</summary>
internal sealed record ScheduleItem(DateOnly NextReview, int IntervalDays, decimal EaseFactor, MasteryLevel Mastery);

/// <param name="Quality">0 to 5, as SM-2 has it.</param>
internal sealed record AnswerRequest([property: JsonRequired] int Quality);

/// <param name="Items">In their order.</param>
/// <param name="Next">The cursor of the page that follows; null on the last one.</param>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How the items are written: by code that the compiler made, in camelCase.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<FrameworkItem>))]
[JsonSerializable(typeof(PageOf<StudentItem>))]
[JsonSerializable(typeof(PageOf<ReviewItem>))]
[JsonSerializable(typeof(IReadOnlyList<SubjectItem>))]
[JsonSerializable(typeof(ScheduleItem))]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class ItemJson : JsonSerializerContext;

/// <summary>A level as its name in camelCase, not as its number.</summary>
internal sealed class MasteryWord() : JsonStringEnumConverter<MasteryLevel>(JsonNamingPolicy.CamelCase);
