using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Diff;

/// <summary>One difference between two models: the fate of one object.</summary>
public abstract record SchemaChange
{
    private SchemaChange()
    {
    }

    /// <summary>The object as the model after knows it, or, where it is dropped, the one before.</summary>
    public abstract ObjectId Id { get; }

    public sealed record Created(SchemaObject Object) : SchemaChange
    {
        public override ObjectId Id => Object.Id;
    }

    public sealed record Dropped(SchemaObject Object) : SchemaChange
    {
        public override ObjectId Id => Object.Id;
    }

    /// <summary>The same object with other properties; both have the same identity, since renames are made first.</summary>
    public sealed record Altered(SchemaObject Before, SchemaObject After) : SchemaChange
    {
        public override ObjectId Id => After.Id;
    }
}
