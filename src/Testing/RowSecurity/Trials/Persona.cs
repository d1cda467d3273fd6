using System;
using System.Collections.Generic;

namespace StudyHub.Schema.Testing.RowSecurity.Trials;

/// <summary>A user whose rows are made and in whose name the tables are tried.</summary>
/// <param name="Name">For people.</param>
/// <param name="UserId">What app.user_id() gives, and what the user's rows hold.</param>
/// <param name="FrameworkId">The framework whose member the user is.</param>
internal sealed record Persona(string Name, Guid UserId, Guid FrameworkId)
{
    private static readonly Guid HomeFramework = new("f0000001-0000-4000-8000-000000000001");

    private static readonly Guid ForeignFramework = new("f0000002-0000-4000-8000-000000000002");

    public static Persona Alice { get; } = new("alice", new Guid("a11ce000-0000-4000-8000-000000000001"), HomeFramework);

    /// <summary>Another user of Alice's framework.</summary>
    public static Persona Bob { get; } = new("bob", new Guid("b0b00000-0000-4000-8000-000000000002"), HomeFramework);

    /// <summary>A member of another framework.</summary>
    public static Persona Carol { get; } = new("carol", new Guid("ca201000-0000-4000-8000-000000000003"), ForeignFramework);

    /// <summary>Has rows, and never asks: what only Dave's ids stand in is nobody's who does.</summary>
    public static Persona Dave { get; } = new("dave", new Guid("da4e0000-0000-4000-8000-000000000004"), HomeFramework);

    public static IReadOnlyList<Persona> All { get; } = [Dave, Alice, Bob, Carol];

    public static IReadOnlyList<Guid> Frameworks { get; } = [HomeFramework, ForeignFramework];
}
