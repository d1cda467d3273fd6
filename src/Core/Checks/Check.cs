using System.Collections.Generic;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Checks;

/// <summary>Finds what one rule is about.</summary>
internal abstract class Check(CheckRule rule)
{
    public CheckRule Rule { get; } = rule;

    public abstract IEnumerable<SchemaFinding> Find(SchemaView schema);

    protected SchemaFinding At(TableView table, params string[] arguments) => new(Rule.Id, table.Model.Name, null, null, arguments.ToEquatableArray());

    protected SchemaFinding At(TableView table, PolicyView policy, params string[] arguments)
        => new(Rule.Id, table.Model.Name, policy.Model.Name, null, arguments.ToEquatableArray());

    protected SchemaFinding At(ObjectView item, params string[] arguments)
        => new(Rule.Id, item.Name, null, null, arguments.ToEquatableArray()) { Object = item.Model.Reference };

    protected SchemaFinding At(TableView table, Identifier column, params string[] arguments)
        => new(Rule.Id, table.Model.Name, null, column, arguments.ToEquatableArray());
}
