using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace StudyHub.Schema.Generators.Tests.Reading;

/// <summary>Rules that look into other tables decide in PostgreSQL as in C#: with nulls on both sides, doubles, and nothing to look into.</summary>
public sealed class TranslatedLookupsTests
{
    internal const string Records = """
        using System;
        using System.Collections.Generic;
        using Range = System.ComponentModel.DataAnnotations.RangeAttribute;
        using System.Linq;
        using StudyHub.Schema;
        public enum Grade { Low, [Label("in between")] Middle, High }
        [PostgresEnum] public enum Place { Home, School }
        [Table]
        public sealed partial record Note
        {
            public Guid Id { get; init; }
            public Guid StudentId { get; init; }
            public Guid? OwnerId { get; init; }
            [Range(-1000, 1000)] public int Size { get; init; }
            public int? Limit { get; init; }
            public string? Title { get; init; }
            public bool Done { get; init; }
            public bool? Flag { get; init; }
            public Grade Grade { get; init; }
            public Place? Place { get; init; }
            public decimal Price { get; init; }
            RULE
        }
        [Table]
        public sealed partial record Student
        {
            public Guid Id { get; init; }
            public Guid? ParentId { get; init; }
            [Range(-1000, 1000)] public int Size { get; init; }
            public long? Points { get; init; }
            [Length(40)] public string? Title { get; init; }
            [Column("order")] public bool Active { get; init; }
            public Grade? Grade { get; init; }
            public Place Place { get; init; }
            public static bool IsChildOf(Student row, Session session) => row.ParentId == session.UserId;
            public static bool IsActive(Student row) => row.Active;
        }
        [Unmanaged, Table("members", Schema = "auth")]
        public sealed partial record Member
        {
            public Guid Id { get; init; }
            public Guid? GroupId { get; init; }
            public Guid? StudentId { get; init; }
        }
        public static class Access
        {
            public static bool SelfOrParent(Guid studentId, Session session, IEnumerable<Student> students) => studentId == session.UserId || students.Any(s => s.Id == studentId && Student.IsChildOf(s, session));
            public static IEnumerable<Guid?> GroupsOf(Session session, IEnumerable<Member> members) => members.Where(m => m.StudentId == session.UserId).Select(m => m.GroupId);
            public static int Less(Note row, int less) => row.Size - less;
            public static bool Both(bool first, bool second) => first && second;
        }
        """;

    /// <summary>Each is the body of a rule (Note row, Session session, IEnumerable&lt;Student&gt; students, IEnumerable&lt;Member&gt; members, IEnumerable&lt;Note&gt; notes).</summary>
    internal static readonly string[] Conditions =
    [
        // One equality, and the rest without the row: an array.
        "students.Any(s => s.Id == row.StudentId && s.ParentId == session.UserId)",
        "students.Any(s => row.StudentId == s.Id && s.ParentId == session.UserId && s.Active)",
        "students.Any(s => s.ParentId == row.StudentId && s.Id == session.UserId)",
        "students.Any(s => s.Id == row.OwnerId && s.ParentId == session.UserId)",
        "students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId)",
        "students.Any(s => s.ParentId == row.OwnerId && s.ParentId != null && s.Id == session.UserId)",
        "!students.Any(s => s.Id == row.StudentId && s.ParentId == session.UserId)",
        "!students.Any(s => s.Id == row.OwnerId && s.ParentId == session.UserId)",
        "!students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId)",
        "!students.Any(s => s.ParentId == row.StudentId && s.Id == session.UserId)",
        "row.OwnerId != null && students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId)",
        "row.StudentId == session.UserId || students.Any(s => s.Id == row.StudentId && s.ParentId == session.UserId)",
        // Columns of other types.
        "students.Any(s => s.Points == row.Size && s.Id == session.UserId)",
        "students.Any(s => s.Points == row.Limit && s.Id == session.UserId)",
        "students.Any(s => s.Size == row.Price && s.Id == session.UserId)",
        "students.Any(s => s.Title == row.Title && s.Id == session.UserId)",
        "students.Any(s => s.Grade == row.Grade && s.Id == session.UserId)",
        "students.Any(s => s.Place == row.Place && s.Id == session.UserId)",
        "!students.Any(s => s.Place == row.Place && s.Grade == row.Grade)",
        // More than one tie to the row: correlated.
        "students.Any(s => s.Id == row.StudentId)",
        "students.Any(s => s.Id == row.StudentId && s.Size < row.Size)",
        "students.Any(s => s.ParentId == row.OwnerId && s.Size == row.Size)",
        "students.Any(s => s.ParentId != row.OwnerId && s.Active)",
        "!students.Any(s => s.ParentId != row.OwnerId && !s.Active)",
        "students.Any(s => s.Title == row.Title && row.Flag == true)",
        // No tie at all.
        "students.Any()", "!students.Any()", "students.Any(s => s.ParentId == session.UserId && s.Active)", "students.Any(s => row.Done)",
        "students.Any(s => row.Flag == true && s.Active)", "!students.Any(s => row.Flag == true && s.Id == row.StudentId && s.ParentId == session.UserId)",
        // All.
        "students.All(s => s.Id == row.StudentId)", "students.All(s => s.Size > row.Limit)", "students.All(s => s.ParentId == row.OwnerId || s.Active)",
        "!students.All(s => s.ParentId != session.UserId)", "students.Where(s => s.Active).All(s => s.Points != null && s.Points > row.Size)",
        // Where, Select, Contains, Distinct.
        "students.Where(s => s.ParentId == session.UserId).Select(s => s.Id).Contains(row.StudentId)",
        "!students.Where(s => s.Id == session.UserId).Select(s => s.ParentId).Contains(row.OwnerId)",
        "students.Where(s => s.Id == session.UserId).Where(s => s.ParentId != null).Select(s => s.ParentId).Distinct().Contains(row.OwnerId)",
        "students.Where(s => s.Active).Select(s => s.ParentId).Contains(null)",
        "students.Select(s => s.Size).Where(n => n > row.Size).Any(n => n < 5)", "students.Select(s => s.Size + 1).Contains(row.Size)",
        "students.Where(Student.IsActive).Any(s => s.Id == row.StudentId)", "students.Select(s => s).Any(s => s.Size == row.Size)",
        "members.Where(m => m.StudentId == session.UserId).Select(m => m.GroupId).Contains(session.FrameworkId)",
        // Nested, shared, and of the same table.
        "students.Any(s => s.Id == row.StudentId && members.Any(m => m.StudentId == s.Id && m.GroupId == session.FrameworkId))",
        "students.Any(s => s.Id == row.StudentId && members.Any(m => m.StudentId == s.ParentId && m.GroupId == row.OwnerId))",
        "students.Any(s => members.Any(m => m.StudentId == s.Id && m.GroupId == row.OwnerId) && s.ParentId == session.UserId)",
        "students.Any(s => students.Any(t => t.Id == s.ParentId && t.ParentId == session.UserId) && s.Id == row.StudentId)",
        "students.Any(s => s.Id == row.StudentId && !students.Any(student => student.ParentId == s.Id))",
        "students.Any(s => s.Id == row.StudentId) && students.Any(s => s.Id == row.OwnerId) || students.Any(s => s.Size == row.Size)",
        "notes.Any(n => n.OwnerId == row.OwnerId && n.Id != row.Id)", "notes.Any(notes => notes.Id == row.StudentId && notes.OwnerId == session.UserId)",
        "notes.All(other => other.Size <= row.Size)",
        // Calls.
        "Access.SelfOrParent(row.StudentId, session, students)", "Access.SelfOrParent(row.OwnerId ?? row.Id, session, students.Where(s => s.Active))",
        "students.Any(s => Student.IsChildOf(s, session) && s.Id == row.StudentId)", "Access.GroupsOf(session, members).Contains(row.OwnerId)",
        "Access.Less(row, Access.Less(row, 1)) == row.Limit", "Access.Both(Access.Both(row.Done, row.Flag == true), Access.Both(row.Size > 0, row.Size < 5))",
        "students.Any(s => Access.SelfOrParent(s.Id, session, students.Where(t => t.Size == s.Size)) && s.Id == row.StudentId)",
        // In a choice.
        "row.Done ? students.Any(s => s.Id == row.StudentId && s.ParentId == session.UserId) : students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId)",
        "students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId) ? row.Size > 0 : row.Done",
        "students.Any(s => s.ParentId == row.OwnerId && s.Id == session.UserId) == row.Done",
    ];

    [Theory]
    [InlineData(7)]
    [InlineData(40)]
    public async Task Rules_with_lookups_decide_in_PostgreSQL_as_in_CSharp(int lookups)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using RuleTrial trial = await RuleTrial.StartAsync(Source(), record => record == "Note" ? 120 : lookups, cancellation);
        (int all, int yes) = (0, 0);
        foreach ((string condition, TrialResult result) in Conditions.Zip(await trial.CompareAsync("Note", Rules, cancellation)))
        {
            result.Difference.ShouldBeNull(condition);
            (all, yes) = (all + result.Asked, yes + result.Held);
        }
        // Some rules hold always or never over so few rows; together they must go both ways.
        yes.ShouldBeInRange(all / 5, all * 4 / 5);
    }

    [Fact]
    public async Task Rules_with_empty_lookups_decide_in_PostgreSQL_as_in_CSharp()
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        await using RuleTrial trial = await RuleTrial.StartAsync(Source(), record => record == "Note" ? 60 : 0, cancellation);
        foreach ((string condition, TrialResult result) in Conditions.Zip(await trial.CompareAsync("Note", Rules, cancellation))) result.Difference.ShouldBeNull(condition);
    }

    private static IEnumerable<string> Rules => Conditions.Select((_, i) => $"Rule{i}");

    // Both as rows are searched for and as they are written.
    private static string Source()
        => Records.Replace(
            "RULE",
            string.Join("\n", Conditions.Select((condition, i) =>
                $"[Policy(Command.Select, IsRestrictive = true, Name = \"s{i}\"), Policy(Command.Insert, IsRestrictive = true, Name = \"i{i}\")] static bool Rule{i}(Note row, Session session, IEnumerable<Student> students, IEnumerable<Member> members, IEnumerable<Note> notes) => {condition};")),
            StringComparison.Ordinal);
}
