namespace StudyHub.Students;

/// <summary>
/// Conditions over a student_id that C# cannot say, since they look into another table. One condition names both readers, so that there
/// is one permissive policy for the role and the command: PostgreSQL would evaluate two of them for every row.
/// </summary>
internal static class StudentAccess
{
    /// <summary>The children of the session's user.</summary>
    private const string Children = "any (array(select s.id from public.students s where s.parent_id = (select app.user_id())))";

    /// <summary>The student, or its parent.</summary>
    public const string SelfOrParent = "student_id = (select app.user_id()) or student_id = " + Children;

    /// <summary>A parent who writes about one of the parent's own children.</summary>
    public const string ParentOfStudent = "parent_id = (select app.user_id()) and student_id = " + Children;
}
