using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Merging;

/// <summary>Whether the scripts of both branches can do the same to an object, one after the other.</summary>
internal static class Repeatable
{
    public static bool IsSo(SchemaObject? before, SchemaObject? after) => (before ?? after) switch
    {
        // Made if missing, granted, enabled or upserted: a second time does nothing.
        SchemaObject.Role or SchemaObject.Grant or SchemaObject.RowSecurity or SchemaObject.Seed => true,
        // To make what is there, or to drop what is not, fails; to change it to what it is does not.
        _ => before is not null && after is not null,
    };
}
