using System;
using StudyHub.Accounts;
using StudyHub.Curriculum;
using StudyHub.Students;

namespace StudyHub.Story;

/// <summary>Who and what the story is about. Each scene brings in what the later ones need.</summary>
internal sealed class Cast
{
    private CurriculumFramework? nsw, victoria;
    private Subject? mathematics, victorianMathematics;
    private User? grace, liang;
    private Student? mia, noah, zoe;

    /// <summary>The story's first day, a Monday. Fixed, so that the story is the same every time.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 2, 2, 16, 0, 0, TimeSpan.Zero);

    public CurriculumFramework Nsw { get => Known(nsw); set => nsw = value; }

    public CurriculumFramework Victoria { get => Known(victoria); set => victoria = value; }

    /// <summary>Mathematics of NSW.</summary>
    public Subject Mathematics { get => Known(mathematics); set => mathematics = value; }

    public Subject VictorianMathematics { get => Known(victorianMathematics); set => victorianMathematics = value; }

    /// <summary>Mia's and Noah's mother.</summary>
    public User Grace { get => Known(grace); set => grace = value; }

    /// <summary>Zoe's father.</summary>
    public User Liang { get => Known(liang); set => liang = value; }

    /// <summary>Year 7 in NSW.</summary>
    public Student Mia { get => Known(mia); set => mia = value; }

    /// <summary>Year 2 in NSW.</summary>
    public Student Noah { get => Known(noah); set => noah = value; }

    /// <summary>Year 7 in Victoria.</summary>
    public Student Zoe { get => Known(zoe); set => zoe = value; }

    private static T Known<T>(T? somebody)
        where T : class
        => somebody ?? throw new InvalidOperationException($"No scene has brought in this {typeof(T).Name} yet: their order is wrong.");
}
