using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Campus;

namespace StudyHub.Schema.Graphs.Tests;

/// <summary>The same graphs as one would load them without: a query for each row.</summary>
internal static class Naive
{
    public static async Task<List<PupilGraph>> PupilsAsync(CampusSession session, IEnumerable<Pupil> pupils)
    {
        List<PupilGraph> graphs = [];
        foreach (Pupil pupil in pupils)
        {
            List<EnrolmentGraph> enrolments = [];
            foreach (Enrolment enrolment in (await session.Enrolments.ListByPupilIdAsync(pupil.Id)).OrderByDescending(enrolment => enrolment.StartsOn))
            {
                enrolments.Add(new EnrolmentGraph(
                    enrolment, (await session.Courses.GetAsync(enrolment.CourseId))!, await session.Marks.ListByEnrolmentIdAsync(enrolment.Id)));
            }
            graphs.Add(new PupilGraph(pupil, enrolments));
        }
        return graphs;
    }

    public static async Task<List<MentorGraph>> MentorsAsync(CampusSession session, IEnumerable<Pupil> pupils)
    {
        List<MentorGraph> graphs = [];
        foreach (Pupil pupil in pupils)
        {
            List<MessageGraph> sent = [];
            foreach (Message message in await session.Messages.ListBySenderIdAsync(pupil.Id))
                sent.Add(new MessageGraph(message, message.ReceiverId is { } receiver ? await session.Pupils.GetAsync(receiver) : null));
            graphs.Add(new MentorGraph(
                pupil, pupil.MentorId is { } mentor ? await session.Pupils.GetAsync(mentor) : null, await session.Pupils.ListByMentorIdAsync(pupil.Id),
                sent, await session.Messages.ListByReceiverIdAsync(pupil.Id)));
        }
        return graphs;
    }

    public static async Task<List<CourseGraph>> CoursesAsync(CampusSession session, IEnumerable<Course> courses)
    {
        List<CourseGraph> graphs = [];
        foreach (Course course in courses)
        {
            graphs.Add(new CourseGraph
            {
                Course = course,
                Topics = await session.Topics.GetManyAsync([.. (await session.CourseTopics.ListByCourseIdAsync(course.Id)).Select(link => link.TopicCode)]),
                Requires = await session.Courses.GetManyAsync([.. (await session.Prerequisites.ListByCourseIdAsync(course.Id)).Select(link => link.RequiresId)]),
                RequiredBy = await session.Courses.GetManyAsync([.. (await session.Prerequisites.ListByRequiresIdAsync(course.Id)).Select(link => link.CourseId)]),
            });
        }
        return graphs;
    }

    /// <summary>As text, for lists are equal by reference alone.</summary>
    public static string Text(IEnumerable<PupilGraph> graphs) => string.Join('\n', graphs.Select(graph
        => graph.Pupil + string.Concat(graph.Enrolments.Select(enrolment
            => $"\n  {enrolment.Enrolment} | {enrolment.Course}" + string.Concat(enrolment.Marks.Select(mark => "\n    " + mark))))));

    public static string Text(IEnumerable<MentorGraph> graphs) => string.Join('\n', graphs.Select(graph
        => $"{graph.Pupil} | {graph.Mentor} | {string.Join(", ", graph.Mentees)} | {string.Join(", ", graph.Sent)} | {string.Join(", ", graph.Received)}"));

    public static string Text(IEnumerable<CourseGraph> graphs) => string.Join('\n', graphs.Select(graph
        => $"{graph.Course} | {string.Join(", ", graph.Topics)} | {string.Join(", ", graph.Requires)} | {string.Join(", ", graph.RequiredBy)}"));
}
