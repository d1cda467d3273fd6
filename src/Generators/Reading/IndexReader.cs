using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Reading.Values;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads [Index].</summary>
internal static class IndexReader
{
    // By the values of the vocabulary's IndexMethod; a test holds them equal.
    internal static readonly string[] Methods = ["btree", "gin", "gist", "brin", "hash", "spgist"];

    public static EquatableArray<IndexDeclaration> Read(RecordScope scope)
    {
        List<IndexDeclaration> indexes = [];
        foreach (ColumnReading column in scope.Columns)
            foreach (AttributeReading attribute in column.Attributes)
                if (attribute.Name == AttributeNames.Index && ReadOne(scope, attribute, column) is { } index) indexes.Add(index);
        foreach (AttributeReading attribute in scope.Attributes)
            if (attribute.Name == AttributeNames.Index && ReadOne(scope, attribute, null) is { } index) indexes.Add(index);
        return indexes.ToEquatableArray();
    }

    private static IndexDeclaration? ReadOne(RecordScope scope, AttributeReading attribute, ColumnReading? holder)
    {
        string shown = holder?.Member ?? scope.Record.Name;
        Identifier? name = scope.NameFrom(attribute, attribute.Text("Name"), attribute.PlaceOf("Name"), shown);
        int method = attribute.Choice("Method");
        if (method < 0 || method >= Methods.Length) method = 0;
        if (attribute.Flag("IsUnique") && method != 0)
        {
            scope.Report("SHS007", attribute.PlaceOf("IsUnique"), "Index", shown, $"only a btree index can be unique, not {Methods[method]}");
            return null;
        }
        List<Identifier> nameParts = [];
        if (ReadKeys(scope, attribute, holder, shown, nameParts) is not { } keys) return null;
        if (MemberList.Read(scope, attribute, "Include") is not { } include) return null;
        if (!ReadPredicate(scope, attribute, shown, out SqlExpression? predicate)) return null;
        return new IndexDeclaration
        {
            Name = name,
            NameParts = nameParts.ToEquatableArray(),
            IsUnique = attribute.Flag("IsUnique"),
            Method = Methods[method],
            Keys = keys.ToEquatableArray(),
            Include = include.Select(column => column.Name).ToEquatableArray(),
            Predicate = predicate,
            NullsNotDistinct = attribute.Flag("NullsNotDistinct"),
        };
    }

    private static List<IndexKey>? ReadKeys(
        RecordScope scope, AttributeReading attribute, ColumnReading? holder, string shown, List<Identifier> nameParts)
    {
        string? operatorClass = attribute.Text("OperatorClass");
        if (attribute.Text("Sql") is { } sql)
        {
            bool isUsable = sql.Trim().Length > 0 && SqlLiteral.IsStorable(sql) && attribute.Text("Name") is not null && attribute.Texts(0).Count == 0;
            if (isUsable) return [new IndexKey { Expression = new SqlExpression(sql), OperatorClass = operatorClass }];
            scope.Report("SHS007", attribute.PlaceOf("Sql"), "Index", shown, "Sql is one whole expression: it needs a Name and no members beside it");
            return null;
        }
        IReadOnlyList<string> members = attribute.Texts(0);
        bool isPlain = holder is not null || members.Count == 0 || members.All(member => member.IndexOf('.') < 0);
        List<IndexKey> keys = [];
        IReadOnlyList<string> descending = attribute.Texts("Descending");
        List<string> keyMembers = [];
        if (isPlain)
        {
            if (MemberList.Read(scope, attribute, holder) is not { } columns) return null;
            foreach (ColumnReading column in columns)
            {
                keyMembers.Add(column.Member);
                nameParts.Add(column.Name);
                keys.Add(new IndexKey { Column = column.Name, IsDescending = descending.Contains(column.Member), OperatorClass = operatorClass });
            }
        }
        else
        {
            for (int i = 0; i < members.Count; i++)
            {
                if (ReadKey(scope, attribute, members[i], attribute.PlaceOf(i), nameParts) is not { } key) return null;
                keyMembers.Add(members[i]);
                keys.Add(key with { IsDescending = descending.Contains(members[i]), OperatorClass = operatorClass });
            }
        }
        for (int i = 0; i < descending.Count; i++)
        {
            if (keyMembers.Contains(descending[i])) continue;
            MemberList.ReportMissing(scope, attribute, attribute.PlaceOfItem("Descending", i), descending[i], "Descending can only name members of the index");
            return null;
        }
        return keys;
    }

    private static IndexKey? ReadKey(RecordScope scope, AttributeReading attribute, string member, SyntaxNode? place, List<Identifier> nameParts)
    {
        string[] steps = member.Split('.');
        if (scope.Find(steps[0]) is not { } column)
        {
            if (!scope.IsRefused(steps[0]))
                MemberList.ReportMissing(scope, attribute, place, member, $"'{scope.Record.Name}' has no column property '{steps[0]}'");
            return null;
        }
        nameParts.Add(column.Name);
        if (steps.Length == 1) return new IndexKey { Column = column.Name };
        string[] path = steps.Skip(1).ToArray();
        if (JsonPathReader.Read(column, path, out string fault) is not { } sql)
        {
            MemberList.ReportMissing(scope, attribute, place, member, fault);
            return null;
        }
        nameParts.Add(scope.ColumnName(path[path.Length - 1]));
        return new IndexKey { Expression = new SqlExpression(sql) };
    }

    private static bool ReadPredicate(RecordScope scope, AttributeReading attribute, string shown, out SqlExpression? predicate)
    {
        predicate = null;
        string? rule = attribute.Text("Where");
        string? sql = attribute.Text("WhereSql");
        if (rule is not null && sql is not null)
        {
            scope.Report("SHS014", attribute.PlaceOf("WhereSql"), shown, "[Index] has both Where and WhereSql; give one of them");
            return false;
        }
        if (sql is not null)
        {
            if (sql.Trim().Length > 0 && SqlLiteral.IsStorable(sql)) predicate = new SqlExpression(sql);
            else scope.Report("SHS007", attribute.PlaceOf("WhereSql"), "Index", shown, "WhereSql is empty");
            return predicate is not null;
        }
        if (rule is null) return true;
        predicate = RuleReader.ReadIndexPredicate(scope, attribute, rule);
        return predicate is not null;
    }
}
