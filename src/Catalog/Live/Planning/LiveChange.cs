using System.Collections.Generic;

namespace StudyHub.Schema.Catalog.Live.Planning;

/// <summary>What becomes of one object, and why.</summary>
internal sealed class LiveChange(LiveId id, LiveObject? before, LiveObject? after, Fate fate, IReadOnlyList<string> attributes)
{
    public LiveId Id => id;

    /// <summary>As it is; null for one to create.</summary>
    public LiveObject? Before => before;

    /// <summary>As it should be; null for one to drop.</summary>
    public LiveObject? After => after;

    public Fate Fate { get; set; } = fate;

    /// <summary>The names of the attributes that differ; empty for what is replaced only because of what it stands on.</summary>
    public IReadOnlyList<string> Attributes => attributes;

    /// <summary>A column whose values get another type: what reads it has to be out of the way.</summary>
    public bool IsRetyped { get; set; }

    /// <summary>A type whose columns move over to the new one of its name before the old one is dropped.</summary>
    public bool IsMovedOver { get; set; }

    /// <summary>What it had to be replaced for; null where it is its own change.</summary>
    public LiveId? Cause { get; set; }

    /// <summary>It is gone for a while, or for good.</summary>
    public bool IsDropped => Fate is Fate.Drop or Fate.Replace;

    public bool IsMade => Fate is Fate.Create or Fate.Replace;
}
