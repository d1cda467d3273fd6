using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using StudyHub.Schema.Collections;
using StudyHub.Schema.Generators.Diagnostics;
using StudyHub.Schema.Generators.Entities;
using StudyHub.Schema.Naming;

namespace StudyHub.Schema.Generators.Reading.Projections;

/// <summary>What the readers of one projection share while it is read. It ends with the reading.</summary>
internal sealed class ProjectionScope(INamedTypeSymbol record, TypeDeclarationSyntax declaration, Compilation compilation, CancellationToken cancellation)
{
    private readonly List<Problem> problems = [];
    private readonly List<ProjectedJoin> joins = [];

    public INamedTypeSymbol Record { get; } = record;

    public TypeDeclarationSyntax Declaration { get; } = declaration;

    public CancellationToken Cancellation { get; } = cancellation;

    public EquatableArray<Problem> Problems => problems.ToEquatableArray();

    public EquatableArray<ProjectedJoin> Joins => joins.ToEquatableArray();

    /// <summary>False once something could not be read: then nothing is emitted.</summary>
    public bool IsWhole { get; private set; } = true;

    public TableOutline? Outline(INamedTypeSymbol type) => TableOutlineReader.Read(type, compilation, Cancellation);

    public INamedTypeSymbol? TypeOf(string metadataName) => compilation.Assembly.GetTypeByMetadataName(metadataName);

    /// <param name="rule">Its id.</param>
    /// <param name="place">Null for the record's name.</param>
    /// <param name="arguments">Of its message.</param>
    public void ReportAt(string rule, Place? place, params string[] arguments)
    {
        IsWhole = false;
        problems.Add(new Problem(rule, place ?? Place.Of(Declaration.Identifier), arguments.ToEquatableArray()));
    }

    public void Report(string rule, SyntaxNode? place, params string[] arguments) => ReportAt(rule, place is null ? null : Place.Of(place), arguments);

    /// <summary>Something is missing for a reason that is reported elsewhere.</summary>
    public void Break() => IsWhole = false;

    /// <summary>The number of the join, from 1; one reference is followed once, whatever is read over it.</summary>
    public int Join(int source, IEnumerable<Identifier> columns, TableOutline target, IEnumerable<Identifier> keys)
    {
        ProjectedJoin join = new(source, Quoted(columns), SqlQuoting.QualifiedName(target.Table), Quoted(keys), target.DeletedAt is { } deletedAt ? SqlQuoting.Identifier(deletedAt) : null);
        int known = joins.IndexOf(join);
        if (known >= 0) return known + 1;
        joins.Add(join);
        return joins.Count;
    }

    private static EquatableArray<string> Quoted(IEnumerable<Identifier> names) => names.Select(SqlQuoting.Identifier).ToEquatableArray();
}
