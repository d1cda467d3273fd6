using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Model;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>What the needs of raw objects mean in one model.</summary>
internal sealed class RawReferences(IEnumerable<SchemaObject> objects)
{
    private readonly Dictionary<RawReference, ObjectId> ids = Index(objects);

    /// <summary>Those that the model has: a table of somebody else is among them, a schema of somebody else is not.</summary>
    public IEnumerable<ObjectId> Needs(RawObjectModel item)
        => item.Needs.Where(ids.ContainsKey).Select(need => ids[need]);

    private static Dictionary<RawReference, ObjectId> Index(IEnumerable<SchemaObject> objects)
    {
        Dictionary<RawReference, ObjectId> ids = [];
        foreach (SchemaObject item in objects)
        {
            RawReference? reference = item switch
            {
                SchemaObject.Schema schema => RawReference.Schema(schema.Name),
                SchemaObject.Role role => RawReference.Role(role.Model.Name),
                SchemaObject.Enum type => RawReference.Enum(type.Model.Name),
                SchemaObject.Function function => RawReference.Function(function.Model),
                SchemaObject.Table table => RawReference.Table(table.Name),
                SchemaObject.Raw raw => raw.Model.Reference,
                _ => null,
            };
            if (reference is not null) ids[reference] = item.Id;
        }
        return ids;
    }
}
