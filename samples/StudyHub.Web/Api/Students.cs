using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StudyHub.Students;
using StudyHub.Web.Access;

namespace StudyHub.Web.Api;

/// <summary>The students that there are for the caller: themselves, or a parent's children.</summary>
internal static class Students
{
    public static async Task<Ok<PageOf<StudentItem>>> PageAsync(
        [AsParameters] PageRequest page, Caller caller, StudyHubDatabase database, CancellationToken cancellationToken)
    {
        IReadOnlyList<Student> students = await database.ReadAsync(
            caller.User, (session, token) => session.Students.ListAsync(page.Rows, cancellationToken: token), cancellationToken);
        return TypedResults.Ok(new PageOf<StudentItem>([.. students.Select(student => ItemOf(student, caller))], null));
    }

    private static StudentItem ItemOf(Student student, Caller caller)
        => new(student.Id, student.DisplayName, student.GradeLevel, student.SchoolStage, student.Id == caller.User.UserId);
}
