using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;
using StudyHub.Schema.Statements;

namespace StudyHub.Schema.Planning;

/// <summary>
/// What comes to a table that exists, and so may hold many rows and be in use: constraints bind new rows at once and are validated
/// afterwards, indexes are built while others write, and what replaces an index or a key is ready before the old one goes.
/// </summary>
internal sealed class OnlineSteps(ChangeSet changes)
{
    private readonly StepList list = new(isCreation: true);
    private readonly Dictionary<ObjectId, (PlannedStep First, PlannedStep Usable)> chains = [];

    public IReadOnlyList<PlannedStep> Steps => list.Steps;

    public PlannedStep? Provider(ObjectId id) => chains.TryGetValue(id, out (PlannedStep First, PlannedStep Usable) chain) ? chain.Usable : null;

    public PlannedStep? FirstFor(ObjectId id) => chains.TryGetValue(id, out (PlannedStep First, PlannedStep Usable) chain) ? chain.First : null;

    /// <summary>The step that makes what replaces the object, under a name of its own; null for what has no such step.</summary>
    public PlannedStep? Replacement(ObjectId id) => changes.IsSwapped(id) && id.Kind is ObjectKind.Index or ObjectKind.Unique or ObjectKind.PrimaryKey ? FirstFor(id) : null;

    public void Add(SchemaObject.Member member)
    {
        QualifiedName table = member.Owner;
        switch (member)
        {
            case SchemaObject.Column column:
                Together(member, StepKind.Column, new PgStatement.AddColumn(table, column.Model with { Comment = null }));
                if (column.Model.Comment is { } comment) Together(member, StepKind.Comment, new PgStatement.CommentOnColumn(table, column.Model.Name, comment));
                break;
            case SchemaObject.Check check:
                Together(member, StepKind.Constraint, new PgStatement.AddCheck(table, check.Model, IsValid: false));
                Validate(member, check.Model.Name);
                break;
            case SchemaObject.ForeignKey key:
                Together(member, StepKind.ForeignKey, new PgStatement.AddForeignKey(table, key.Model, IsValid: false));
                Validate(member, key.Model.Name);
                break;
            case SchemaObject.Unique unique:
                IndexModel uniqueIndex = new()
                {
                    Name = Temporary(member, unique.Model.Name),
                    IsUnique = true,
                    Keys = Keys(unique.Model.Columns),
                    NullsNotDistinct = unique.Model.NullsNotDistinct,
                };
                Outside(member, new PgStatement.CreateIndex(table, uniqueIndex, IsConcurrent: true));
                Together(member, StepKind.Constraint, new PgStatement.AddKeyUsingIndex(table, unique.Model.Name, IsPrimary: false, uniqueIndex.Name));
                break;
            case SchemaObject.PrimaryKey key:
                IndexModel keyIndex = new() { Name = Temporary(member, key.Model.Name), IsUnique = true, Keys = Keys(key.Model.Columns) };
                Outside(member, new PgStatement.CreateIndex(table, keyIndex, IsConcurrent: true));
                Together(member, StepKind.Constraint, new PgStatement.AddKeyUsingIndex(table, key.Model.Name, IsPrimary: true, keyIndex.Name));
                break;
            case SchemaObject.Index index:
                Identifier name = Temporary(member, index.Model.Name);
                Outside(member, new PgStatement.CreateIndex(table, index.Model with { Name = name }, IsConcurrent: true));
                if (name != index.Model.Name) Together(member, StepKind.Index, new PgStatement.RenameIndex(new QualifiedName(table.Schema, name), index.Model.Name));
                break;
            default: throw new InvalidOperationException($"{member.Id} needs no form of its own on a table that exists.");
        }
    }

    /// <summary>The name itself where it is free.</summary>
    private Identifier Temporary(SchemaObject.Member member, Identifier name)
        => changes.IsSwapped(member.Id) ? new Identifier(NamingRules.Shortened(name.Value + "_new")) : name;

    private static EquatableArray<IndexKey> Keys(EquatableArray<Identifier> columns)
        => columns.Select(column => new IndexKey { Column = column }).ToEquatableArray();

    private void Together(SchemaObject.Member member, StepKind kind, PgStatement statement) => Add(member, kind, statement, StepRun.Together, isNeeded: true);

    private void Outside(SchemaObject.Member member, PgStatement statement) => Add(member, StepKind.Index, statement, StepRun.Outside, isNeeded: true);

    private void Validate(SchemaObject.Member member, Identifier constraint)
        => Add(member, StepKind.Constraint, new PgStatement.ValidateConstraint(member.Owner, constraint), StepRun.Alone, isNeeded: false);

    /// <param name="member">What the step is for.</param>
    /// <param name="kind">Its rank.</param>
    /// <param name="statement">What is done.</param>
    /// <param name="run">How it runs.</param>
    /// <param name="isNeeded">Whoever needs the member waits for this step.</param>
    private void Add(SchemaObject.Member member, StepKind kind, PgStatement statement, StepRun run, bool isNeeded)
    {
        bool isFirst = !chains.TryGetValue(member.Id, out (PlannedStep First, PlannedStep Usable) chain);
        MigrationStep step = new()
        {
            Statement = statement,
            Part = ScriptPart.Schema,
            Run = run,
            Table = member.Owner,
            Covers = isFirst ? EquatableArrays.Of(member.Id) : default,
        };
        PlannedStep planned = list.Add(step, kind, member.Id.Path, isFirst ? 0 : 1);
        if (!isFirst) planned.Waits.Add(chain.Usable);
        chains[member.Id] = (isFirst ? planned : chain.First, isNeeded ? planned : chain.Usable);
    }
}
