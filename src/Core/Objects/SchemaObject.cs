using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Objects;

/// <summary>
/// One object of a schema with all that is its own and nothing that is another object. The manifest writes one line for each, the differ
/// compares them by identity: what is in the model is in some object, so neither can overlook it.
/// </summary>
public abstract record SchemaObject
{
    private SchemaObject()
    {
    }

    public abstract ObjectId Id { get; }

    public sealed record Schema(Identifier Name) : SchemaObject
    {
        public override ObjectId Id => ObjectId.Schema(Name);
    }

    public sealed record Role(RoleModel Model) : SchemaObject
    {
        public override ObjectId Id => ObjectId.Role(Model.Name);
    }

    public sealed record Enum(EnumModel Model) : SchemaObject
    {
        public override ObjectId Id => ObjectId.Enum(Model.Name);
    }

    public sealed record Function(FunctionModel Model) : SchemaObject
    {
        public override ObjectId Id => ObjectId.Function(Model.Name, Model.Arguments);
    }

    /// <summary>What a file in db/objects gives.</summary>
    public sealed record Raw(RawObjectModel Model) : SchemaObject
    {
        public override ObjectId Id => ObjectId.Raw(Model);
    }

    /// <summary>The table without its members; <paramref name="ColumnOrder"/> is where their order is kept.</summary>
    public sealed record Table(
        QualifiedName Name, bool IsManaged, string? Comment, Identifier? RenamedFrom, EquatableArray<Identifier> ColumnOrder) : SchemaObject
    {
        public override ObjectId Id => ObjectId.Table(Name);
    }

    /// <summary>An object that belongs to a table and goes with it.</summary>
    public abstract record Member : SchemaObject
    {
        private protected Member(QualifiedName owner) => Owner = owner;

        /// <summary>The table.</summary>
        public QualifiedName Owner { get; init; }
    }

    public sealed record Column(QualifiedName Owner, ColumnModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.Column, Owner, Model.Name.Value);
    }

    public sealed record PrimaryKey(QualifiedName Owner, PrimaryKeyModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.PrimaryKey, Owner);
    }

    public sealed record Unique(QualifiedName Owner, UniqueModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.Unique, Owner, Model.Name.Value);
    }

    public sealed record Check(QualifiedName Owner, CheckModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.Check, Owner, Model.Name.Value);
    }

    public sealed record ForeignKey(QualifiedName Owner, ForeignKeyModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.ForeignKey, Owner, Model.Name.Value);
    }

    public sealed record Index(QualifiedName Owner, IndexModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.Index, Owner, Model.Name.Value);
    }

    public sealed record Trigger(QualifiedName Owner, TriggerModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.Trigger, Owner, Model.Name.Value);
    }

    /// <summary>ENABLE and FORCE ROW LEVEL SECURITY of a table.</summary>
    public sealed record RowSecurity(QualifiedName Owner) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.RowSecurity, Owner);
    }

    public sealed record Policy(QualifiedName Owner, PolicyModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.Policy, Owner, Model.Name.Value);
    }

    /// <summary>A grant is all identity: other columns are another grant.</summary>
    public sealed record Grant(QualifiedName Owner, GrantModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(
            ObjectKind.Grant,
            Owner,
            new[] { Model.Role.Value, Model.Privilege.ToString().ToLowerInvariant() }.Concat(Model.Columns.Select(c => c.Value)).ToArray());
    }

    public sealed record Seed(QualifiedName Owner, SeedModel Model) : Member(Owner)
    {
        public override ObjectId Id => ObjectId.Of(ObjectKind.Seed, Owner, Model.Name);
    }
}
