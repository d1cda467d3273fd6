using System.Collections.Generic;
using System.Linq;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Puts the C# side of a record together once its table is read.</summary>
internal static class EntityReader
{
    public static EntityModel Read(
        RecordScope scope, TableDeclaration table, EquatableArray<string> constructorProperties, EquatableArray<EntityQuery> queries)
    {
        bool hasPii = scope.Columns.Any(column => column.Pii is not null);
        string space = ClrTypeNames.Namespace(scope.Record.ContainingNamespace);
        string fullName = ClrTypeNames.Metadata(scope.Record).Replace('+', '.');
        EquatableArray<EntityKey> uniqueKeys = UniqueKeys(scope, table);
        return new EntityModel
        {
            Type = ClrTypeNames.Of(scope.Record),
            Name = scope.Record.Name,
            Namespace = space,
            HintName = fullName,
            FileSuffix = RecordShape.FileSuffix(scope.Record, fullName),
            Joint = NestedNames.Joint(scope.Record),
            IsPublic = RecordShape.IsPublic(scope.Record),
            PartialHeaders = RecordShape.PartialHeaders(scope.Declaration),
            IsSealed = scope.Record.IsSealed,
            DerivesFromRecord = scope.Record.BaseType is { IsRecord: true },
            PrintedMembers = hasPii ? RecordShape.PrintedMembers(scope.Record).ToEquatableArray() : EquatableArray<PrintedMember>.Empty,
            Schema = table.Schema?.Value,
            Table = table.Name.Value,
            IsManaged = table.IsManaged,
            Summary = table.Comment,
            IsSoftDeletable = table.IsSoftDeletable,
            IsInsertOnly = table.Access.Any(access => access.Kind == AccessKind.AuditInsertOnly),
            Properties = scope.Columns.Select(column => column.ToEntity()).Concat(Version(scope)).ToEquatableArray(),
            ConstructorProperties = constructorProperties,
            Key = table.Key?.Members ?? EquatableArray<string>.Empty,
            UniqueKeys = uniqueKeys,
            Lists = Lists(scope, table, uniqueKeys),
            Queries = queries,
            Documents = scope.JsonContext is null ? DocumentTypes.None : DocumentTypesReader.Read(scope.Columns),
        };
    }

    /// <summary>Every row has it: the transaction that stored it last.</summary>
    private static IEnumerable<EntityProperty> Version(RecordScope scope) => scope.Version is null ? [] :
    [
        new EntityProperty
        {
            Name = scope.Version, Column = "xmin", Type = "uint", IsValueType = true, IsNullable = false, Storage = ColumnStorage.Direct, DbType = "Xid",
            Origin = ColumnOrigin.Database, IsFixed = true, IsVersion = true,
        },
    ];

    private static EquatableArray<EntityKey> UniqueKeys(RecordScope scope, TableDeclaration table)
    {
        Distinctly keys = new();
        if (table.Key is { } primary) keys.Hide(primary.Members);
        foreach (UniqueDeclaration unique in table.Uniques)
        {
            bool isWidened = unique.IsPerFramework && !unique.Members.Contains(RecordReader.FrameworkMember);
            keys.Add(isWidened ? unique.Members.Prepend(RecordReader.FrameworkMember) : unique.Members);
        }
        foreach (IndexDeclaration index in table.Indexes)
            if (index.IsUnique && index.Predicate is null && Members(scope, index) is { } members) keys.Add(members);
        return keys.Found;
    }

    /// <summary>What a foreign key or an index makes cheap, and what is no key, which would find one row at most.</summary>
    private static EquatableArray<EntityKey> Lists(RecordScope scope, TableDeclaration table, EquatableArray<EntityKey> uniqueKeys)
    {
        Distinctly lists = new();
        if (table.Key is { } primary) lists.Hide(primary.Members);
        foreach (EntityKey key in uniqueKeys) lists.Hide(key.Properties);
        if (table.IsFrameworkAware) lists.Add([RecordReader.FrameworkMember]);
        foreach (ReferenceDeclaration reference in table.References) lists.Add(reference.Members);
        foreach (IndexDeclaration index in table.Indexes)
        {
            bool isLookup = index.Predicate is null && index.Method is "btree" or "hash";
            if (!isLookup) continue;
            if (index.Keys[0].Column is { } first && MemberOf(scope, first) is { } member) lists.Add([member]);
            if (Members(scope, index) is { } members) lists.Add(members);
        }
        return lists.Found;
    }

    /// <summary>The index's properties; null when one of its keys is an expression.</summary>
    private static List<string>? Members(RecordScope scope, IndexDeclaration index)
    {
        List<string> members = [];
        foreach (IndexKey key in index.Keys)
        {
            if (key.Column is null || MemberOf(scope, key.Column) is not { } member) return null;
            members.Add(member);
        }
        return members;
    }

    private static string? MemberOf(RecordScope scope, Identifier column) => scope.Columns.FirstOrDefault(candidate => candidate.Name == column)?.Member;

    /// <summary>Lists of properties, each once, in the order they came.</summary>
    private sealed class Distinctly
    {
        private readonly HashSet<EquatableArray<string>> seen = [];
        private readonly List<EntityKey> found = [];

        public EquatableArray<EntityKey> Found => found.ToEquatableArray();

        public void Hide(EquatableArray<string> members) => seen.Add(members);

        public void Add(IEnumerable<string> members)
        {
            EquatableArray<string> key = members.ToEquatableArray();
            if (seen.Add(key)) found.Add(new EntityKey(key));
        }
    }
}
