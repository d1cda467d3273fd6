using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema;

namespace StudyHub.Students;

/// <summary>Who may see what belongs to a student. Written once, and put into the policies of every table that has a student_id.</summary>
internal static class StudentAccess
{
    /// <summary>
    /// The student, or its parent: one rule for both, so that there is one permissive policy for the role and the command. PostgreSQL would
    /// evaluate two of them for every row.
    /// </summary>
    public static bool SelfOrParent(Guid studentId, Session session, IEnumerable<Student> students)
        => studentId == session.UserId || IsParent(studentId, session, students);

    /// <summary>The student is a child of the session's user.</summary>
    public static bool IsParent(Guid studentId, Session session, IEnumerable<Student> students)
        => students.Any(s => s.Id == studentId && s.ParentId == session.UserId);
}
