using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading;

/// <summary>
/// What the readers of one record share while it is read: its symbols, what is known of it so far, and the problems. It ends with the
/// reading, so it may hold Roslyn's types.
/// </summary>
internal sealed class RecordScope(INamedTypeSymbol record, TypeDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation)
{
    private readonly List<Problem> problems = [];
    private readonly List<MemberPlace> places = [];
    private readonly HashSet<string> refused = [];
    private readonly List<EntityRule> translations = [];

    public INamedTypeSymbol Record { get; } = record;

    /// <summary>The part of the record that carries [Table].</summary>
    public TypeDeclarationSyntax Declaration { get; } = declaration;

    public ImmutableArray<AttributeReading> Attributes { get; } = AttributeReading.Of(record);

    public ModelSource Models { get; } = new(compilation);

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The schema of tables and enums that name none.</summary>
    public Identifier DefaultSchema { get; } = DatabaseReader.Read(compilation).Declaration.Schema;

    /// <summary>The database has a list of admins.</summary>
    public bool HasAdminFlag { get; } = DatabaseReader.Read(compilation).Declaration.HasAdminFlag;

    /// <summary>What reads and writes documents; null where that is done by reflection.</summary>
    public JsonContextReading? JsonContext { get; } = DatabaseReader.Read(compilation).JsonContext;

    public Identifier Table { get; set; } = NamingRules.Table(record.Name);

    public List<ColumnReading> Columns { get; } = [];

    /// <summary>The property that holds the row's version; null for none.</summary>
    public string? Version { get; set; }

    /// <summary>False once something that a row needs could not be read: then no repository is emitted, which could only fail to compile.</summary>
    public bool IsWhole { get; set; } = true;

    /// <summary>A property of this name was meant as a column and could not be read.</summary>
    public bool IsRefused(string member) => refused.Contains(member);

    public IReadOnlyCollection<string> Refused => refused;

    public void Refuse(string member) => refused.Add(member);

    /// <summary>Every rule method with the SQL that it became, once for each that differs.</summary>
    public EquatableArray<EntityRule> Translations => translations.Distinct().ToEquatableArray();

    public void AddTranslation(EntityRule rule) => translations.Add(rule);

    public EquatableArray<Problem> Problems => problems.ToEquatableArray();

    public EquatableArray<MemberPlace> Places => places.ToEquatableArray();

    /// <summary>The column name of a property; a name of underscores alone has no word to make one from and stays.</summary>
    public Identifier ColumnName(string property)
        => SnakeCase.From(property).Trim('_').Length == 0 ? new Identifier(NamingRules.Shortened(property)) : NamingRules.Column(property);

    public bool IsFrameworkAware { get; set; }

    public ColumnReading? Find(string member)
    {
        foreach (ColumnReading column in Columns)
            if (column.Member == member) return column;
        return null;
    }

    /// <summary>Puts what is known of a column now in the place of what was known before.</summary>
    public void Replace(ColumnReading column) => Columns[Columns.FindIndex(known => known.Member == column.Member)] = column;

    public void Report(string rule, SyntaxNode? place, params string[] arguments)
        => problems.Add(new Problem(rule, Place.Of(place ?? Declaration), arguments.ToEquatableArray()));

    /// <summary>A rule that two attributes make use of is translated twice, and wrong once.</summary>
    public bool HasReported(string rule, SyntaxNode place)
    {
        Place where = Place.Of(place);
        foreach (Problem problem in problems)
            if (problem.Rule == rule && problem.Place == where) return true;
        return false;
    }

    public void ReportAt(string rule, Place place, params string[] arguments) => problems.Add(new Problem(rule, place, arguments.ToEquatableArray()));

    public void AddPlace(string? member, SyntaxToken name) => places.Add(new MemberPlace(member, Place.Of(name)));

    /// <summary>The schema that an attribute gives, if PostgreSQL can make it; else null and, where one was given, SHS006.</summary>
    public Identifier? SchemaFrom(AttributeReading attribute, string holder)
    {
        if (attribute.Text("Schema") is not { } text) return null;
        if (DatabaseReader.ReservedFlaw(text, isRole: false) is not { } flaw) return NameFrom(attribute, text, attribute.PlaceOf("Schema"), holder);
        Report("SHS006", attribute.PlaceOf("Schema"), attribute.ShortName, holder, flaw);
        return null;
    }

    /// <summary>The name that an attribute gives, if PostgreSQL can store it; else null and, where one was given, SHS006.</summary>
    public Identifier? NameFrom(AttributeReading attribute, string? text, SyntaxNode? place, string holder)
    {
        if (text is null) return null;
        if (Identifier.Flaw(text) is not { } flaw) return new Identifier(text);
        Report("SHS006", place, attribute.ShortName, holder, flaw);
        return null;
    }
}
