using System;

namespace StudyHub.Schema;

/// <summary>The database keeps both: created_at by DEFAULT now(), updated_at by a trigger at each update.</summary>
public interface ITimestamped
{
    DateTimeOffset CreatedAt { get; }

    DateTimeOffset UpdatedAt { get; }
}

/// <summary>Deleting sets deleted_at; the repository hides such rows unless they are asked for, and can restore them.</summary>
public interface ISoftDeletable
{
    DateTimeOffset? DeletedAt { get; }
}
