using System;
using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Lexing;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;
using StudyHub.Schema.Objects;

namespace StudyHub.Schema.Planning;

/// <summary>
/// What stands on an object, so that PostgreSQL will not let it go or change. Expressions are text to us, so whatever mentions the name
/// counts: to replace one too many costs a moment, one too few the migration.
/// </summary>
internal sealed class Dependents(IReadOnlyCollection<SchemaObject> objects)
{
    private readonly ILookup<QualifiedName, SchemaObject.Member> members = objects.OfType<SchemaObject.Member>().ToLookup(member => member.Owner);
    private readonly ILookup<QualifiedName, SchemaObject.ForeignKey> referring
        = objects.OfType<SchemaObject.ForeignKey>().ToLookup(key => key.Model.ReferencedTable);
    private readonly ILookup<ObjectId, SchemaObject.Raw> needing = Needing(objects);
    private readonly Lazy<ILookup<string, SchemaObject.Member>> calling = new(() => objects.OfType<SchemaObject.Member>().SelectMany(Words).ToLookup(word => word.Word, word => word.Member));
    private readonly List<SchemaObject.Policy> lookups = [.. objects.OfType<SchemaObject.Policy>().Where(policy => Texts(policy).Any(HasSubquery))];

    /// <summary>What must go before the object goes, without what PostgreSQL takes along because it belongs to it alone.</summary>
    public IEnumerable<SchemaObject> On(SchemaObject item) => item switch
    {
        SchemaObject.Column column => Structural(column).Concat(OnValuesOf(column)),
        SchemaObject.PrimaryKey key => Referring(key.Owner, key.Model.Columns).Concat(needing[ObjectId.Table(key.Owner)]),
        SchemaObject.Unique key => Referring(key.Owner, key.Model.Columns),
        SchemaObject.Index { Model.IsUnique: true } index => Referring(index.Owner, index.Model.Keys.Select(key => key.Column).OfType<Identifier>().ToEquatableArray()),
        SchemaObject.Function function => ((IEnumerable<SchemaObject>)needing[item.Id]).Concat(calling.Value[function.Model.Name.Name.Value].Where(member => Calls(member, function.Model))),
        SchemaObject.Raw raw => ((IEnumerable<SchemaObject>)needing[item.Id]).Concat(objects.OfType<SchemaObject.Member>().Where(member => Mentions(member, raw.Model))),
        _ => needing[item.Id],
    };

    /// <summary>What is computed from the column's values, or compared with them.</summary>
    public IEnumerable<SchemaObject> OnValuesOf(SchemaObject.Column column)
    {
        Identifier name = column.Model.Name;
        foreach (SchemaObject.Member member in members[column.Owner])
        {
            bool isMeant = member switch
            {
                SchemaObject.Column other => SqlWords.Mentions(other.Model.Generated, name),
                SchemaObject.ForeignKey key => key.Model.Columns.Contains(name),
                SchemaObject.Check or SchemaObject.Policy => Texts(member).Any(text => SqlWords.Mentions(text, name)),
                SchemaObject.Index index => Texts(index).Any(text => SqlWords.Mentions(text, name)) || HasOwnOperators(index.Model, name),
                _ => false,
            };
            if (isMeant) yield return member;
        }
        foreach (SchemaObject.ForeignKey key in referring[column.Owner])
            if (key.Model.ReferencedColumns.Contains(name)) yield return key;
        foreach (SchemaObject.Policy policy in lookups)
        {
            if (policy.Owner != column.Owner && Texts(policy).Any(text => SqlWords.Mentions(text, column.Owner) && SqlWords.Mentions(text, name)))
                yield return policy;
        }
        foreach (SchemaObject.Raw raw in needing[ObjectId.Table(column.Owner)]) yield return raw;
    }

    /// <summary>Every SQL text of an object.</summary>
    public static IEnumerable<SqlExpression> Texts(SchemaObject item)
    {
        SqlExpression?[] texts = item switch
        {
            SchemaObject.Column column => [column.Model.Default, column.Model.Generated],
            SchemaObject.Check check => [check.Model.Condition],
            SchemaObject.Index index => [index.Model.Predicate, .. index.Model.Keys.Select(key => key.Expression)],
            SchemaObject.Policy policy => [policy.Model.Using, policy.Model.WithCheck],
            _ => [],
        };
        return texts.OfType<SqlExpression>();
    }

    public static bool Calls(SchemaObject.Member member, FunctionModel function)
        => member is SchemaObject.Trigger trigger
            ? trigger.Model.Function == function.Name
            : Texts(member).Any(text => SqlWords.Mentions(text, function.Name));

    public static bool Mentions(SchemaObject.Member member, RawObjectModel raw) => Texts(member).Any(text => RawMentions.In(text.Text, raw));

    /// <summary>By a star, which may be a multiplication, too.</summary>
    public static bool TakesEveryColumn(RawObjectModel raw) => SqlTokens.Read(raw.Sql).Any(token => token.IsSign("*"));

    /// <summary>A type of the records' own has a schema, and is no raw one.</summary>
    public static bool IsOfType(ColumnModel column, RawObjectModel raw)
        => RawKinds.Of(raw).IsType && column.Type.Schema is null && RawMentions.In(column.Type.Name, raw);

    /// <summary>Every word by which an object may name a function, once.</summary>
    private static IEnumerable<(string Word, SchemaObject.Member Member)> Words(SchemaObject.Member member)
        => (member is SchemaObject.Trigger trigger ? [trigger.Model.Function.Name.Value] : Texts(member).SelectMany(text => SqlWords.Of(text.Text)).Select(word => word.Name))
            .Distinct().Select(word => (word, member));

    private static ILookup<ObjectId, SchemaObject.Raw> Needing(IReadOnlyCollection<SchemaObject> objects)
    {
        List<SchemaObject.Raw> raws = [.. objects.OfType<SchemaObject.Raw>()];
        RawReferences references = new(raws.Count == 0 ? [] : objects);
        return raws.SelectMany(raw => references.Needs(raw.Model).Select(needed => (needed, raw))).ToLookup(pair => pair.needed, pair => pair.raw);
    }

    /// <summary>What is made of the column: a grant names it, a key or an index has it.</summary>
    private IEnumerable<SchemaObject> Structural(SchemaObject.Column column)
    {
        Identifier name = column.Model.Name;
        return members[column.Owner].Where(member => member switch
        {
            SchemaObject.PrimaryKey key => key.Model.Columns.Contains(name),
            SchemaObject.Unique key => key.Model.Columns.Contains(name),
            SchemaObject.Index index => index.Model.Keys.Any(key => key.Column == name) || index.Model.Include.Contains(name),
            SchemaObject.Grant grant => grant.Model.Columns.Contains(name),
            SchemaObject.ForeignKey key => key.Model.OnDeleteColumns.Contains(name),
            _ => false,
        });
    }

    /// <summary>An operator class is for one type.</summary>
    private static bool HasOwnOperators(IndexModel index, Identifier column)
        => index.Keys.Any(key => key.Column == column && (key.OperatorClass is not null || index.Method is not "btree"));

    private IEnumerable<SchemaObject> Referring(QualifiedName table, EquatableArray<Identifier> columns)
        => referring[table].Where(key => key.Model.ReferencedColumns.Count == columns.Count && key.Model.ReferencedColumns.All(columns.Contains));

    private static bool HasSubquery(SqlExpression text) => SqlWords.Mentions(text.Text, "from");
}
