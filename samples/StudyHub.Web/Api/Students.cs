using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StudyHub.Schema.Repositories;
using StudyHub.Students;
using StudyHub.Web.Access;

namespace StudyHub.Web.Api;

/// <summary>The students that there are for the caller: themselves, or a parent's children.</summary>
internal static class Students
{
    public static async Task<Ok<PageOf<StudentItem>>> PageAsync(
        [AsParameters] PageRequest page, Caller caller, StudyHubDatabase database, CancellationToken cancellationToken)
    {
        Page<Student> students = await database.ReadAsync(
            caller.User, (session, token) => session.Students.All().PageAsync(page.Rows, page.Cursor, token), cancellationToken);
        return TypedResults.Ok(new PageOf<StudentItem>([.. students.Items.Select(student => ItemOf(student, caller))], students.Next));
    }

    private static StudentItem ItemOf(Student student, Caller caller)
        => new(student.Id, student.DisplayName, student.GradeLevel, student.SchoolStage, student.Id == caller.User.UserId);
}
