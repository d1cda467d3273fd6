using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Declarations;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Model;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>Reads the primary key and the unique keys.</summary>
internal static class KeyReader
{
    private const string ConventionalKey = "Id";

    public static KeyDeclaration? ReadPrimary(RecordScope scope, bool isNeeded)
    {
        List<ColumnReading> marked = scope.Columns.Where(column => column.Attribute(AttributeNames.Key) is not null).ToList();
        AttributeReading? given = null;
        foreach (AttributeReading attribute in scope.Attributes)
            if (attribute.Name == AttributeNames.PrimaryKey) given = attribute;

        List<ColumnReading>? columns;
        Identifier? name = null;
        if (given is { } primary)
        {
            if (marked.Count > 0)
                scope.Report("SHS014", marked[0].Attribute(AttributeNames.Key)?.Syntax, scope.Record.Name, "[PrimaryKey] on the record and [Key] on a property both say the key");
            name = scope.NameFrom(primary, primary.Text("Name"), primary.PlaceOf("Name"), scope.Record.Name);
            columns = MemberList.Read(scope, primary, (ColumnReading?)null);
            if (columns is null) return null;
        }
        else
        {
            columns = marked.Count > 0 ? marked : scope.Columns.Where(column => column.Member == ConventionalKey).ToList();
        }
        if (columns.Count == 0)
        {
            bool isExplained = scope.IsRefused(ConventionalKey) || !isNeeded;
            if (!isExplained)
                scope.ReportAt("SHS001", Place.Of(scope.Declaration.Identifier), scope.Record.Name, "name a property Id, put [Key] on one, or [PrimaryKey(…)] on the record");
            return null;
        }
        foreach (ColumnReading column in columns)
        {
            if (!column.Column.IsNullable) continue;
            scope.Report("SHS001", PropertySyntax.TypeOf(column.Syntax), scope.Record.Name, $"'{column.Member}' may be null, which no part of a key can be; take the '?' away");
            return null;
        }
        SetKeyDefaults(scope, columns);
        return new KeyDeclaration(columns.Select(column => column.Member).ToEquatableArray(), name);
    }

    public static EquatableArray<UniqueDeclaration> ReadUniques(RecordScope scope)
    {
        List<UniqueDeclaration> uniques = [];
        foreach (ColumnReading column in scope.Columns.ToArray())
            foreach (AttributeReading attribute in column.Attributes) AddUnique(scope, attribute, column, uniques);
        foreach (AttributeReading attribute in scope.Attributes) AddUnique(scope, attribute, null, uniques);
        return uniques.ToEquatableArray();
    }

    private static void AddUnique(RecordScope scope, AttributeReading attribute, ColumnReading? holder, List<UniqueDeclaration> uniques)
    {
        bool isPerFramework = attribute.Name == AttributeNames.UniquePerFramework;
        if (!isPerFramework && attribute.Name != AttributeNames.Unique) return;
        Identifier? name = scope.NameFrom(attribute, attribute.Text("Name"), attribute.PlaceOf("Name"), holder?.Member ?? scope.Record.Name);
        if (MemberList.Read(scope, attribute, holder) is not { } columns) return;
        if (isPerFramework && !scope.IsFrameworkAware)
        {
            scope.Report("SHS007", attribute.Syntax, attribute.ShortName, holder?.Member ?? scope.Record.Name, "the record is not [FrameworkAware]; use [Unique]");
            return;
        }
        uniques.Add(new UniqueDeclaration
        {
            Members = columns.Select(column => column.Member).ToEquatableArray(),
            Name = name,
            NullsNotDistinct = attribute.Flag("NullsNotDistinct"),
            IsPerFramework = isPerFramework,
        });
    }

    private static void SetKeyDefaults(RecordScope scope, List<ColumnReading> key)
    {
        foreach (ColumnReading column in key) scope.Replace(column with { IsFixed = true });
        if (key.Count != 1 || scope.Find(key[0].Member) is not { } single) return;
        bool isReference = single.Attribute(AttributeNames.References) is not null
            || scope.Attributes.Any(attribute => attribute.Name == AttributeNames.References && attribute.Texts(0).Contains(single.Member));
        bool isMade = single.Type.Clr is { Kind: ScalarKind.Uuid, IsArray: false } && single.Type.Storage == ColumnStorage.Direct
            && single.Column is { Default: null, Generated: null } && !single.HasInitialiser;
        if (isMade && !isReference)
        {
            scope.Replace(single with
            {
                Column = single.Column with { Default = new SqlExpression("gen_random_uuid()") }, Origin = ColumnOrigin.RecordOrDatabase,
            });
        }
    }
}
