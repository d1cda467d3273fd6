using System;
using StudyHub.Schema;

namespace CfiPros;

/// <summary>Supabase's accounts. They are referenced and never touched.</summary>
[Table("users", Schema = "auth"), Unmanaged]
public sealed record AuthUser
{
    public Guid Id { get; init; }
}
