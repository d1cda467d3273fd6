using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Campus;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>Random rows: pupils with and without enrolments, enrolments with and without marks, in two frameworks.</summary>
internal sealed class Term
{
    public List<Curriculum> Curricula { get; } = [];

    public List<Course> Courses { get; } = [];

    public List<Pupil> Pupils { get; } = [];

    public List<Enrolment> Enrolments { get; } = [];

    public List<Mark> Marks { get; } = [];

    public List<Topic> Topics { get; } = [];

    public List<CourseTopic> CourseTopics { get; } = [];

    public List<Prerequisite> Prerequisites { get; } = [];

    public List<Message> Messages { get; } = [];

    /// <param name="pupils">How many.</param>
    /// <param name="seed">The same rows for the same seed.</param>
    public static Term Of(int pupils, int seed)
    {
        Random random = new(seed);
        Term term = new();
        Guid Id()
        {
            byte[] bytes = new byte[16];
            random.NextBytes(bytes);
            return new Guid(bytes);
        }
        for (int i = 0; i < 2; i++) term.Curricula.Add(new() { Id = Id(), Name = "curriculum " + i });
        foreach (Curriculum curriculum in term.Curricula)
            for (int i = 0; i < 6; i++) term.Courses.Add(new() { Id = Id(), FrameworkId = curriculum.Id, Title = $"{curriculum.Name} course {i}" });
        for (int i = 0; i < pupils; i++)
        {
            Guid framework = term.Curricula[i % 2].Id;
            Pupil[] seniors = [.. term.Pupils.Where(pupil => pupil.FrameworkId == framework)];
            term.Pupils.Add(new()
            {
                Id = Id(), FrameworkId = framework, OwnerId = CampusServer.Owner, Name = "pupil " + random.Next(1000), Year = random.Next(1, 7),
                MentorId = seniors.Length > 0 && random.Next(2) == 0 ? seniors[random.Next(seniors.Length)].Id : null,
            });
        }
        foreach (Pupil pupil in term.Pupils)
        {
            Course[] courses = [.. term.Courses.Where(course => course.FrameworkId == pupil.FrameworkId)];
            for (int i = random.Next(4); i > 0; i--)
            {
                term.Enrolments.Add(new()
                {
                    Id = Id(), FrameworkId = pupil.FrameworkId, OwnerId = pupil.OwnerId, PupilId = pupil.Id, CourseId = courses[random.Next(courses.Length)].Id,
                    StartsOn = new DateOnly(2026, random.Next(1, 4), 1),
                });
                for (int mark = random.Next(3); mark > 0; mark--)
                    term.Marks.Add(new() { Id = Id(), OwnerId = pupil.OwnerId, EnrolmentId = term.Enrolments[^1].Id, Points = random.Next(100) });
            }
            for (int i = random.Next(3); i > 0; i--)
            {
                term.Messages.Add(new()
                {
                    Id = Id(), OwnerId = pupil.OwnerId, SenderId = pupil.Id, Text = "hello",
                    ReceiverId = random.Next(3) == 0 ? null : term.Pupils[random.Next(term.Pupils.Count)].Id,
                });
            }
        }
        foreach (string code in new[] { "algebra", "Algebra", "o'clock {\"x\",y}", "NULL", "ünï\\" }) term.Topics.Add(new() { Code = code });
        foreach (Course course in term.Courses)
        {
            foreach (Topic topic in term.Topics)
                if (random.Next(2) == 0) term.CourseTopics.Add(new() { CourseId = course.Id, TopicCode = topic.Code });
            foreach (Course other in term.Courses)
                if (other != course && random.Next(4) == 0) term.Prerequisites.Add(new() { CourseId = course.Id, RequiresId = other.Id });
        }
        return term;
    }

    public Task StoreAsync(CampusServer campus) => campus.StoreAsync(async session =>
    {
        await session.Curriculums.InsertManyAsync(Curricula);
        await session.Courses.InsertManyAsync(Courses);
        foreach (Pupil pupil in Pupils) await session.Pupils.InsertAsync(pupil);
        await session.Enrolments.InsertManyAsync(Enrolments);
        await session.Marks.InsertManyAsync(Marks);
        await session.Topics.InsertManyAsync(Topics);
        await session.CourseTopics.InsertManyAsync(CourseTopics);
        await session.Prerequisites.InsertManyAsync(Prerequisites);
        await session.Messages.InsertManyAsync(Messages);
    });
}
